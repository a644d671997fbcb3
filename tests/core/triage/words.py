"""Small lexicons, as content would write them."""

from collections.abc import Mapping, Sequence

from bot.core.language.patterns import Patterns, parse
from bot.core.language.reading import read
from bot.core.triage.contexts import Heard, hear
from bot.core.triage.lexicon import Lexicon

Lines = Mapping[str, Sequence[str]]
CLASSES = {"back": ("back", "spine")}


def patterns(lines: Lines) -> Patterns:
    return Patterns([parse(means, source, CLASSES) for means, sources in lines.items() for source in sources])


LEXICON = Lexicon(
    signs=patterns(
        {
            "dizziness": ["dizz*", "head ... spin*", "bas* don+"],
            "fall": ["fell", "dus+"],
            "back_pain": ["<back> hurt*"],
            "numbness": ["numb*"],
            "chest_pain": ["chest pain"],
            "collapse": ["fainted"],
            "cannot_bear_weight": ["cannot get up"],
        }
    ),
    instead=patterns({"faintness": ["nearly fainted"]}),
    harmless=patterns({"harmless": ["fell asleep", "nearly fainted laughing"]}),
    cues=patterns(
        {
            "denial_before": ["no", "not", "not even", "even really", "never", "cannot"],
            "denial_after": ["yok", "free", "gone"],
            "hypothetical": ["if", "what if"],
            "long_ago": ["years ago"],
            "now": ["today", "again"],
            "another": ["husband", "neighbour"],
            "own": ["i", "my"],
            "carer": ["writing for"],
        }
    ),
    vague=patterns({"vague": ["feel awful", "iyi degilim"]}),
    alone=patterns({"none": ["fasting", "today", "skip dizzy ones"], "dizziness": ["dizzy ones", "no dizzy"]}),
    breaking=frozenset({"but"}),
    joining=frozenset({"or", "and", "a"}),
)


def heard(text: str, *, helper: bool = False) -> tuple[Heard, ...]:
    return hear(read(text, LEXICON.breaking), LEXICON, helper=helper)


def told(text: str, *, helper: bool = False) -> str:
    """The signs in order: `fall` where it is meant, `fall: denied` where it is softened."""
    return ", ".join(
        f"{each.sign}: {each.softened}" if each.softened else each.sign for each in heard(text, helper=helper)
    )
