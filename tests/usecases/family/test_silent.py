"""A long silence: the family is asked, and what they say takes effect without a word to anybody else."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.core.family import Scope
from bot.storage import bonds, patients
from bot.storage import people as stored
from bot.storage.database import Tx
from bot.storage.outbox import Lane, enqueue
from bot.storage.tables import news, outbox, people
from tests.usecases.family.joining import follow
from tests.usecases.scene import Scene, Shown

ASKED = "I have not heard from Ayşe for"


@pytest.fixture
async def son(scene: Scene) -> Scene:
    son = scene.beside("Can", 89)
    await follow(scene, son, Scope.WARNINGS)
    return son


@pytest.fixture
async def daughter(scene: Scene, son: Scene) -> Scene:
    daughter = scene.beside("Elif", 90)
    await follow(scene, daughter, Scope.WARNINGS)
    return daughter


def asked(relative: Scene) -> list[Shown]:
    return [shown for shown in relative.chat if ASKED in shown.text or "All is well" in shown.buttons]


async def silence(scene: Scene) -> None:
    """Seven messages without an answer, and the one that says so."""
    await scene.wait(days=9)


async def state_of(scene: Scene, kind: str) -> list[str | None]:
    query = select(news.c.reason).where(news.c.kind == kind).order_by(news.c.id)
    return list(await scene.database.run(lambda tx: tx.execute(query).scalars().all()))


async def test_after_seven_unanswered_messages_the_family_is_asked_once(scene: Scene, son: Scene) -> None:
    await silence(scene)
    [shown] = asked(son)
    assert shown.text == (
        "I have not heard from Ayşe for 8 days. Often there is a harmless reason. Do you know how things are?"
    )
    assert list(shown.buttons) == ["All is well", "In hospital", "Sad news"]
    await scene.wait(days=30)
    assert len(asked(son)) == 1


async def test_on_a_hold_the_family_is_asked_after_seven_days_and_what_they_say_counts(
    scene: Scene, son: Scene
) -> None:
    await scene.write("I feel dizzy")
    await scene.answer("faint:no")
    await scene.wait(days=6)
    assert asked(son) == []
    await scene.wait(days=4)
    [shown] = asked(son)
    assert "I have not heard from Ayşe for" in shown.text
    await son.tap("In hospital")
    await scene.wait(minutes=1)
    assert await state_of(scene, "in_hospital") == ["applied"]
    await scene.wait(days=20)
    assert len(asked(son)) == 0, "the question was answered, and is not asked again"


async def test_on_a_hold_whoever_answers_is_not_silent(scene: Scene, son: Scene) -> None:
    await scene.write("I feel dizzy")
    await scene.answer("faint:no")
    for _ in range(3):
        await scene.wait(days=5)
        await scene.write("hello")
    assert asked(son) == []


@pytest.mark.parametrize("scope", [Scope.MOVED, Scope.NUMBERS])
async def test_a_narrower_scope_is_not_asked(scene: Scene, scope: Scope) -> None:
    son = scene.beside("Can", 89)
    await follow(scene, son, scope)
    await silence(scene)
    assert asked(son) == []


async def test_whoever_was_heard_before_it_was_told_is_not_asked_about(scene: Scene, son: Scene) -> None:
    await son.change(lambda tx, _actor, person: stored.change(tx, person.id, zone="America/New_York"))
    await scene.wait(days=8)  # in New York it is night
    await scene.write("hello")
    await scene.wait(days=1)
    assert asked(son) == []
    assert await state_of(scene, "silent") == ["heard"]


async def test_all_is_well_changes_nothing(scene: Scene, son: Scene) -> None:
    await silence(scene)
    before = await scene.patient()
    await son.tap("All is well")
    assert son.last.text == "Thank you, I am glad to hear it. I go on writing to Ayşe once a week."
    await scene.wait(minutes=1)
    assert await scene.patient() == before
    assert (await scene.audited())[-1].startswith("family_well")


async def test_in_hospital_is_a_pause_of_which_nothing_is_said_before_they_write(scene: Scene, son: Scene) -> None:
    await silence(scene)
    said = len(scene.chat)
    await son.tap("In hospital")
    assert "I wish Ayşe a good recovery." in son.last.text
    await scene.wait(minutes=1)
    patient = await scene.patient()
    assert patient.pause is not None
    assert (patient.pause.kind, patient.pause.until) == ("hospital", None)
    assert len(scene.chat) == said
    await scene.write("hello")
    await scene.wait(minutes=1)
    assert "I was told of a stay in hospital" in scene.last.text
    await scene.write("Today")
    assert "You are in hospital, so your exercises wait." in scene.last.text
    assert "I am back" in scene.last.buttons


async def test_a_second_tap_pauses_once(scene: Scene, son: Scene) -> None:
    await silence(scene)
    shown = asked(son)[0]
    await son.tap("In hospital")
    await son.press(shown, next(data for text, data in shown.buttons.items() if text == "In hospital"))
    assert len(await state_of(scene, "in_hospital")) == 1


async def test_whoever_wrote_meanwhile_is_not_in_hospital(scene: Scene, son: Scene) -> None:
    await silence(scene)
    await scene.write("hello")
    await son.tap("In hospital")
    assert "Ayşe has been in touch with me since then" in son.last.text
    await scene.wait(minutes=1)
    assert (await scene.patient()).pause is None


async def test_sad_news_takes_a_second_tap(scene: Scene, son: Scene) -> None:
    await silence(scene)
    await son.tap("Sad news")
    assert list(son.last.buttons) == ["No, I meant something else", "Yes, that is so"]
    await son.tap("No, I meant something else")
    assert list(son.last.buttons) == ["All is well", "In hospital", "Sad news"]
    await scene.wait(minutes=1)
    assert (await scene.person()).died_at is None


async def test_a_mere_yes_below_something_else_says_that_nobody_has_died(scene: Scene, son: Scene) -> None:
    other = scene.beside("Osman", 91)
    await other.arrive()
    await follow(other, son, Scope.WARNINGS)
    await silence(scene)
    await son.tap("Sad news", next(shown for shown in asked(son) if "Ayşe" in shown.text))
    await other.write("chest pain")
    await scene.wait(minutes=1)
    await son.write("yes")
    assert son.last.text == "I am very sorry. Do you mean that Ayşe has died? Then I stop everything at once."
    await scene.wait(minutes=1)
    assert (await scene.person()).died_at is None


async def test_in_hospital_below_news_of_somebody_else_is_asked_about(scene: Scene, son: Scene) -> None:
    other = scene.beside("Osman", 91)
    await other.arrive()
    await silence(scene)
    await follow(other, son, Scope.WARNINGS)
    await other.write("chest pain")
    await scene.wait(minutes=1)
    await son.write("in hospital")
    assert son.last.text.startswith(ASKED)
    await scene.wait(minutes=1)
    assert (await scene.patient()).pause is None


async def test_sad_news_stops_everything_for_everybody(scene: Scene, son: Scene, daughter: Scene) -> None:
    await silence(scene)
    await son.taps("Sad news", "Yes, that is so")
    assert "I am so very sorry." in son.last.text
    assert "!" not in son.last.text
    said = len(scene.chat), len(son.chat), len(daughter.chat)
    await scene.wait(days=60)
    assert (len(scene.chat), len(son.chat), len(daughter.chat)) == said
    assert any(line.startswith("family_died") for line in await scene.audited())


@pytest.mark.parametrize(
    ("lane", "left"),
    [(Lane.REMINDER, ("skipped", "died")), (Lane.URGENT, ("sent", None)), (Lane.REPLY, ("sent", None))],
)
async def test_what_comes_by_itself_is_taken_back_at_the_tap_and_no_answer_to_the_patient(
    scene: Scene, son: Scene, lane: Lane, left: tuple[str, str | None]
) -> None:
    await silence(scene)
    patient = await scene.person()

    def queue(tx: Tx) -> None:
        values = {"method": "sendMessage", "params": {"text": "Your exercises"}, "created_at": scene.now}
        whose = {"bot_id": patient.bot_id, "chat_id": scene.user, "person_id": patient.id}
        enqueue(tx, key="waits", lane=lane, **whose, **values)

    await son.tap("Sad news")
    await scene.database.run(queue)
    await son.tap("Yes, that is so")
    query = select(outbox.c.state, outbox.c.error).where(outbox.c.key == "waits")
    assert await scene.database.run(lambda tx: tuple(tx.execute(query).one())) == left


async def test_a_question_that_waits_for_somebody_else_is_not_asked_any_more(
    scene: Scene, son: Scene, daughter: Scene
) -> None:
    await daughter.change(lambda tx, _actor, person: stored.change(tx, person.id, zone="America/Los_Angeles"))
    await scene.wait(days=8, minutes=5)
    assert asked(son)
    assert not asked(daughter)
    await son.taps("Sad news", "Yes, that is so")
    await scene.wait(days=2)
    assert asked(daughter) == []
    assert "died" in await state_of(scene, "silent")


async def test_when_the_patient_writes_after_all_everything_comes_back(scene: Scene, son: Scene) -> None:
    await silence(scene)
    await son.taps("Sad news", "Yes, that is so")
    await scene.wait(days=20)
    said = len(son.chat)
    await scene.write("Today")
    assert (await scene.person()).died_at is None
    assert any(text.startswith("Welcome back.") for text in scene.texts())
    await scene.live(8)
    weeks = [shown.text for shown in son.chat[said:] if shown.text.startswith("Ayşe: ")]
    assert len(weeks) == 1  # those between are not made up for


async def test_a_patient_who_had_stopped_before_is_believed_dead_too(scene: Scene, son: Scene) -> None:
    await silence(scene)
    patient = await scene.person()
    stopped = people.update().where(people.c.id == patient.id).values(stopped_at=scene.now)
    await scene.database.run(lambda tx: tx.execute(stopped))
    await son.taps("Sad news", "Yes, that is so")
    said = len(son.chat)
    await scene.wait(days=21)
    assert len(son.chat) == said


async def test_somebody_elses_question_cannot_be_answered(scene: Scene, son: Scene) -> None:
    await silence(scene)
    stranger = scene.beside("Deniz", 95)
    await stranger.write("/start")
    [bond] = await scene.change(lambda tx, actor, person: bonds.of_patient(tx, actor, person.id))
    for data in ("well", "hospital", "sad"):
        await stranger.press(stranger.last, f"kin:{data}:{bond.id}")
        assert stranger.toast == "This question is no longer open."
    await stranger.press(stranger.last, f"kin:died:{bond.id}:yes")
    await scene.wait(minutes=1)
    assert (await scene.person()).died_at is None


async def test_with_a_narrower_scope_the_old_question_is_closed(scene: Scene, son: Scene) -> None:
    await silence(scene)
    [bond] = await scene.change(lambda tx, actor, person: bonds.of_patient(tx, actor, person.id))
    await scene.change(lambda tx, _actor, _person: bonds.change(tx, bond, scope="numbers"))
    await son.taps("Sad news")
    assert son.toast == "This question is no longer open."


async def test_a_pause_of_their_own_is_kept(scene: Scene, son: Scene) -> None:
    await silence(scene)
    own = {"pause_kind": "ill", "paused_on": date(2026, 3, 9)}
    await scene.change(lambda tx, actor, person: patients.change(tx, actor, person.id, **own))
    await son.tap("In hospital")
    await scene.wait(minutes=1)
    pause = (await scene.patient()).pause
    assert pause is not None
    assert pause.kind == "ill"
