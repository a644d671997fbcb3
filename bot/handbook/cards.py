"""A card for each exercise: what it is, its ladder, how it is done, and what the rules do to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from bot.content.load import Content
from bot.content.words import Words
from bot.core.catalogue import RUNGS, Dose, Exercise, Wording
from bot.handbook import names
from bot.handbook.effects import effects_on


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the how-to: its texts, each with the rungs for which it holds ("" for all)."""

    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HowTo:
    """The words for one piece of equipment; `heading` is empty where they hold for all."""

    heading: str
    steps: tuple[Step, ...]
    mistakes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RungRow:
    """A rung of the ladder, and the lines with which a plan names it."""

    number: int
    dose: str
    support: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Everything about one exercise, in words."""

    id: str
    name: str
    done: str
    why: str
    properties: Mapping[str, str]
    effects: Mapping[str, str]
    ladder: tuple[RungRow, ...]
    how_to: tuple[HowTo, ...]
    cues: tuple[str, ...]
    adaptations: Mapping[str, str]
    sources: tuple[str, ...]
    review: str


def cards(_: Words, content: Content) -> Iterator[tuple[str, tuple[Card, ...]]]:
    """The exercises by slot, in the order in which they are preferred."""
    for slot, heading in names.slots(_).items():
        exercises = content.catalogue.slot(*slot)
        if exercises:
            yield heading, tuple(card(_, content, exercise) for exercise in exercises)


def card(_: Words, content: Content, exercise: Exercise) -> Card:
    """One exercise."""
    return Card(
        id=exercise.id,
        name=_(exercise.name),
        done=_(exercise.done, minutes="…"),
        why=_(exercise.why),
        properties=_properties(_, exercise),
        effects=effects_on(_, content.catalogue, exercise),
        ladder=tuple(_rung(_, exercise, number) for number in range(1, RUNGS + 1)),
        how_to=tuple(_how_to(_, exercise, words) for words in exercise.wordings),
        cues=tuple(_(cue) for cue in exercise.cues),
        adaptations={rule: _(text) for rule, text in exercise.adaptations.items()},
        sources=exercise.sources,
        review=exercise.review,
    )


def _properties(_: Words, exercise: Exercise) -> Mapping[str, str]:
    sided = _("both sides in turn") if exercise.sided else ""
    fallback = _("fallback: comes when nothing else is left") if exercise.fallback else ""
    told = {
        _("Impact"): names.impacts(_)[exercise.impact],
        _("Equipment (any one of)"): _listed(names.equipment(_), exercise.equipment) or _("none"),
        _("Links"): _listed(names.links(_), exercise.links),
        _("Marked"): ", ".join(sorted(exercise.contraindications)),
        _("Rests for an ache at"): _listed(names.places(_), exercise.rests_for),
        _("Counts towards"): _listed(names.counts(_), exercise.counts) or _("activity only"),
        _("Kind"): ", ".join(part for part in (sided, fallback) if part),
    }
    return {name: value for name, value in told.items() if value}


def _listed(known: names.Names, given: frozenset[str]) -> str:
    return ", ".join(name for id, name in known.items() if id in given)


def _rung(_: Words, exercise: Exercise, number: int) -> RungRow:
    rung = exercise.rung(number)
    lines = [_(words.line(number), **asdict(rung.dose)) for words in exercise.wordings]
    return RungRow(number, dose(_, rung.dose), names.supports(_)[rung.support], tuple(dict.fromkeys(lines)))


def dose(_: Words, given: Dose) -> str:
    """Sets and what one set holds."""
    values = asdict(given)
    if given.impacts is not None:
        return _("{sets} × {impacts} impacts", **values)
    if given.minutes is not None:
        return _("{sets} × {minutes} min", **values)
    if given.reps is None:
        return _("{sets} × {seconds} s", **values)
    return _("{sets} × {reps}, held {seconds} s", **values) if given.seconds else _("{sets} × {reps}", **values)


def _how_to(_: Words, exercise: Exercise, words: Wording) -> HowTo:
    heading = names.equipment(_)[words.equipment] if words.equipment else ""
    steps = tuple(Step(tuple(_by_rung(_, exercise, texts))) for texts in words.steps)
    return HowTo(heading, steps, tuple(_(mistake) for mistake in words.mistakes))


def _by_rung(_: Words, exercise: Exercise, texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each different text once, with its rungs and all the doses that they fill in."""
    for text in dict.fromkeys(texts):
        rungs = [number for number in range(1, RUNGS + 1) if texts[number - 1] == text]
        values = _values(exercise, rungs)
        yield "" if len(rungs) == RUNGS else _rungs(_, rungs), _(text, **values)


def _rungs(_: Words, rungs: list[int]) -> str:
    return _("rung {rung}", rung=rungs[0]) if len(rungs) == 1 else _("rungs {span}", span=f"{rungs[0]}–{rungs[-1]}")


def _values(exercise: Exercise, rungs: list[int]) -> Mapping[str, str]:
    """What the doses of these rungs fill in: "5 / 8 / 10" where they differ."""
    doses = [asdict(exercise.rung(number).dose) for number in rungs]
    return {name: " / ".join(dict.fromkeys(str(dose[name]) for dose in doses)) for name in doses[0]}
