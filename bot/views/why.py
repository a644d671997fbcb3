"""*Why this one?*: what an exercise is good for, what about the patient led to it, and where that comes from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.content.because import cause_of, limit_of
from bot.content.load import Content
from bot.content.words import Words
from bot.core.catalogue import Exercise
from bot.core.explaining import Reason
from bot.core.facts import Answers
from bot.core.stored_plan import StoredPlan
from bot.views import helped
from bot.views.message import Message, column
from bot.views.plan import back, next_card

ORDER = ("S2", "S4", "S7", "S6", "C5", "S8", "S3", "S10", "S5")  # the gravest first
LIGHT = frozenset({"S3", "S10"})  # hold for nearly everybody: told where nothing graver explains the choice
MOST = 3
LONGEST = 600  # characters before the sources: more is not read on a phone


def why(
    _: Words, content: Content, answers: Answers, stored: StoredPlan, place: int, reasons: Iterable[Reason]
) -> Message:
    """Why this exercise, in plain words, with the sources of all that is said."""
    exercise = content.catalogue.exercises[stored.items[place].exercise]
    told = dict(_because(_, content, answers, exercise, {reason.rule: reason for reason in reasons}))
    while len(_paragraphs(_, exercise, told.values())) > LONGEST:
        told.popitem()
    sources = "\n".join(citation(_, content, source) for source in _sources(content, exercise, told))
    text = _(
        "{reason}\n\nWhere this comes from:\n{sources}",
        reason=_paragraphs(_, exercise, told.values()),
        sources=sources,
    )
    buttons = [*next_card(_, stored, place), (_("Show me how"), f"how:{stored.id}:{place}"), back(_, stored)]
    return Message(text, column(buttons))


def _paragraphs(_: Words, exercise: Exercise, told: Iterable[str]) -> str:
    return "\n\n".join([*helped.for_whom(_), _(exercise.why), *told])


def _because(
    _: Words, content: Content, answers: Answers, exercise: Exercise, reasons: Mapping[str, Reason]
) -> Iterator[tuple[str, str]]:
    """The gravest reasons by rule, each in whole sentences; an exercise is named as left out once."""
    limiting = [rule for rule in reasons if reasons[rule].limits]
    told: list[str] = []
    named: set[str] = set()
    for rule in (rule for rule in ORDER if rule in reasons):
        if len(told) == MOST or (rule in LIGHT and set(told) - LIGHT):
            continue
        left_out = [each for each in reasons[rule].left_out if each not in named]
        limit = limit_of(rule, exercise, answers, limiting) if rule in limiting else None
        if sentences := _sentences(_, content, cause_of(rule, answers), limit, left_out):
            told.append(rule)
            named.update(left_out)
            yield rule, " ".join(sentences)


def _sentences(_: Words, content: Content, cause: str | None, limit: str | None, left_out: Sequence[str]) -> list[str]:
    """What the patient told, and what follows; nothing where nothing follows."""
    rules = content.rules
    follows = [_(rules.limits[limit])] if limit else []
    if left_out:
        names = ", ".join(_.inside(_(content.catalogue.exercises[each].name)) for each in left_out)
        follows.append(_(rules.left_out.also if limit else rules.left_out.first, exercises=names))
    return [_(rules.because[cause]), *follows] if cause and follows else []


def _sources(content: Content, exercise: Exercise, told: Iterable[str]) -> Iterable[str]:
    of_rules = (source for rule in told for source in content.rules.rule(rule).sources)
    return dict.fromkeys((*exercise.sources, *of_rules))


def citation(_: Words, content: Content, source: str) -> str:
    """A source as people read it: who says it, where, and the address."""
    entry = content.sources.sources[source]
    return "\n".join(part for part in (f"• {entry.by}: {_(entry.title)}", entry.url) if part)
