"""Where a conversation stands, and which of the six safety questions comes next (care rules §1).

1. At most one question is open; a symptom interrupts it and it is asked again afterwards.
2. The order of the questionnaire stands in one table; what is answered is never asked twice.
3. An answer in words counts only when it is exactly one of the answers; anything else is care rule T9's business.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.language.folding import APOSTROPHES, fold

CURRENT_SIGNS_KEEP = timedelta(hours=24)
ANSWERS_KEEP = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class State:
    """What is kept between two messages. `question` is the open question's id, "" where none is open."""

    question: str = ""
    ticks: tuple[str, ...] = ()
    taps: tuple[tuple[str, str], ...] = ()  # of a symptom: question and answer, in order
    about: int | None = None  # the plan, report or bond that the question is about
    message_id: int | None = None  # the message that carries the question's buttons, where known
    asked_at: str | None = None  # of a question about a symptom, ISO 8601: care rule T9 asks again
    asked_times: int = 0
    interrupted: str = ""  # the question that a symptom interrupted
    told: int = 0  # how many of the taps words stood for
    known: tuple[tuple[str, str], ...] = ()  # answers that need not be asked for: of words, of paths that are done
    waiting: tuple[tuple[tuple[str, str], ...], ...] = ()  # the first taps of paths that are walked next
    thanked: bool = False  # what they can do next was said already
    heard: int | None = None  # the message whose words were not sure, or are a draft
    words: str = ""  # those words
    guess: str = ""  # the sign that they may name
    together: str = ""  # the newest screen of *Do it with me*: its plan and its place, "12:3"
    since: str = ""  # when a question was asked that does not stay open for long, ISO 8601
    unblocked: bool = False  # they had blocked the bot, and have not been welcomed since

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> "State":
        known = {name: values[name] for name in cls.__dataclass_fields__ if name in values}
        known["ticks"] = tuple(known.get("ticks", ()))
        known |= {name: _pairs(known.get(name, ())) for name in ("taps", "known")}
        known["waiting"] = tuple(_pairs(path) for path in known.get("waiting", ()))
        return cls(**known)

    def to_values(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def asked(self) -> datetime | None:
        return datetime.fromisoformat(self.asked_at) if self.asked_at else None

    def ticked(self, value: str, *, on: bool) -> "State":
        """The same with one tick set or taken back: twice is once, as a trembling finger means it."""
        kept = tuple(tick for tick in self.ticks if tick != value)
        return replace(self, ticks=(*kept, value) if on else kept)


def _pairs(taps: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((question, answer) for question, answer in taps)


@dataclass(frozen=True, slots=True)
class Question:
    """One of the questionnaire: the fields it fills, and an answer that another field must have for it to apply."""

    id: str
    fields: tuple[str, ...]
    after: tuple[str, str] | None = None


QUESTIONNAIRE = (
    Question("q1", ("spinal_fracture", "frequent_fractures")),
    Question("q2", ("falls_12m",)),
    Question("q2a", ("serious_fall",), after=("falls_12m", "one")),
    Question("q3", ("unsteady",)),
    Question("q4", ("current_signs",)),
    Question("q5", ("medical_caution",)),
    Question("q6", ("professional_ok",)),
)


def applying(given: Mapping[str, Any]) -> tuple[Question, ...]:
    """The questions this person is asked, in order."""
    return tuple(q for q in QUESTIONNAIRE if q.after is None or given.get(q.after[0]) == q.after[1])


def next_question(given: Mapping[str, Any]) -> str | None:
    """The first question that is not answered yet; None when all are."""
    return next((q.id for q in applying(given) if any(field not in given for field in q.fields)), None)


def question_before(question: str, given: Mapping[str, Any]) -> str | None:
    """Where *Back* leads; None from the first."""
    ids = [q.id for q in applying(given)]
    place = ids.index(question) if question in ids else 0
    return ids[place - 1] if place > 0 else None


def outdated(answered_at: Mapping[str, datetime], now: datetime) -> frozenset[str]:
    """The fields to ask again when an unfinished questionnaire is taken up: Q4 after 24 hours, all after 14 days."""
    fields = [field for question in QUESTIONNAIRE for field in question.fields if field in answered_at]
    if any(now - answered_at[field] > ANSWERS_KEEP for field in fields):
        return frozenset(fields)
    return frozenset(f for f in fields if f == "current_signs" and now - answered_at[f] > CURRENT_SIGNS_KEEP)


def answers_in(text: str, options: Mapping[str, Iterable[str]], around: Collection[str] = ()) -> list[str]:
    """The options that these words can mean: a wording as a whole, or what stands before its first comma.

    `around`: polite words before or behind an answer, which change nothing.
    """
    plain = _folded(text)
    said = _without(plain, {_folded(word) for word in around}) if around else plain
    heard = {plain, said} - {""}
    return [value for value, wordings in options.items() if heard & _accepted(wordings)]


def _accepted(wordings: Iterable[str]) -> set[str]:
    return {_folded(form) for wording in wordings for form in (wording, wording.partition(",")[0])}


def _folded(text: str) -> str:
    """ "dont" is "don't"."""
    return fold(text.translate(APOSTROPHES))


def _without(said: str, around: Collection[str]) -> str:
    """The same without polite words at either end."""
    for word in sorted(around, key=len, reverse=True):
        if said.startswith(f"{word} "):
            return _without(said.removeprefix(f"{word} "), around)
        if said.endswith(f" {word}"):
            return _without(said.removesuffix(f" {word}"), around)
    return said
