"""/export of staff: their own data or the clinic's tables, after a second tap, and on record."""

import csv
import json
from datetime import date
from io import StringIO

import pytest
from sqlalchemy import func, insert, select, update

from bot.core.access import Role
from bot.core.cases import Kind, Severity
from bot.core.clinic_tables import files
from bot.core.totals import week_totals
from bot.storage import exports, logs, patients, personal, reports, staff
from bot.storage.cases import add as add_case
from bot.storage.database import Database
from bot.storage.tables import export_parts
from bot.storage.tables import exports as exports_table
from bot.storage.tables import patients as patients_table
from bot.storage.tables import people as people_table
from bot.usecases import privacy
from bot.usecases.clinic import exporting
from tests.usecases.clinic.hiring import member_of
from tests.usecases.clinic.staffing import hire
from tests.usecases.scene import BOT, Scene


@pytest.fixture
async def deniz(scene: Scene) -> Scene:
    return await hire(scene, "Deniz", 500)


async def exported(deniz: Scene) -> dict[str, list[dict[str, str]]]:
    """The tables by file name, each row by its header."""
    await deniz.write("/export")
    await deniz.taps("The clinic's tables", "Send me the tables")
    await deniz.write_tables()
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


async def wanted(deniz: Scene) -> None:
    """The tables are asked for, and nothing is written yet."""
    await deniz.write("/export")
    await deniz.taps("The clinic's tables", "Send me the tables")


async def test_a_second_tap_and_a_late_one_send_nothing_more(scene: Scene, deniz: Scene) -> None:
    await deniz.write("/export")
    await deniz.tap("The clinic's tables")
    shown, data = deniz.last, deniz.last.buttons["Send me the tables"]
    await deniz.press(shown, data)
    await deniz.press(shown, data)
    assert deniz.toast == "Please ask for the tables anew."
    assert deniz.last.text.startswith("I am writing the tables, this takes a moment.")
    await wanted(deniz)
    await deniz.write_tables()
    assert len(deniz.files) == 3
    await deniz.write("/export")
    await deniz.tap("The clinic's tables")
    await deniz.wait(minutes=11)
    await deniz.tap("Send me the tables")
    await deniz.write_tables()
    assert len(deniz.files) == 3
    assert await kept(deniz) == (0, 0)


# -- step by step ------------------------------------------------------------------------------------------------------

CROWD = range(5000, 5045)  # of patients: some steps


async def kept(scene: Scene) -> tuple[int, int]:
    """How many exports there are, and how many parts."""
    counts = [select(func.count()).select_from(table) for table in (exports_table, export_parts)]
    first, second = await scene.database.run(lambda tx: [tx.execute(count).scalar_one() for count in counts])
    return first, second


async def crowded(scene: Scene) -> None:
    def arrive(tx) -> None:
        ayse = tx.execute(select(people_table).where(people_table.c.user_id == scene.user)).mappings().one()
        frame = tx.execute(select(patients_table).where(patients_table.c.person_id == ayse["id"])).mappings().one()
        each = [{**ayse, "id": number, "user_id": number, "chat_id": number} for number in CROWD]
        tx.execute(insert(people_table), each)
        tx.execute(insert(patients_table), [{**frame, "person_id": number} for number in CROWD])

    await scene.database.run(arrive)


async def step(scene: Scene) -> bool:
    [number] = await scene.database.run(exports.due, BOT, scene.now)
    return await scene.database.run(exporting.advance, scene.setup, number, scene.now)


async def codes(deniz: Scene) -> list[str]:
    """Of the patients in the one table that came."""
    await deniz.write_tables()
    assert [file["name"] for file in deniz.files] == ["patients.csv", "weeks.csv", "cases.csv"]
    rows = csv.reader(StringIO(deniz.files[0]["text"]), delimiter=";")
    return [row[0] for row in rows][1:]


