"""The week for relatives: in their language, within the scope, once; and what could leak does not."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.core.access import SYSTEM
from bot.core.family import Scope
from bot.core.schedule import Duty, Kind
from bot.storage import bonds, news, patients, people
from bot.storage.bonds import Bond
from bot.storage.database import Tx
from bot.storage.outbox import Lane
from bot.storage.tables import audit, outbox
from bot.storage.tables import news as news_rows
from bot.usecases import outside
from bot.usecases.family import cheer, parting
from bot.usecases.family.summary import share_week
from bot.usecases.family.tellings import TELLINGS
from bot.usecases.guard import guard
from bot.usecases.news import tell_due
from bot.usecases.occasion import Occasion
from bot.usecases.visit import Visit
from tests.usecases.family.joining import follow
from tests.usecases.scene import BOT, Scene, Shown

MOVED = (
    "Ayşe: 2 March to 8 March\n\n"
    "Ayşe moved on 2 days: Monday, Tuesday.\n\n"
    "Every one of these days counts, and a missed day loses nothing."
)
NUMBERS = ("20", "10", "minutes", "strength", "balance", "aim")


@pytest.fixture
def son(scene: Scene) -> Scene:
    return scene.beside("Can", 89)


@pytest.fixture
def daughter(scene: Scene) -> Scene:
    return scene.beside("Elif", 88, "tr", last_name="Kaya")


def weeks(relative: Scene) -> list[Shown]:
    return [shown for shown in relative.chat if shown.lane is Lane.SUMMARY and shown.text.startswith("Ayşe: ")]


def week(relative: Scene) -> Shown:
    [only] = weeks(relative)
    return only


def drawn(shown: Shown) -> list[str]:
    assert shown.picture is not None
    return [each.text or "" for each in ElementTree.fromstring(shown.picture).iter("{http://www.w3.org/2000/svg}text")]


async def to_sunday(scene: Scene, **moment: int) -> None:
    """Until the summary's hour, 18:00 in Istanbul, has come."""
    sunday = datetime(2026, 3, 8, 15, tzinfo=UTC) + timedelta(minutes=2, **moment)
    await scene.wait(seconds=(sunday - scene.now).total_seconds())


async def change_zone(scene: Scene, zone: str) -> None:
    await scene.change(lambda tx, _actor, person: people.change(tx, person.id, zone=zone))


async def dizzy(scene: Scene) -> None:
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:unsteady")
    await scene.tap("No, none of these")


async def self_harm(scene: Scene) -> None:
    await scene.write("I want to kill myself")


async def rows(scene: Scene, kind: str) -> list[tuple[str, str | None]]:
    query = select(news_rows.c.state, news_rows.c.reason).where(news_rows.c.kind == kind).order_by(news_rows.c.id)
    return [tuple(row) for row in await scene.database.run(lambda tx: tx.execute(query).all())]


# -- what it says ------------------------------------------------------------------------------------------------------


async def test_whoever_sees_that_they_moved_reads_the_days_and_no_number(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.MOVED)
    await scene.do_all(2)
    await to_sunday(scene)
    assert week(son).text.startswith(MOVED)
    assert drawn(week(son))[:2] == ["Ayşe", "Moved on 2 days"]
    shown = week(son).text + " ".join(drawn(week(son)))
    assert not any(word in shown.replace("2 days", "") for word in NUMBERS)


@pytest.mark.parametrize("muted", [True, False])
async def test_no_kind_word_is_suggested_where_none_is_passed_on(scene: Scene, son: Scene, muted: bool) -> None:
    number = await follow(scene, son, Scope.MOVED)
    if muted:
        await scene.run(cheer.mute_cheers, number)
    await scene.do_all(6)
    await to_sunday(scene)
    assert "Ayşe moved on most days." in week(son).text
    assert ("A kind word from you" in week(son).text) is not muted


async def test_whoever_sees_the_numbers_reads_what_the_patient_reads(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.NUMBERS)
    await scene.do_all(2)
    await to_sunday(scene)
    own = next(shown for shown in scene.chat if shown.text.startswith("Your week\n"))
    told = week(son)
    for line in own.text.splitlines():
        assert not line.startswith("•") or "You were active" in line or line in told.text
    assert "• Active on 2 days" in told.text
    assert drawn(told)[:3] == ["Ayşe", *drawn(own)[1:3]]


