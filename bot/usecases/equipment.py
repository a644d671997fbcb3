"""What a home has. A worktop is asked about with the first plan; chair and wall when an exercise could use them."""

from bot.core.dialogue import State
from bot.usecases.daily import show_today
from bot.usecases.questionnaire import already
from bot.usecases.resume import EQUIPMENT
from bot.usecases.visit import Visit
from bot.views import onboarding, outcome
from bot.views import plan as plan_views

ASKED_LATER = ("chair", "wall")
WORKTOP = "worktop"


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


def ask_next_piece(visit: Visit) -> None:
    """One more piece of equipment, once, after the day's exercises are done; not on the first day."""
    if visit.patient.first_day == visit.today or visit.state().question:
        return
    piece = next((piece for piece in ASKED_LATER if piece not in _asked(visit)), None)
    if piece:
        visit.remember(State(question=piece))
        visit.say(outcome.equipment(visit.words, visit.content, piece))


def piece(visit: Visit, name: str, has: bool) -> str | None:
    """They have it, or not; from tomorrow on the plan uses it."""
    if visit.state().question != name:
        return already(visit)
    _answered(visit, name, "yes" if has else "no")
    had = visit.answers().equipment
    visit.answer(equipment=sorted(had | {name}) if has else sorted(had), equipment_asked=[*_asked(visit), name])
    visit.remember(State())
    ask_next_piece(visit)
    if not visit.state().question:
        visit.say(plan_views.noted(visit.words))
    return None


def _asked(visit: Visit) -> list[str]:
    found = visit.answered().get("equipment_asked")
    return list(found.value) if found else []


def _answered(visit: Visit, name: str, value: str) -> None:
    asked = visit.content.questionnaire.question(name)
    answer = visit.words(asked.option(value).text)
    visit.edit(onboarding.answered(visit.words, visit.words(asked.text), answer))
