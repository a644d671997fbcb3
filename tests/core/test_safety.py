"""Never a forbidden exercise: all facts with all equipment, and people drawn at random.

What is forbidden is written down here a second time, in plain words, so that a slip in the tables shows.
"""

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.catalogue import EQUIPMENT, GROUPS
from bot.core.clearance import clearance
from bot.core.facts import SIGNS, VALUES, Answers, facts_of
from bot.core.history import Place, Session, Symptom, Turn
from bot.core.planning import DayPlan, History, Item, plan_day
from tests.core.people import all_facts, at_the_top, catalogue, day, dizzy, history, someone

HELD = {None, "seated", "both_hands", "one_hand", "fingertips", "rail"}
NEVER_AFTER_FALLS = {"stair_climbing", "step_up", "dancing", "tai_chi", "backward_walking", "small_jumps", "skipping"}
NEVER_AFTER_ONE_FALL = {"stair_climbing", "small_jumps", "skipping", "backward_walking"}
CLINIC_ONLY_WITH_FRACTURES = {"hip_hinge", "bridge", "back_extension_hold"}
HIGH_OR_MODERATE = {"moderate", "high"}


def broken_rules(item: Item, answers: Answers, so_far: History, on: date) -> list[str]:
    """The care rules that an item offends; an empty list when it is safe."""
    facts, exercise = facts_of(answers), catalogue().exercises[item.exercise]
    balance = item.category == "balance"
    dizzy = any(symptom.dizzy and (on - symptom.date).days <= 14 for symptom in so_far.symptoms)
    ached = [s for s in so_far.symptoms if s.level == "caution" and (on - s.date).days <= 7]
    firm = {"counter", "wall", "stairs_rail"} if balance and facts.falls_risk == "high" else set(EQUIPMENT)
    offences = {
        "S2": facts.fracture_risk == "high" and item.impact in HIGH_OR_MODERATE,
        "S2 clinic": facts.fracture_risk == "high" and item.exercise in CLINIC_ONLY_WITH_FRACTURES,
        "S3": item.impact == "high" and answers.high_impact_ok != "yes",
        "S4 impact": facts.falls_risk == "high" and item.impact in HIGH_OR_MODERATE,
        "S4 list": facts.falls_risk == "high" and item.exercise in NEVER_AFTER_FALLS,
        "S4 walk": facts.falls_risk == "high" and item.exercise == "brisk_walking" and item.rung != 1,
        "S4 support": facts.falls_risk == "high" and balance and item.support not in HELD,
        "S4 some": facts.falls_risk == "some" and item.exercise in NEVER_AFTER_ONE_FALL,
        "S4 some support": facts.falls_risk == "some" and balance and item.support == "none",
        "S5": bool(exercise.equipment) and not exercise.equipment & answers.equipment & firm,
        "S6": any(s.exercise == item.exercise or s.place in exercise.rests_for for s in ached),
        "S7": dizzy and bool(exercise.links),
        "S7 support": dizzy and balance and item.support not in HELD,
        "S8": answers.professional_ok == "with_limits" and (item.rung > 1 or item.impact in HIGH_OR_MODERATE),
        "C5": facts.professional == "no" and item.rung > 1,
    }
    return [rule for rule, offended in offences.items() if offended]


def assert_safe(plan: DayPlan, answers: Answers, so_far: History) -> None:
    offences = {item.exercise: broken_rules(item, answers, so_far, plan.date) for item in plan.items}
    assert not any(offences.values()), offences
    assert len(offences) == len(plan.items), "an exercise stands in the plan twice"


def assert_whole(plan: DayPlan) -> None:
    """Every active day has weight-bearing and balance, or says why not; a session fits into half an hour."""
    categories = {item.category for item in plan.items}
    told = {note.text_id for note in plan.notes}
    assert "weight_bearing" in categories or any("weight_bearing_omitted" in each for each in told)
    assert "balance" in categories or any("balance_omitted" in each for each in told)
    seated = any(item.exercise == "seated_march" for item in plan.items)
    assert seated == any("balance_seated" in each for each in told)
    assert plan.session_minutes <= 30
    groups = [item.group for item in plan.items if item.group]
    assert len(groups) == len(set(groups))


ALL_EQUIPMENT = [frozenset(some) for n in range(6) for some in combinations(EQUIPMENT, n)]
HISTORIES = (
    history(),
    history(places=at_the_top(), **dizzy(day(9))),
    history(places=at_the_top(), key="b"),
)