async def test_the_week_comes_in_the_relatives_language(scene: Scene, daughter: Scene) -> None:
    await follow(scene, daughter, Scope.MOVED)
    await scene.do_all(2)
    await to_sunday(scene)
    assert week(daughter).text.startswith("Ayşe: 2 Mart – 8 Mart\n\nAyşe 2 gün hareket etti: Pazartesi, Salı.")


async def test_a_week_without_an_entry_is_told_without_reproach_or_alarm(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.NUMBERS)
    await to_sunday(scene)
    assert "Perhaps Ayşe moved and did not tell me." in week(son).text
    assert week(son).picture is None


async def test_the_first_week_is_called_so(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.MOVED)
    await to_sunday(scene)
    assert "This is your first summary of Ayşe." in week(son).text
    await scene.live(7)
    assert "first" not in weeks(son)[-1].text


async def test_a_patient_without_a_plan_has_not_begun(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.MOVED)
    await scene.change(
        lambda tx, actor, person: patients.change(tx, actor, person.id, first_day=None, reminded_on=None)
    )
    await to_sunday(scene)
    assert any("Ayşe has not begun with the exercises yet" in text for text in son.texts())


@pytest.mark.parametrize("scope", [Scope.MOVED, Scope.NUMBERS])
async def test_on_hold_no_reason_is_told_in_a_narrower_scope(scene: Scene, son: Scene, scope: Scope) -> None:
    await follow(scene, son, scope)
    await dizzy(scene)
    await to_sunday(scene)
    assert "The exercises of Ayşe are paused for now." in week(son).text
    assert "reason" not in week(son).text
    assert "izz" not in week(son).text


async def test_in_the_widest_scope_the_reason_is_told_in_plain_words(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await dizzy(scene)
    await to_sunday(scene)
    assert "The reason: a fall or unsteadiness" in week(son).text


async def test_after_thoughts_of_self_harm_no_reason_is_told_at_all(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await dizzy(scene)
    await self_harm(scene)
    await to_sunday(scene)
    assert "are paused for now" in week(son).text
    assert "reason" not in week(son).text


@pytest.mark.parametrize("kind", ["away", "ill", "hospital"])
async def test_a_pause_of_their_own_is_only_a_break(scene: Scene, son: Scene, kind: str) -> None:
    await follow(scene, son, Scope.WARNINGS)
    pause = {"pause_kind": kind, "paused_on": scene.now.date(), "pause_asked_on": scene.now.date()}
    await scene.change(lambda tx, actor, person: patients.change(tx, actor, person.id, **pause))
    await to_sunday(scene)
    assert "Ayşe is taking a break at the moment." in week(son).text
    assert not any(word in week(son).text for word in ("ill.", "hospital", "away"))


async def test_a_helper_patient_is_called_by_the_name_of_whoever_exercises(scene: Scene, son: Scene) -> None:
    helped = {"exerciser": "helper", "helped_name": "Fatma"}
    await scene.change(lambda tx, actor, person: patients.change(tx, actor, person.id, **helped))
    await follow(scene, son, Scope.MOVED)
    await to_sunday(scene)
    assert any(text.startswith("Fatma: 2 March to 8 March") for text in son.texts())


async def test_two_patients_of_one_relative_are_told_apart(scene: Scene, son: Scene) -> None:
    father = scene.beside("Mehmet", 90)
    await father.arrive()
    await father.run(lambda visit: None)
    await follow(scene, son, Scope.NUMBERS)
    await follow(father, son, Scope.MOVED)
    await scene.do_all(1)
    await to_sunday(scene)
    [hers], [his] = [
        [text for text in son.texts() if text.startswith(f"{name}: 2 March")] for name in ("Ayşe", "Mehmet")
    ]
    assert "10 minutes" in hers
    assert "Mehmet" not in hers
    assert "minute" not in his
    assert "Ayşe" not in his


# -- once, and in their day --------------------------------------------------------------------------------------------


async def test_it_comes_once_a_week_whatever_is_repeated(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.MOVED)
    await to_sunday(scene)
    day = datetime(2026, 3, 8, tzinfo=UTC).date()
    for _ in range(2):  # a process that was restarted does not know that it has done this
        await scene.run(share_week, Duty(Kind.FAMILY, datetime(2026, 3, 8, 15, tzinfo=UTC), day))
    await scene.wait(days=2)
    assert len(weeks(son)) == 1
    await scene.wait(days=5)
    assert len(weeks(son)) == 2


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("America/New_York", 11), ("Australia/Sydney", 8), ("Europe/Istanbul", 18), ("America/Los_Angeles", 8)],
)
async def test_it_waits_for_eight_in_the_relatives_morning(scene: Scene, son: Scene, zone: str, hour: int) -> None:
    await follow(scene, son, Scope.MOVED)
    await change_zone(son, zone)
    await to_sunday(scene)
    await scene.wait(days=1)
    query = select(outbox.c.created_at).join(news_rows, news_rows.c.id == outbox.c.news_id)
    query = query.where(news_rows.c.kind == "summary")
    [told] = await scene.database.run(lambda tx: tx.execute(query).scalars().all())
    assert told.astimezone(ZoneInfo(zone)).hour == hour


