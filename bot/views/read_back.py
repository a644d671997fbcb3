"""The six answers in a few words each, as the patient gave them."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.content.schema import Option, Question, Questionnaire
from bot.content.words import Words
from bot.core.dialogue import applying


def read_back_lines(_: Words, questionnaire: Questionnaire, given: Mapping[str, Any]) -> Sequence[tuple[str, str, str]]:
    """A line an answered question: its id, what it is about, and the answer (several signs: one after another)."""
    lines = []
    for asked in applying(given):
        question = questionnaire.question(asked.id)
        chosen = [_(option.text) for option in chosen_options(questionnaire, question, given)]
        if chosen:
            lines.append((asked.id, _(question.about), "; ".join(chosen)))
    return lines


def chosen_options(questionnaire: Questionnaire, question: Question, given: Mapping[str, Any]) -> list[Option]:
    """The option that was given; for Q4's ticks all that were ticked."""
    exact = [option for option in question.options if option.sets and _fits(option, given)]
    if exact or question.id != "q4":
        return exact[:1]
    signs = set(given.get("current_signs") or ())
    return [option for option in questionnaire.signs.options if signs >= set(option.sets["current_signs"])]


def _fits(option: Option, given: Mapping[str, Any]) -> bool:
    return all(_plain(given.get(field)) == _plain(value) for field, value in option.sets.items())


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list | tuple | set | frozenset) else value
