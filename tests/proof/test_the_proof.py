"""The proof can fail: whichever rule is taken away, it says which one is broken.

Each test breaks the program in one place and asks the proof about a few people whom that place protects.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.core import choosing, clearance, facts, planning, prescribing, progression, stepping
from bot.core.catalogue import Catalogue
from bot.core.history import Place
from tests.core.people import catalogue
from tests.proof.decided import Decided
from tests.proof.lives import life_offences
from tests.proof.patient import AT_EASE, Event, Patient, live
from tests.proof.situations import EVERY_FACT, RISKY_FACTS, offences_of
from tests.proof.tables import PIECES
from tests.proof.test_what_the_clinic_decides import DAYS, wrong

Break = Callable[[pytest.MonkeyPatch], None]
EVERYTHING = frozenset(PIECES)
HOMES_HERE = (EVERYTHING, frozenset({"chair"}), frozenset[str]())
BROKEN_SPINE: dict[str, Any] = {"spinal_fracture": "yes"}
FALLEN: dict[str, Any] = {"falls_12m": "two_plus"}
SLIPPED: dict[str, Any] = {"falls_12m": "one", "serious_fall": "no"}
LIMITS: dict[str, Any] = {"professional_ok": "with_limits"}
ON_THEIR_OWN: dict[str, Any] = {"professional_ok": "not_yet"}


def patient(*what: Event, feel: str = "easy", **unlike: Any) -> Patient:
    return Patient({**AT_EASE, **unlike}, EVERYTHING, feel=feel, events=what, key="a")


def told_of_days(unlike: dict[str, Any]) -> set[str]:
    """What the proof says of single days of this person."""
    wrong = offences_of({**AT_EASE, **unlike}, (*EVERY_FACT, *RISKY_FACTS), catalogue(), HOMES_HERE)
    return {line for _, found in wrong for line in found}


def told_of_life(who: Patient, days: int = 84, of: Catalogue | None = None) -> list[str]:
    return [
        line.split(": ", 1)[1] if line.startswith("day ") else line
        for line in life_offences(live(who, of or catalogue(), days), who)
    ]


def without(module: Any, table: str, which: str, nth: int | None = None) -> Break:
    """Take the rules with this id out of a table; only the nth of them where it says so."""

    def take_out(patch: pytest.MonkeyPatch) -> None:
        same = [rule for rule in getattr(module, table) if rule.id == which]
        gone = same if nth is None else [same[nth]]
        assert gone
        patch.setattr(module, table, tuple(rule for rule in getattr(module, table) if rule not in gone))

    return take_out


def instead(module: Any, name: str, other: object) -> Break:
    return lambda patch: patch.setattr(module, name, other)


def careless_fracture_risk(answers: Any) -> str:
    return "high" if "yes" in (answers.spinal_fracture, answers.frequent_fractures) else "low"


SAFETY: dict[str, tuple[Break, dict[str, Any], str]] = {
    "S1": (instead(clearance, "HOLDS", ()), BROKEN_SPINE | ON_THEIR_OWN, "S1: plan instead of hold"),
    "S2": (without(prescribing, "OUT_RULES", "S2"), BROKEN_SPINE, "S2: bridge is out"),
    "S3": (without(prescribing, "OUT_RULES", "S3"), {"high_impact_ok": "no"}, "S3: stair_climbing is out"),
    "S4": (without(prescribing, "OUT_RULES", "S4"), FALLEN, "S4: tai_chi is out"),
    "S4 after one fall": (without(prescribing, "OUT_RULES", "S4"), SLIPPED, "S4: stair_climbing is out"),
    "S4 for walking": (
        without(prescribing, "CAP_RULES", "S4", 0),
        FALLEN,
        "S4: brisk_walking on rung 6 of at most 1",
    ),
    "S4 for support": (
        without(prescribing, "CAP_RULES", "S4", 1),
        FALLEN,
        "S4: single_leg_stance on rung 6 of at most 4",
    ),
    "S4 for support after one fall": (
        without(prescribing, "CAP_RULES", "S4", 2),
        SLIPPED,
        "S4: single_leg_stance on rung 6 of at most 5",
    ),
    "S4 for what is firm": (instead(prescribing, "FIRM", EVERYTHING), FALLEN, "S5: single_leg_stance is out"),
    "S5": (without(prescribing, "OUT_RULES", "S5"), {}, "S5: heel_drops is out"),
    "S7": (without(prescribing, "OUT_RULES", "S7"), {}, "S7: tai_chi is out"),
    "S7 for support": (without(prescribing, "CAP_RULES", "S7"), {}, "S7: single_leg_stance on rung 6 of at most 4"),
    "S8": (without(prescribing, "OUT_RULES", "S8"), LIMITS, "S8: heel_drops is out"),
    "S8 for rungs": (without(prescribing, "CAP_RULES", "S8"), LIMITS, "S8: brisk_walking on rung 6 of at most 1"),
    "C5": (without(prescribing, "CAP_RULES", "C5"), ON_THEIR_OWN, "C5: brisk_walking on rung 6 of at most 1"),
    "S9": (
        instead(facts, "fracture_risk", careless_fracture_risk),
        {"spinal_fracture": None} | ON_THEIR_OWN,
        "S1: plan instead of hold",
    ),
    "S9 among the reasons": (
        instead(facts, "is_missing", lambda answers: False),
        {"spinal_fracture": None},
        "C1 to C7: the reasons are others",
    ),
    "S10": (without(prescribing, "OUT_RULES", "S10"), {"high_impact_ok": "no"}, "S10: small_jumps is out"),
    "S10 for what comes before": (
        instead(prescribing, "_has_built_up_to_jumps", lambda case: True),
        {},
        "S10: skipping is out",
    ),
    "the length": (instead(planning, "fitting", lambda choices, of: list(choices)), {}, "length: "),
    "the reckoning of the length": (instead(planning, "session_minutes", lambda items, of: 12), {}, "length: 12"),
    "the notes": (
        instead(choosing.Choice, "notes", lambda self: ()),
        FALLEN,
        "S5: missing",
    ),
    "the first week": (instead(choosing, "FIRST_WEEK_GROUPS", 4), {}, "day: more than two groups in the first week"),
}


@pytest.mark.parametrize("rule", SAFETY)
def test_the_proof_notices_when_a_rule_is_not_applied_to_a_day(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    break_it, unlike, expected = SAFETY[rule]
    assert not told_of_days(unlike)
    break_it(monkeypatch)
    told = told_of_days(unlike)
    assert any(line.startswith(expected) for line in told), sorted(told)[:20]


CLINIC: dict[str, tuple[Break, dict[str, Any], Decided, str]] = {
    "what is left out": (
        without(prescribing, "OUT_RULES", "S8", 1),
        {},
        Decided(left_out=frozenset({"brisk_walking"})),
        "S8: brisk_walking is out",
    ),
    "low impact": (without(prescribing, "OUT_RULES", "S8", 1), {}, Decided(low_impact=True), "S8: skipping is out"),
    "caps": (
        without(prescribing, "CAP_RULES", "S8", 1),
        {},
        Decided(caps=((None, 2),)),
        "S8: brisk_walking on rung 6 of at most 2",
    ),
    "what only the clinic may allow": (
        instead(prescribing, "_left_to_the_clinic", lambda exercise, case: False),
        BROKEN_SPINE,
        Decided(allowed=frozenset({"hip_hinge"})),
        "S2: bridge is out",
    ),
    "an allowance lifts no impact": (
        instead(prescribing, "_impact_over", lambda limit, exercise: False),
        BROKEN_SPINE,
        Decided(allowed=frozenset({"skipping"})),
        "S2: skipping is out",
    ),
    "limits that nobody has entered": (
        instead(clearance, "_level", lambda facts, holds: "clear"),
        LIMITS,
        Decided(left_out=frozenset({"bridge"})),
        "C1 to C7: the clearance is another one",
    ),
}


@pytest.mark.parametrize("rule", CLINIC)
def test_the_proof_notices_when_a_decision_of_the_clinic_is_not_kept(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_it, unlike, decided, expected = CLINIC[rule]
    assert not told_of_decision(unlike, decided)
    break_it(monkeypatch)
    told = told_of_decision(unlike, decided)
    assert any(line.startswith(expected) for line in told), sorted(told)[:20]


def told_of_decision(unlike: dict[str, Any], decided: Decided) -> set[str]:
    return {line for day in DAYS for line in wrong({**AT_EASE, **unlike}, decided, EVERYTHING, day)}


def two_at_once(choice: Any, taken: Any, date: Any) -> Any:
    if choice.taken is not taken:
        return choice
    rung = min(taken.place.rung + 2, 6)
    return replace(choice, taken=replace(taken, place=Place(rung, date, risen=date)), rung=rung)


HARD_DAYS = [Event(number, "hard") for number in range(10, 30, 3)]
ILL = (Event(40, "ill", 5),)
LIVES: dict[str, tuple[Break, Patient, str]] = {
    "S6": (without(prescribing, "OUT_RULES", "S6"), patient(Event(20, "pain", 0)), "S6: brisk_walking is out"),
    "S6 for places": (
        without(prescribing, "OUT_RULES", "S6"),
        Patient(AT_EASE, frozenset({"counter"}), events=(Event(20, "ache", "arm"),)),
        "S6: counter_push_up is out",
    ),
    "S6 at the lowest rung": (
        without(progression, "DROPS", "symptom"),
        patient(Event(60, "pain", 0)),
        "descent: brisk_walking",
    ),
    "hard twice": (
        without(progression, "DROPS", "hard_twice"),
        patient(Event(40, "hard"), Event(41, "hard")),
        "descent",
    ),
    "wobbly": (without(progression, "DROPS", "wobbly"), patient(Event(40, "wobbly")), "descent"),
    "two weeks missed": (without(progression, "DROPS", "missed"), patient(Event(40, "missed", 15)), "descent"),
    "four weeks missed": (without(progression, "DROPS", "long_missed"), patient(Event(50, "paused", 29)), "descent"),
    "an illness": (without(progression, "DROPS", "illness"), patient(*ILL), "descent"),
    "good sessions": (without(progression, "RISES", "good"), patient(*HARD_DAYS), "climb"),
    "days on the rung": (without(progression, "RISES", "days"), patient(), "climb"),
    "what is demanding": (without(progression, "RISES", "demanding"), patient(feel="right"), "climb"),
    "a symptom": (without(progression, "RISES", "no_symptom"), patient(Event(20, "ache", "knee")), "climb"),
    "an open question": (without(progression, "RISES", "settled"), patient(Event(8, "question", 8)), "climb"),
    "one step a week": (
        instead(stepping, "_latest_steps", lambda case, of: {}),
        patient(),
        "climb",
    ),
    "one rung at once": (instead(stepping, "_one_up", two_at_once), patient(), "climb: brisk_walking rises 2 rungs"),
    "going up at all": (
        instead(planning, "stepped_up", lambda choices, case, of: list(choices)),
        patient(),
        "starving",
    ),
    "places": (instead(planning, "_changed_places", lambda kept, case: {}), patient(), "place"),
    "days between strength": (
        instead(choosing, "strength_weekdays", lambda first, off: frozenset(range(7))),
        patient(),
        "week: strength on day",
    ),
    "three days of strength": (
        instead(choosing, "strength_weekdays", lambda first, off: frozenset({1})),
        patient(),
        "week: 1 strength days",
    ),
    "blocks": (instead(choosing, "_with_block", lambda choice, *of: choice), patient(), "variety"),
}


@pytest.mark.parametrize("rule", LIVES)
def test_the_proof_notices_when_a_rule_is_not_applied_to_a_life(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    break_it, who, expected = LIVES[rule]
    assert not told_of_life(who)
    break_it(monkeypatch)
    told = told_of_life(who)
    assert any(line.startswith(expected) for line in told), told[:20]


@pytest.mark.parametrize(
    ("interval", "days", "who", "expected"),
    [
        ("resting", 6, patient(Event(20, "pain", 0)), "S6: brisk_walking is out"),
        ("dizzy", 13, patient(Event(6, "dizzy")), "S7: sit_to_stand is out"),
        ("block", 27, patient(), "variety"),
        ("block", 29, patient(), "variety"),
        ("rung", 6, patient(), "climb"),
        ("rung", 8, patient(), "starving"),
        ("demanding", 13, patient(), "climb"),
        ("own_word", 13, patient(Event(2, "own word")), "climb"),
        ("sessions", 2, patient(*HARD_DAYS), "climb"),
        ("group", 6, patient(), "climb"),
        ("symptom", 13, patient(Event(8, "ache", "knee")), "climb"),
        ("missed", 15, patient(Event(40, "missed", 14)), "descent"),
    ],
)
def test_the_proof_notices_when_a_number_is_off_by_one(interval: str, days: int, who: Patient, expected: str) -> None:
    other = replace(catalogue(), intervals=replace(catalogue().intervals, **{interval: days}))
    assert not told_of_life(who)
    told = told_of_life(who, of=other)
    assert any(line.startswith(expected) for line in told), told[:20]
