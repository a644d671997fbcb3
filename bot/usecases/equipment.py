"""What the first plan needs: a worktop and shoes. What else a home has is asked about later."""

from bot.core.dialogue import State
from bot.usecases.daily import show_today
from bot.usecases.questionnaire import already
from bot.usecases.resume import EQUIPMENT, WORKTOP
from bot.usecases.visit import Visit
from bot.views import onboarding, outcome


def worktop_and_shoes(visit: Visit, has: bool) -> str | None:
    """The question under the outcome; whoever lacks something is asked about the worktop alone."""
    if visit.state().question != EQUIPMENT:
        return already(visit)
    _answered(visit, "counter", "yes" if has else "no")
    if has:
        _first_plan(visit, ["counter"])
    else:
        visit.remember(State(question=WORKTOP))
        visit.say(outcome.shoes(visit.words))
    return None


def worktop(visit: Visit, has: bool) -> str | None:
    if visit.state().question != WORKTOP:
        return already(visit)
    visit.edit(outcome.shoes_answered(visit.words, has))
    _first_plan(visit, ["counter"] if has else [])
    return None


def _first_plan(visit: Visit, equipment: list[str]) -> None:
    visit.answer(equipment=equipment, equipment_asked=["counter"])
    visit.remember(State())
    show_today(visit)


def _answered(visit: Visit, name: str, value: str) -> None:
    asked = visit.content.questionnaire.question(name)
    answer = visit.words(asked.option(value).text)
    visit.edit(onboarding.answered(visit.words, visit.words(asked.text), answer))
