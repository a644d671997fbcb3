"""What is asked when: one topic a day, equipment first, nothing twice."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.asked_later import (
    QUESTIONS,
    TOPICS,
    Known,
    Topic,
    next_question,
    next_topic,
    question_before,
    topic_of,
)
from tests.core.people import catalogue

ASKING = catalogue().asking
FIRST = date(2026, 3, 2)
EVERYTHING = ["home", "you", "more", "reason", "check", "impact"]


def on(day: int) -> date:
    """The first day is 1."""
    return FIRST + timedelta(days=day - 1)


def known(day: int, **facts: Any) -> Known:
    return Known(today=on(day), first_day=FIRST, **facts)


def due(day: int, **facts: Any) -> str | None:
    found = next_topic(known(day, **facts), ASKING)
    return found and found.id


def lived(days: int, answered: dict[str, int] | None = None, **facts: Any) -> list[tuple[int, str]]:
    """What is asked on which day, where every day is felt; `answered`: how many questions of a topic get an answer."""
    asked: dict[str, tuple[date, ...]] = {}
    given_answers: set[str] = set()
    told = []
    for day in range(1, days + 1):
        topic = next_topic(known(day, answered=frozenset(given_answers), asked=asked, **facts), ASKING)
        if topic:
            told.append((day, topic.id))
            asked[topic.id] = (*asked.get(topic.id, ()), on(day))
            count = len(topic.questions) if answered is None else answered.get(topic.id, 0)
            given_answers |= set(topic.questions[:count])
    return told


def test_the_first_weeks_of_somebody_who_answers_everything() -> None:
    assert lived(60) == [(2, "home"), (3, "you"), (4, "more"), (5, "reason")]


def test_equipment_comes_first_however_late_the_first_log_is() -> None:
    assert due(1) is None
    assert due(2) == "home"
    assert due(20, check_from=on(8), high_impact_matters=True) == "home"


@pytest.mark.parametrize(("topic", "day"), [("home", 2), ("you", 3), ("more", 4), ("reason", 5)])
def test_each_topic_waits_for_its_day(topic: str, day: int) -> None:
    before = [each for each in TOPICS if EVERYTHING.index(each.id) < EVERYTHING.index(topic)]
    answered = frozenset(question for each in before for question in each.questions)
    assert due(day - 1, answered=answered) is None
    assert due(day, answered=answered) == topic


def test_the_order_among_all_that_is_due() -> None:
    everything = {"check_from": on(8), "high_impact_matters": True}
    told = lived(10 + len(TOPICS), {topic.id: 2 for topic in TOPICS}, **everything)
    assert [topic for _, topic in told][:4] == EVERYTHING[:4]
    late = frozenset({"chair", "wall", "age_band", "diagnosis", "band", "stairs_rail", "reason"})
    assert due(40, answered=late, **everything) == "check"
    assert due(40, answered=late, high_impact_matters=True) == "impact"


def test_one_topic_a_day() -> None:
    assert due(3, answered=frozenset({"chair", "wall"}), asked={"home": (on(3),)}) is None


def test_what_was_left_open_is_asked_once_more_after_a_week_and_never_again() -> None:
    assert [each for each in lived(100, {}) if each[1] == "you"] == [(3, "you"), (10, "you")]
    days = [day for day, _ in lived(100, {})]
    assert len(days) == len(set(days))


def test_a_topic_that_was_half_answered_asks_for_the_rest_once_more() -> None:
    assert [each for each in lived(100, {"home": 1}) if each[1] == "home"] == [(2, "home"), (9, "home")]
    assert next_question(topic_of("chair"), frozenset({"chair"})) == "wall"
    assert next_question(topic_of("chair"), frozenset({"chair", "wall"})) is None


def test_the_check_comes_on_its_day_and_not_where_it_is_not_wanted() -> None:
    answered = QUESTIONS - {"height"}
    assert due(7, answered=answered, check_from=on(8)) is None
    assert due(8, answered=answered, check_from=on(8)) == "check"
    assert due(100, answered=answered) is None


def test_high_impact_is_asked_only_where_it_matters_and_again_after_three_months() -> None:
    answered = QUESTIONS - {"high_impact_ok"}
    assert due(40, answered=answered) is None
    assert due(40, answered=answered, high_impact_matters=True) == "impact"
    asked = {"impact": (on(40),)}
    assert due(40 + ASKING.high_impact - 1, answered=answered, asked=asked, high_impact_matters=True) is None
    assert due(40 + ASKING.high_impact, answered=answered, asked=asked, high_impact_matters=True) == "impact"


def test_back_leads_to_the_question_before_within_a_topic() -> None:
    assert question_before("diagnosis") == "age_band"
    assert {question for question in QUESTIONS if question_before(question) is None} == {
        *("chair", "age_band", "band", "reason", "height", "high_impact_ok")
    }


@given(
    day=st.integers(1, 200),
    answered=st.sets(st.sampled_from(sorted(QUESTIONS))),
    asked=st.dictionaries(st.sampled_from(EVERYTHING), st.lists(st.integers(1, 200), max_size=3)),
    matters=st.booleans(),
)
def test_whatever_is_known_nothing_answered_and_nothing_twice_is_asked(
    day: int, answered: set[str], asked: dict[str, list[int]], matters: bool
) -> None:
    days = {topic: tuple(on(each) for each in each_day if each < day) for topic, each_day in asked.items()}
    facts = known(day, answered=frozenset(answered), asked=days, high_impact_matters=matters)
    topic: Topic | None = next_topic(facts, ASKING)
    if topic is None:
        return
    assert day > 1
    assert matters or topic.id != "impact"
    if topic.id != "impact":
        assert next_question(topic, frozenset(answered))
        assert len(days.get(topic.id, ())) < 2
