"""Which reports open a case, and that they do it in the transaction of the reply."""

import pytest

from bot.core.cases import Kind, Outcome, Severity, State
from bot.core.family import Scope
from bot.storage import case_notes, cases, patients, people
from bot.usecases import act_on_finding
from bot.usecases.clinic import opening
from bot.usecases.keep_holds import open_holds_from_answers
from tests.usecases.clinic.staffing import hire, opened, the_case
from tests.usecases.family.joining import follow
from tests.usecases.scene import Scene

ACHE = ("what:pain", "where:elsewhere", "kind:ache", "place:knee", "sudden:no", "strength:2")
READS = "Your clinic reads this in working hours only."


async def events(scene: Scene) -> list[str]:
    """Of the newest case."""
    case = (await opened(scene))[-1]
    notes = await scene.database.run(case_notes.of_case, case)
    return [note.words for note in notes if note.kind is case_notes.Kind.EVENT]


async def end(scene: Scene) -> None:
    """The clinic has dealt with it."""
    await scene.database.run(cases.close, (await opened(scene))[-1], Outcome.UNCHANGED, scene.now)


@pytest.mark.parametrize(
    ("words", "rule", "severity"),
    [
        ("I have chest pain", "T1", Severity.EMERGENCY),
        ("I want to end my life", "T1", Severity.EMERGENCY),
        ("new back pain since yesterday", "T2", Severity.WITHIN_DAYS),
        ("I think I am getting shorter", "T3", Severity.WITHIN_DAYS),
        ("I nearly fell this morning", "T4", Severity.WITHIN_DAYS),
        ("I feel dizzy", "T5", Severity.WITHIN_DAYS),
        ("my calf is hot and swollen", "T6", Severity.SAME_DAY),
    ],
)
async def test_a_sign_opens_one_case(scene: Scene, words: str, rule: str, severity: Severity) -> None:
    await scene.write(words)
    case = await the_case(scene)
    assert (case.kind, case.rule, case.severity, case.state) == (Kind.SYMPTOM, rule, severity, State.OPEN)
    assert case.report_id == (await scene.report()).id


async def test_an_ache_opens_none_until_it_comes_back(scene: Scene) -> None:
    for days in (0, 3):
        await scene.wait(days=days)
        assert await opened(scene) == []
        await scene.write("Pain or dizzy")
        await scene.answer(*ACHE)
    assert (await the_case(scene)).rule == "T8"


async def test_what_stays_unclear_opens_one_the_next_morning(scene: Scene) -> None:
    await scene.write("xqzt blorf")
    await scene.wait(hours=3)
    assert await opened(scene) == []
    await scene.wait(hours=20)
    case = await the_case(scene)
    assert (case.kind, case.rule, case.severity) == (Kind.UNSURE, "T9", Severity.UNSURE)
    assert case.words == "xqzt blorf"


async def test_what_was_unclear_and_is_a_sign_after_all_is_the_same_case(scene: Scene) -> None:
    await scene.write("xqzt blorf")
    await scene.wait(days=1)
    await scene.write("my calf is hot and swollen")
    case = await the_case(scene)
    assert (case.kind, case.rule, case.severity) == (Kind.SYMPTOM, "T6", Severity.SAME_DAY)
    assert case.words == "xqzt blorf"
    assert case.report_id == (await scene.report()).id


async def test_a_late_all_is_well_is_kept_in_the_case(scene: Scene) -> None:
    await scene.write("xqzt blorf")
    await scene.wait(days=1)
    await scene.tap("I'm fine, pressed by mistake")
    assert (await the_case(scene)).state is State.OPEN
    assert await events(scene) == ["fine"]


async def test_a_graver_answer_raises_the_same_case(scene: Scene) -> None:
    await scene.write("I feel dizzy")
    await scene.tap("Yes, I fainted")
    case = await the_case(scene)
    assert (case.rule, case.severity) == ("T1", Severity.EMERGENCY)
    assert await events(scene) == ["graver"]


async def test_an_emergency_is_everybodys_again_whoever_had_taken_it(scene: Scene) -> None:
    dora = await hire(scene, "Dora", 501)
    await scene.write("I feel dizzy")
    await dora.database.run(cases.claim, await the_case(scene), (await dora.person()).id, scene.now)
    await scene.tap("Yes, I fainted")
    case = await the_case(scene)
    assert (case.state, case.claimed_by) == (State.OPEN, None)
    assert dora.last.text.startswith("EMERGENCY reported. P1 Ayşe")