@pytest.mark.parametrize("number", [1, 4, 9, 37])
def test_no_facts_and_no_equipment_ever_lead_to_a_forbidden_exercise(number: int) -> None:
    for given_answers in all_facts():
        held = clearance(someone(**given_answers)).level == "hold"
        for equipment in ALL_EQUIPMENT[:1] if held else ALL_EQUIPMENT:
            answers = someone(**given_answers, equipment=equipment)
            for so_far in HISTORIES:
                plan = plan_day(catalogue(), answers, so_far, day(number))
                assert (plan.day == "hold") == held
                if held:
                    assert not plan.items
                else:
                    assert_safe(plan, answers, so_far)
                    assert_whole(plan)
                    assert not plan.notes or any("seated" in note.text_id for note in plan.notes)


def values_of(field: str) -> st.SearchStrategy[object]:
    return st.sampled_from([*VALUES[field], None, "something else"])


anybody: st.SearchStrategy[Answers] = st.fixed_dictionaries(
    {field: values_of(field) for field in VALUES}
    | {
        "current_signs": st.one_of(st.just([]), st.none(), st.lists(st.sampled_from([*SIGNS, "itching"]), max_size=3)),
        "equipment": st.frozensets(st.sampled_from([*EQUIPMENT, "trampoline"])),
        "signs_cleared": st.booleans(),
    }
).map(Answers.from_values)

exercise_ids = st.sampled_from(sorted(catalogue().exercises))
some_days = st.integers(-40, 60).map(day)
FEELINGS = ("easy", "right", "hard", "wobbly")
anything_before: st.SearchStrategy[History] = st.builds(
    History,
    first_day=st.just(day(1)),
    places=st.dictionaries(exercise_ids, st.builds(Place, st.integers(-1, 8), some_days, st.none() | some_days)),
    turns=st.dictionaries(
        st.sampled_from([*GROUPS, "balance", "second", "extras"]), st.builds(Turn, exercise_ids, some_days)
    ),
    sessions=st.dictionaries(
        exercise_ids,
        st.lists(
            st.builds(Session, some_days, st.integers(1, 6), st.booleans(), st.none() | st.sampled_from(FEELINGS)),
            max_size=5,
        ).map(tuple),
    ),
    symptoms=st.lists(
        st.builds(
            Symptom,
            some_days,
            st.sampled_from(["caution", "referral"]),
            st.none() | exercise_ids,
            st.none() | st.sampled_from(["arm", "knee"]),
            st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    last_active=st.none() | some_days,
    ill_until=st.none() | some_days,
    short_on=st.none() | some_days,
    own_word=st.booleans(),
    unsettled=st.booleans(),
    days_off=st.frozensets(st.integers(0, 6), max_size=6),
    key=st.text(max_size=5),
)
any_day = st.integers(-2, 200).map(day)


@given(anybody, anything_before, any_day)
def test_nobody_is_ever_given_a_forbidden_exercise(answers: Answers, so_far: History, on: date) -> None:
    plan = plan_day(catalogue(), answers, so_far, on)
    assert_safe(plan, answers, so_far)
    if plan.day == "plan":
        assert_whole(plan)
    else:
        assert (plan.items, plan.session_minutes) == ((), 0)


@given(anybody, anything_before, any_day)
def test_the_same_person_and_day_give_the_same_plan(answers: Answers, so_far: History, on: date) -> None:
    assert plan_day(catalogue(), answers, so_far, on) == plan_day(catalogue(), answers, so_far, on)


@given(anybody, anything_before, any_day)
def test_a_hold_wins_over_everything(answers: Answers, so_far: History, on: date) -> None:
    held = clearance(answers).level == "hold"
    assert (plan_day(catalogue(), answers, so_far, on).day == "hold") == held


@given(anything_before, st.integers(9, 150))
def test_strength_never_comes_on_two_days_running(so_far: History, number: int) -> None:
    today, tomorrow = (
        {item.group for item in plan_day(catalogue(), someone(), so_far, day(number) + timedelta(days=n)).items}
        for n in (0, 1)
    )
    assert not (today & set(GROUPS) and tomorrow & set(GROUPS))


def cautious(answers: dict[str, Any]) -> list[dict[str, Any]]:
    """The same answers with one of them missing."""
    return [answers | {field: None} for field in answers if field not in ("equipment", "signs_cleared")]


def test_a_missing_answer_never_allows_more_than_the_answer_itself() -> None:
    order = ("hold", "advised", "clear")
    for answers in all_facts():
        level = clearance(someone(**answers)).level
        for poorer in cautious(answers):
            assert order.index(clearance(someone(**poorer)).level) <= order.index(level)