async def test_whatever_ends_between_or_within_two_steps_every_row_comes_once(scene: Scene, deniz: Scene) -> None:
    class Ended(BaseException):
        """The process, within a step."""

    def cut_short(tx, number: int) -> None:
        exporting.advance(tx, scene.setup, number, scene.now)
        raise Ended

    await crowded(scene)
    await wanted(deniz)
    [number] = await scene.database.run(exports.due, BOT, scene.now)
    for _ in range(20):
        with pytest.raises(Ended):
            await scene.database.run(cut_short, number)
        again = Database(scene.database.url.render_as_string(False), scene.database.vault)
        again.transaction(exporting.advance, scene.setup, number, scene.now)
        again.close()
    assert await codes(deniz) == [f"P{(await scene.person()).id}", *(f"P{number}" for number in CROWD)]
    assert [line for line in await deniz.audited() if line.startswith("tables_exported")] == [
        "tables_exported patients:46 weeks:46 cases:0"
    ]
    assert await kept(deniz) == (0, 0)


async def test_somebody_who_is_deleted_before_all_is_written_is_left_out(scene: Scene, deniz: Scene) -> None:
    await crowded(scene)
    await wanted(deniz)
    assert await step(deniz)
    deleted = await scene.person()
    await scene.change(lambda tx, actor, person: personal.erase(tx, actor, person, scene.now))
    assert (await kept(deniz))[1] == 0
    found = await codes(deniz)
    assert f"P{deleted.id}" not in found
    assert len(found) == len(CROWD)


@pytest.mark.parametrize("steps", [1, 99])
async def test_whoever_works_there_no_more_gets_nothing(scene: Scene, deniz: Scene, steps: int) -> None:
    """In the middle, and when the documents wait already."""
    await wanted(deniz)
    for _ in range(steps):
        await step(deniz)
    member = await member_of(deniz)
    await scene.database.run(staff.remove, member, scene.now)
    await deniz.write_tables()
    assert (deniz.files, await kept(deniz)) == ([], (0, 0))


async def test_whoever_has_the_right_no_more_gets_nothing(scene: Scene, deniz: Scene) -> None:
    await wanted(deniz)
    await step(deniz)
    await scene.database.run(staff.change_roles, await member_of(deniz), [Role.COMMUNICATOR])
    await deniz.write_tables()
    assert (deniz.files, await kept(deniz)) == ([], (0, 0))
    assert not any(line.startswith("tables_exported") for line in await deniz.audited())


async def test_what_cannot_be_written_is_told_and_given_up(scene: Scene, deniz: Scene) -> None:
    await scene.database.run(lambda tx: tx.execute(update(patients_table).values(record=b"of another key")))
    await wanted(deniz)
    await deniz.write_tables()
    assert deniz.last.text.startswith("The tables could not be written.")
    assert (deniz.files, await kept(deniz)) == ([], (0, 0))


async def test_own_data_is_what_it_is_for_everybody(scene: Scene, deniz: Scene) -> None:
    await deniz.write("/export")
    await deniz.tap("My own data")
    assert [file["name"] for file in deniz.files] == ["my-data.json"]
    assert "Ayşe" not in deniz.files[0]["text"]


async def test_what_was_read_of_patients_is_not_among_their_own_data_also_afterwards(
    scene: Scene, deniz: Scene
) -> None:
    await deniz.write("/patients")
    await deniz.press(deniz.last, f"pat:open:{(await scene.person()).id}")
    await deniz.press(deniz.last, f"out:patient:{(await scene.person()).id}")  # an edit
    assert "Ayşe" in deniz.last.text
    await deniz.write("/export")
    await deniz.tap("My own data")
    member = await member_of(deniz)
    await deniz.database.run(staff.remove, member, scene.now)
    await deniz.run(privacy.export)
    assert len(deniz.files) == 2
    for file in deniz.files:
        assert "Ayşe" not in str(json.loads(file["text"]))


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


def test_what_is_too_long_for_one_file_goes_on_in_another() -> None:
    assert files([]) == [[]]
    assert files([30, 20, 1, 60, 9], longest=50) == [[0, 1], [2], [3], [4]]


async def test_turkish_staff_get_turkish_headers(scene: Scene) -> None:
    deniz = await hire(scene, "Deniz", 500, language="tr")
    await deniz.write("/verilerim")
    await deniz.press(deniz.last, "cl:tables")
    await deniz.press(deniz.last, "cl:send")
    await deniz.write_tables()
    assert deniz.files[0]["text"].startswith("\ufeffKod;")