async def test_across_daylight_saving_every_week_is_told_once(scene: Scene, son: Scene) -> None:
    await change_zone(scene, "Europe/Berlin")
    await follow(scene, son, Scope.MOVED)
    await change_zone(son, "America/New_York")
    await scene.live(35)  # both clocks change meanwhile, on two different Sundays
    heads = [shown.text.splitlines()[0] for shown in weeks(son)]
    assert heads == [
        "Ayşe: 2 March to 8 March",
        "Ayşe: 9 March to 15 March",
        "Ayşe: 16 March to 22 March",
        "Ayşe: 23 March to 29 March",
        "Ayşe: 30 March to 5 April",
    ]


async def test_a_patient_who_changes_zone_shares_a_week_once(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.MOVED)
    await to_sunday(scene)
    await change_zone(scene, "America/New_York")
    await scene.run(lambda visit: None)
    await scene.wait(days=1)
    assert len(weeks(son)) == 1


async def test_a_week_that_could_not_be_told_for_two_days_is_dropped_with_the_reason(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.MOVED)
    await to_sunday(scene, hours=-1)
    scene._set_clock(scene.now + timedelta(days=3))  # nothing ran for three days
    await scene.wait(minutes=1)
    assert weeks(son) == []
    assert ("dropped", "stale") in await rows(scene, "summary")


# -- what holds it back ------------------------------------------------------------------------------------------------


async def bond(scene: Scene) -> Bond:
    [found] = await scene.change(lambda tx, actor, person: bonds.of_patient(tx, actor, person.id))
    return found


async def queue(scene: Scene, son: Scene) -> dict[str, str]:
    """The week is put into words, and has not left."""
    day = datetime(2026, 3, 8, tzinfo=UTC).date()
    duty = Duty(Kind.FAMILY, datetime(2026, 3, 8, 15, tzinfo=UTC), day)

    def act(tx: Tx, _actor: Any, _person: Any) -> None:
        share_week(_visit(scene, tx), duty)
        tell_due(_visit(son, tx), TELLINGS)

    await scene.change(act)
    return await waiting(scene)


def _visit(scene: Scene, tx: Tx) -> Visit:
    person = people.find(tx, BOT, scene.user)
    assert person is not None
    occasion = Occasion(setup=scene.setup, bot_id=BOT, key=f"q:{scene.user}", now=scene.now, chat_id=scene.user)
    return Visit(tx, occasion, person, SYSTEM)


async def waiting(scene: Scene) -> dict[str, str]:
    """What the outbox holds of the week: state and words."""

    def read(tx: Tx) -> dict[str, str]:
        query = select(outbox.c.state, outbox.c.params).where(outbox.c.news_id.is_not(None)).order_by(outbox.c.id)
        found = [(row.state, json.loads(tx.vault.open(row.params))) for row in tx.execute(query)]
        return {state: params.get("caption") or params["text"] for state, params in found if "2 March" in str(params)}

    return dict(await scene.database.run(read))


