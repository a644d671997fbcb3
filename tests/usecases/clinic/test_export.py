"""/export of staff: their own data or the clinic's tables, after a second tap, and on record."""

import csv
from datetime import date
from io import StringIO

import pytest

from bot.core.access import Role
from bot.core.cases import Kind, Severity
from bot.core.totals import week_totals
from bot.storage import logs, patients, reports
from bot.storage.cases import add as add_case
from bot.views.clinic import csv_text
from tests.usecases.clinic.staffing import hire
from tests.usecases.scene import Scene


@pytest.fixture
async def deniz(scene: Scene) -> Scene:
    return await hire(scene, "Deniz", 500)


async def exported(deniz: Scene) -> dict[str, list[dict[str, str]]]:
    """The tables by file name, each row by its header."""
    await deniz.write("/export")
    await deniz.taps("The clinic's tables", "Send me the tables")
    read = {}
    for file in deniz.files:
        assert file["text"].startswith("\ufeff")
        assert file["text"].endswith("\r\n")
        read[file["name"]] = list(csv.DictReader(StringIO(file["text"].removeprefix("\ufeff")), delimiter=";"))
    return read


async def test_three_tables_come_after_a_second_tap_and_are_on_record(scene: Scene, deniz: Scene) -> None:
    def happened(tx, actor, person) -> None:
        reports.hold(tx, actor, person, "T5", scene.now)
        patients.answer(tx, actor, person, {"age_band": "65_plus", "diagnosis": "yes"}, scene.now)
        patients.change(tx, actor, person.id, record_name="Ayşe Kaya", record="4711", matched_at=scene.now)
        add_case(tx, person, Kind.SYMPTOM, Severity.SAME_DAY, scene.now, rule="T5", words="her own words")

    await scene.change(happened)
    read = await exported(deniz)
    assert list(read) == ["patients.csv", "weeks.csv", "cases.csv"]
    [patient], [case] = read["patients.csv"], read["cases.csv"]
    assert patient == patient | {
        "Code": f"P{(await scene.person()).id}",
        "Record number": "4711",
        "Name in the records": "Ayşe Kaya",
        "Name": "Ayşe",
        "Status": "on hold",
        "Clearance": "clear",
        "Holds": "T5",
        "On hold since": "2026-03-02 10:30",
        "First day": "2026-03-02",
        "Age": "65 or older",
        "Osteoporosis": "yes",
        "Family follows": "no",
    }
    assert case == case | {"Rule": "T5", "Opened": "2026-03-02 10:30", "Taken": "", "Outcome": ""}
    assert not any("her own words" in file["text"] for file in deniz.files)
    assert "tables_exported patients:1 weeks:1 cases:1" in await deniz.audited()


async def test_each_week_since_the_first_day_has_the_numbers_that_the_patient_sees(scene: Scene, deniz: Scene) -> None:
    other = scene.beside("Fatma", 79)
    await other.arrive()
    await scene.do_all(1)
    await scene.wait(days=6)
    await scene.do_all(1)
    rows = (await exported(deniz))["weeks.csv"]
    number = (await scene.person()).id
    mine = [row for row in rows if row["Code"] == f"P{number}"]
    assert [row["Monday"] for row in mine] == ["2026-03-02", "2026-03-09"]
    assert [row["Active minutes"] for row in rows if row not in mine] == ["0", "0"]
    done = await scene.change(lambda tx, actor, person: logs.between(tx, actor, person.id, date.min, date.max))
    for row in mine:
        totals = week_totals(done, scene.setup.content.catalogue, date.fromisoformat(row["Monday"]))
        assert row["Active minutes"] == str(totals.moderate_minutes)
        assert row["Days with strength"] == str(totals.strength_days)
        assert row["Strength groups"].split() == list(totals.groups)
        assert row["Days with balance"] == str(totals.balance_days)
        assert int(row["Active days"]) == totals.active_days > 0


async def test_a_second_tap_and_a_late_one_send_nothing_more(scene: Scene, deniz: Scene) -> None:
    await deniz.write("/export")
    await deniz.tap("The clinic's tables")
    shown, data = deniz.last, deniz.last.buttons["Send me the tables"]
    await deniz.press(shown, data)
    await deniz.press(shown, data)
    assert (len(deniz.files), deniz.toast) == (3, "Please ask for the tables anew.")
    await deniz.write("/export")
    await deniz.tap("The clinic's tables")
    await deniz.wait(minutes=11)
    await deniz.tap("Send me the tables")
    assert len(deniz.files) == 3


async def test_own_data_is_what_it_is_for_everybody(scene: Scene, deniz: Scene) -> None:
    await deniz.write("/export")
    await deniz.tap("My own data")
    assert [file["name"] for file in deniz.files] == ["my-data.json"]
    assert "Ayşe" not in deniz.files[0]["text"]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COMMUNICATOR])
async def test_other_roles_get_their_own_data_and_no_tables(scene: Scene, role: Role) -> None:
    umut = await hire(scene, "Umut", 501, role)
    await umut.write("/export")
    assert [file["name"] for file in umut.files] == ["my-data.json"]
    for data in ("cl:tables", "cl:send"):
        await umut.press(umut.last, data)
        assert umut.last.text.startswith("Your role does not include this.")
    assert len(umut.files) == 1


async def test_what_a_spreadsheet_would_take_for_a_formula_is_told_apart(scene: Scene, deniz: Scene) -> None:
    await scene.change(
        lambda tx, actor, person: patients.change(tx, actor, person.id, record_name="=1+1", record="+90;5")
    )
    [patient] = (await exported(deniz))["patients.csv"]
    assert (patient["Name in the records"], patient["Record number"]) == ("'=1+1", "'+90;5")


def test_what_is_too_long_for_one_file_goes_on_in_another_with_its_header() -> None:
    texts = list(csv_text.files(["a", "b"], ([n, "@" * 10] for n in range(9)), longest=50))
    assert len(texts) > 1
    rows = [row for text in texts for row in csv.reader(StringIO(text.removeprefix("\ufeff")), delimiter=";")]
    assert [row for row in rows if row == ["a", "b"]] == [["a", "b"]] * len(texts)
    assert [int(row[0]) for row in rows if row != ["a", "b"]] == list(range(9))


async def test_turkish_staff_get_turkish_headers(scene: Scene) -> None:
    deniz = await hire(scene, "Deniz", 500, language="tr")
    await deniz.write("/verilerim")
    await deniz.press(deniz.last, "cl:tables")
    await deniz.press(deniz.last, "cl:send")
    assert deniz.files[0]["text"].startswith("\ufeffKod;")