async def test_whoever_has_taken_a_case_hears_that_more_was_told(scene: Scene) -> None:
    dora, eren = await hire(scene, "Dora", 501), await hire(scene, "Eren", 502)
    await scene.write("I feel dizzy")
    await scene.tap("No, none of these")
    await dora.database.run(cases.claim, await the_case(scene), (await dora.person()).id, scene.now)
    await scene.write("I feel dizzy")
    assert dora.last.text == "New in the case that you have taken. P1 Ayşe: dizziness, Monday, 10:30."
    assert (eren.chat, (await the_case(scene)).state) == ([], State.CLAIMED)


async def test_a_closed_case_opens_again_when_it_is_told_once_more(scene: Scene) -> None:
    await scene.write("I feel dizzy")
    await scene.tap("No, none of these")
    await end(scene)
    await scene.wait(days=2)
    await scene.write("I feel dizzy")
    case = await the_case(scene)
    assert (case.state, case.outcome, case.opened_at) == (State.OPEN, None, scene.now)
    assert await events(scene) == ["again"]


async def test_a_report_that_is_taken_back_stays_and_alarms_nobody(scene: Scene) -> None:
    dora = await hire(scene, "Dora", 501)
    await scene.write("I have chest pain")
    await scene.tap("I reported this by mistake")
    await scene.tap("Yes, it was a mistake")
    case = await the_case(scene)
    assert (case.state, case.withdrawn_at, case.next_at) == (State.OPEN, scene.now, None)
    assert dora.last.text.startswith("Taken back as a mistake by the patient. P1 Ayşe: chest pain")
    before = len(dora.chat)
    await scene.wait(hours=3)
    assert len(dora.chat) == before


async def test_an_unsure_spinal_fracture_opens_one_however_often_it_is_confirmed(scene: Scene) -> None:
    await scene.change(patients.answer, {"spinal_fracture": "unsure", "professional_ok": "not_yet"}, scene.now)
    for _ in range(2):
        await scene.run(open_holds_from_answers)
    case = await the_case(scene)
    assert (case.kind, case.rule, case.severity) == (Kind.SPINE, "C1", Severity.WITHIN_DAYS)


@pytest.mark.parametrize(
    "answers",
    [
        {"spinal_fracture": "yes", "professional_ok": "not_yet"},
        {"falls_12m": "two_plus", "professional_ok": "unsure"},
        {"current_signs": ["back_pain"]},
        {"medical_caution": "yes", "professional_ok": "not_yet"},
    ],
)
async def test_the_other_holds_from_the_answers_open_none(scene: Scene, answers: dict[str, object]) -> None:
    await scene.change(patients.answer, answers, scene.now)
    await scene.run(open_holds_from_answers)
    assert await scene.hold_rules()
    assert await opened(scene) == []


class Crash(Exception):
    """The process dies before the commit."""


