"""What is asked after the first days, and in which order (care rules §1 and §6).

1. One topic a day, at the end of it; none on the first day. Equipment comes first.
2. What has its answer is never asked again; what was put off or left open is asked once more, a week later.
3. Height and posture come back every month, the question about high impact after three.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from bot.core.catalogue import Asking

TWICE = 2


@dataclass(frozen=True, slots=True)
class Topic:
    """Questions that are asked one after another on one day; `from_day` of the programme, whose first day is 1."""

    id: str
    questions: tuple[str, ...]
    from_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """`answered`: questions that have their answer; `asked`: by topic, on which days it was, oldest first.

    `check_from`: the day from which height and posture may be asked about, None for never.
    `high_impact_matters`: a professional's word about high impact would change what may be prescribed.
    """

    today: Date
    first_day: Date
    answered: frozenset[str] = frozenset()
    asked: Mapping[str, tuple[Date, ...]] = field(default_factory=dict)
    check_from: Date | None = None
    high_impact_matters: bool = False

    @property
    def day(self) -> int:
        """Of the programme; the first is 1."""
        return (self.today - self.first_day).days + 1

    def days_asked(self, topic: Topic) -> tuple[Date, ...]:
        return self.asked.get(topic.id, ())


HOME = Topic("home", ("chair", "wall"), 2)
YOU = Topic("you", ("age_band", "diagnosis"), 3)
MORE = Topic("more", ("band", "stairs_rail"), 4)
REASON = Topic("reason", ("reason",), 5)
CHECK = Topic("check", ("height",), 2)
IMPACT = Topic("impact", ("high_impact_ok",), 2)
TOPICS = (HOME, YOU, MORE, REASON, CHECK, IMPACT)
QUESTIONS = frozenset(question for topic in TOPICS for question in topic.questions)
FOLLOWING = frozenset({"posture", "posture_new"})  # of the check, once the height is known


def topic_of(question: str) -> Topic:
    """The topic of a question; KeyError where there is none."""
    return {each: topic for topic in TOPICS for each in topic.questions}[question]


def next_topic(known: Known, asking: Asking) -> Topic | None:
    """The first that is due; None on the first day, after another one on the same day, and where nothing is left."""
    if any(known.today in days for days in known.asked.values()):
        return None
    due = (topic for topic in TOPICS if known.day >= topic.from_day and _is_due(topic, known, asking))
    return next(due, None)


def next_question(topic: Topic, answered: frozenset[str]) -> str | None:
    """The first of the topic that has no answer yet."""
    return next((question for question in topic.questions if question not in answered), None)


def question_before(question: str) -> str | None:
    """Where *Back* leads; None from the first of a topic."""
    questions = topic_of(question).questions
    place = questions.index(question)
    return questions[place - 1] if place else None


def _is_due(topic: Topic, known: Known, asking: Asking) -> bool:
    if topic is CHECK:
        return known.check_from is not None and known.today >= known.check_from
    if topic is IMPACT:
        return known.high_impact_matters and _is_over(topic, known, asking.high_impact)
    asked = len(known.days_asked(topic))
    return bool(next_question(topic, known.answered)) and asked < TWICE and _is_over(topic, known, asking.put_off)


def _is_over(topic: Topic, known: Known, days: int) -> bool:
    """So many days since it was asked the last time."""
    return all((known.today - asked).days >= days for asked in known.days_asked(topic))
