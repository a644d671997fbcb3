"""Whatever was answered and whatever came before, drawn at random: no plan is unsafe or unfit.

What that means is written down a second time in `tests.proof`, where all facts and whole lives are gone through.
"""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.catalogue import GROUPS
from bot.core.facts import Answers
from bot.core.history import Block, History, Place, Session, Symptom
from bot.core.planning import plan_day
from tests.core.people import catalogue, day, someone
from tests.proof.answers import ANSWERS, SIGNS, facts
from tests.proof.day import Occasion, offences
from tests.proof.patient import FEELS
from tests.proof.rules import case_on
from tests.proof.tables import EXERCISES, PIECES

anything_answered: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {field: st.sampled_from([*values, None, "something else"]) for field, values in ANSWERS.items()}
    | {
        "current_signs": st.one_of(st.just([]), st.none(), st.lists(st.sampled_from([*SIGNS, "itching"]), max_size=3)),
        "equipment": st.lists(st.sampled_from([*PIECES, "trampoline"]), unique=True),
        "signs_cleared": st.booleans(),
    }
)
exercise_ids = st.sampled_from(sorted(EXERCISES))
some_days = st.integers(-40, 60).map(day)
sessions = st.builds(Session, some_days, st.integers(1, 6), st.booleans(), st.none() | st.sampled_from(FEELS))
levels, aches = st.sampled_from(["caution", "referral"]), st.none() | st.sampled_from(["arm", "knee"])
symptoms = st.builds(Symptom, some_days, levels, st.none() | exercise_ids, aches, st.booleans())
slots = st.sampled_from([*GROUPS, "balance", "second", "extras"])
anything_before: st.SearchStrategy[History] = st.builds(
    History,
    first_day=st.just(day(1)),
    places=st.dictionaries(exercise_ids, st.builds(Place, st.integers(-1, 8), some_days, st.none() | some_days)),
    blocks=st.dictionaries(slots, st.builds(Block, exercise_ids, some_days)),
    sessions=st.dictionaries(exercise_ids, st.lists(sessions, max_size=5).map(tuple)),
    symptoms=st.lists(symptoms, max_size=3).map(tuple),
    last_active=st.none() | some_days,
    ill_until=st.none() | some_days,
    short_on=st.none() | some_days,
    own_word=st.booleans(),
    unsettled=st.booleans(),
    days_off=st.frozensets(st.integers(0, 6), max_size=6),
    key=st.text(max_size=5),
)
any_day = st.integers(-2, 200).map(day)


@settings(max_examples=250, deadline=None)
@given(anything_answered, anything_before, any_day)
def test_whatever_was_answered_and_whatever_came_before_no_plan_is_unsafe_or_unfit(
    raw: dict[str, Any], before: History, on: date
) -> None:
    given_answers = Answers.from_values(raw)
    plan = plan_day(catalogue(), given_answers, before, on)
    case = case_on(on, facts(raw), given_answers.equipment, before)
    number = max(1, (on - before.first_day).days + 1)
    assert not offences(plan, case, Occasion(number, on.weekday() in before.days_off, before.short_on == on))
    assert plan == plan_day(catalogue(), given_answers, before, on)


@given(anything_before, st.integers(9, 150))
def test_strength_never_comes_on_two_days_running(before: History, number: int) -> None:
    today, tomorrow = (
        {item.group for item in plan_day(catalogue(), someone(), before, day(number + later)).items} for later in (0, 1)
    )
    assert not (today & set(GROUPS) and tomorrow & set(GROUPS))