@pytest.mark.parametrize("words", ["I have chest pain", "my calf is hot and swollen"])
async def test_without_the_reply_there_is_no_case_and_without_the_case_no_reply(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    dora = await hire(scene, "Dora", 501)
    said = act_on_finding.say_advice

    def crash(*args: object) -> None:
        said(*args)  # type: ignore[arg-type]
        raise Crash

    monkeypatch.setattr(act_on_finding, "say_advice", crash)
    with pytest.raises(Crash):
        await scene.write(words)
    assert (await opened(scene), await scene.reports(), await scene.holds()) == ([], [], [])
    await scene.wait(minutes=1)
    assert (scene.chat, dora.chat) == ([], [])


async def test_the_unclear_and_its_case_come_together(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    await scene.write("xqzt blorf")
    with monkeypatch.context() as patched:
        patched.setattr(opening, "_open", lambda *_args, **_values: (_ for _ in ()).throw(Crash))
        await scene.wait(hours=23)
    assert (await opened(scene), await scene.reports()) == ([], [])
    await scene.wait(hours=1)
    assert ((await the_case(scene)).rule, (await scene.report()).rule) == ("T9", "T9")


# -- what the patient reads --------------------------------------------------------------------------------------------


async def test_nobody_is_said_to_read_it_where_nobody_does(scene: Scene) -> None:
    await scene.write("my calf is hot and swollen")
    assert not any("clinic" in text.lower() for text in scene.texts())
    assert (await the_case(scene)).next_at is None


async def test_with_a_clinician_the_patient_reads_when_it_is_read(scene: Scene) -> None:
    await hire(scene, "Dora", 501)
    await scene.write("I feel dizzy")
    assert any(text.endswith(f"I cannot call for you. {READS}") for text in scene.texts())


async def test_the_hours_are_named_where_the_clinic_names_them(sqlite_database) -> None:
    scene = Scene(sqlite_database, clinic_hours="Mon-Fri 09:00-17:00")
    await scene.arrive()
    await hire(scene, "Dora", 501)
    await scene.write("I feel dizzy")
    assert any(text.endswith("working hours only: Mon-Fri 09:00-17:00.") for text in scene.texts())


async def test_after_an_emergency_nobody_waits_for_the_clinic(scene: Scene) -> None:
    await hire(scene, "Dora", 501)
    await scene.write("I have chest pain")
    assert any("do not wait for it" in text for text in scene.texts())
    assert scene.chat[0].text.startswith("Stop now. Call 112.")


# -- a relative's worry ------------------------------------------------------------------------------------------------


@pytest.fixture
def daughter(scene: Scene) -> Scene:
    return scene.beside("Elif", 88)


async def test_a_worry_is_one_case_a_day_and_holds_nothing(scene: Scene, daughter: Scene) -> None:
    dora = await hire(scene, "Dora", 501)
    await follow(scene, daughter, Scope.MOVED)
    for _ in range(2):
        await daughter.write("Mum fell in the kitchen")
        await daughter.tap("Tell the clinic")
    case = await the_case(scene)
    assert (case.kind, case.severity, case.words) == (Kind.CONCERN, Severity.SAME_DAY, "Mum fell in the kitchen")
    assert await scene.holds() == []
    assert daughter.last.text.startswith(
        "The clinic has been told. It reads this in working hours. I cannot call for you."
    )
    assert [shown.text[:17] for shown in dora.chat] == ["To be seen today."]
    await scene.wait(days=1)
    await daughter.write("Mum fell in the kitchen")
    await daughter.tap("Tell the clinic")
    assert len(await opened(scene)) == 2


async def test_a_worry_about_a_closed_case_opens_it_again(scene: Scene, daughter: Scene) -> None:
    dora = await hire(scene, "Dora", 501)
    await follow(scene, daughter, Scope.MOVED)
    await daughter.write("Mum fell in the kitchen")
    await daughter.tap("Tell the clinic")
    await scene.database.run(cases.close, await the_case(scene), Outcome.UNCHANGED, scene.now)
    before = len(dora.chat)
    await daughter.write("Mum fell in the kitchen")
    await daughter.tap("Tell the clinic")
    assert (await the_case(scene)).state is State.OPEN
    assert [text[:17] for text in dora.texts(before)] == ["To be seen today."]


async def test_where_nothing_reaches_a_clinician_nobody_is_promised_one(scene: Scene, daughter: Scene) -> None:
    dora = await hire(scene, "Dora", 501)
    await scene.database.run(people.change, (await dora.person()).id, blocked_at=scene.now)
    await follow(scene, daughter)
    await daughter.write("Mum fell in the kitchen")
    await daughter.tap("Tell the clinic")
    assert daughter.last.text.startswith("Nobody has been told yet.")


async def test_without_a_clinician_the_relative_is_told_that_nobody_was(scene: Scene, daughter: Scene) -> None:
    await follow(scene, daughter)
    await daughter.write("Mum fell in the kitchen")
    await daughter.tap("Tell the clinic")
    assert daughter.last.text.startswith("Nobody has been told yet.")
    assert (await the_case(scene)).kind is Kind.CONCERN


async def test_somebody_who_did_not_answer_is_counted_once(scene: Scene) -> None:
    await scene.write("xqzt blorf")
    await scene.wait(days=1)
    await scene.send(voice={"file_id": "1", "file_unique_id": "1", "duration": 3})
    await scene.wait(days=1)
    assert (await the_case(scene)).kind is Kind.UNSURE
    assert await events(scene) == ["again"]