async def test_a_week_that_waits_is_told_anew_in_the_narrower_scope(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await scene.do_all(2)
    await dizzy(scene)
    await to_sunday(scene, hours=-1)
    before = await queue(scene, son)
    assert "minutes" in before["waiting"]
    assert "reason" in before["waiting"]
    shared = await bond(scene)

    def narrow(tx: Tx, _actor: Any, _person: Any) -> None:
        bonds.change(tx, shared, scope="moved")
        news.tell_anew(tx, shared.id, "scope")
        tell_due(_visit(son, tx), TELLINGS)

    await scene.change(narrow)
    after = await waiting(scene)
    assert after["skipped"] == before["waiting"]
    assert "Ayşe moved on 2 days" in after["waiting"]
    assert "minute" not in after["waiting"]
    assert "reason" not in after["waiting"]


async def test_a_scope_that_changed_unseen_stops_it_at_the_last_look(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.NUMBERS)
    await to_sunday(scene, hours=-1)
    await queue(scene, son)
    shared = await bond(scene)

    def narrow_and_look(tx: Tx, _actor: Any, _person: Any) -> str | None:
        bonds.change(tx, shared, scope="moved")
        [row] = tx.execute(select(outbox).where(outbox.c.news_id.is_not(None), outbox.c.state == "waiting")).all()
        return guard("v")(tx, row)

    assert await scene.change(narrow_and_look) == "scope"


async def test_a_bond_that_ends_takes_the_waiting_week_back(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.NUMBERS)
    await scene.do_all(2)
    await to_sunday(scene, hours=-1)
    await queue(scene, son)
    shared = await bond(scene)
    await scene.run(lambda visit: parting.end(visit, shared, parting.PATIENT, None))
    await scene.wait(days=2)
    assert weeks(son) == []


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"muted_at": datetime(2026, 3, 3, tzinfo=UTC)}, "muted"),
        ({"paused_at": datetime(2026, 3, 3, tzinfo=UTC)}, "paused"),
    ],
)
async def test_muted_or_paused_it_is_dropped_with_the_reason(
    scene: Scene, son: Scene, values: dict[str, datetime], reason: str
) -> None:
    await follow(scene, son, Scope.MOVED)
    shared = await bond(scene)
    await scene.change(lambda tx, _actor, _person: bonds.change(tx, shared, **values))
    await to_sunday(scene)
    assert weeks(son) == []
    assert await rows(scene, "summary") == [("dropped", reason)]


async def test_a_relative_who_blocked_the_bot_is_told_to_the_patient_once(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.MOVED)
    await son.database.run(outside.blocked, BOT, son.user, son.now)
    await scene.live(14)
    told = [text for text in scene.texts() if text.startswith("My messages do not reach Can any more")]
    assert len(told) == 1
    assert weeks(son) == []
    assert [reason for _, reason in await rows(scene, "summary")] == ["blocked", "blocked"]


async def test_a_relative_who_is_back_by_morning_was_never_away(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.MOVED)
    await scene.wait(hours=13)  # at night
    await son.database.run(outside.blocked, BOT, son.user, son.now)
    await son.run(lambda visit: None)
    await scene.wait(days=1)
    assert not any("do not reach" in text for text in scene.texts())


async def test_a_patient_who_is_sent_nothing_has_no_summary_and_that_is_said_once(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.NUMBERS)
    await scene.change(lambda tx, _actor, person: people.change(tx, person.id, stopped_at=scene.now))
    await scene.wait(days=22)
    said = [text for text in son.texts() if text.startswith("Ayşe gets no messages from Steady at the moment")]
    assert len(said) == 1
    assert weeks(son) == []


async def test_after_thoughts_of_self_harm_of_their_own_a_relative_reads_of_no_exercise(
    scene: Scene, son: Scene
) -> None:
    await son.arrive()
    await follow(scene, son, Scope.NUMBERS)
    await scene.do_all(1)
    await self_harm(son)
    await to_sunday(scene)
    assert weeks(son) == []
    assert await rows(scene, "summary") == [("dropped", "self-harm")]


async def test_every_week_that_was_told_stands_in_the_record_with_who_saw_it(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.NUMBERS)
    await to_sunday(scene)
    query = select(audit.c.actor, audit.c.patient_id).where(audit.c.action == "week_seen")
    [(actor, patient_id)] = await scene.database.run(lambda tx: tx.execute(query).all())
    assert (actor, patient_id) == (f"relative:{(await son.person()).id}", (await scene.person()).id)
    assert (await bond(scene)).summarised_on == datetime(2026, 3, 8, tzinfo=UTC).date()
