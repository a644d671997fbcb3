"""The next step, whatever it is: the question that is open, the outcome, or today's exercises.

Every conversation that ends comes back here, so there is no dead end.
"""

from dataclasses import replace
from typing import Any

from bot.core import dialogue
from bot.core.clearance import clearance
from bot.core.dialogue import State
from bot.storage import people
from bot.usecases.clinic import home
from bot.usecases.daily import show_today
from bot.usecases.family import following
from bot.usecases.in_pause import CATCH_UP, ask_to_catch_up, pause_first
from bot.usecases.visit import Visit
from bot.views import help as help_views
from bot.views import helped, onboarding, outcome
from bot.views.read_back import read_back_lines

CONSENT, WHO, HELPING, NAME = "consent", "who", "helping", "helped_name"
READ_BACK, EQUIPMENT, WORKTOP = "read_back", "equipment", "worktop"


def resume(visit: Visit) -> None:
    """Show the next step; an unfinished questionnaire goes on where it stopped."""
    if not people.has_consented(visit.tx, visit.person.id):
        _welcome(visit)
        return
    forget_outdated(visit)
    ask(visit, "" if pause_first(visit) else next_step(visit))


def _welcome(visit: Visit) -> None:
    """A patient's; somebody who follows one, or works at the clinic, has a side of their own."""
    if visit.follows() or visit.staff:
        show_their_side(visit)
    else:
        visit.remember(State())
        visit.say(onboarding.welcome(visit.words, visit.emergency_number))


def show_their_side(visit: Visit, *, begin: bool = False) -> None:
    """Of somebody who is no patient: whom they follow, what they do at the clinic. `begin`: the way to exercise."""
    if visit.follows():
        following.show(visit, begin=begin and visit.staff is None)
    if visit.staff:
        home.show(visit)


def greet(visit: Visit) -> bool:
    """Somebody who was silent for long, or had blocked the bot; once, and without a reproach. Whether they were."""
    state = visit.state()
    came_back = visit.returned or state.unblocked
    if came_back:
        visit.returned = False
        visit.remember(replace(state, unblocked=False))
        welcome_back(visit)
    return came_back


def welcome_back(visit: Visit) -> None:
    again = any(field == "confirmed" for field, _ in visit.every_answer()) and next_step(visit) == onboarding.FIRST
    visit.say(help_views.welcome_back(visit.words, questions=again))


def today(visit: Visit, *, although_away: bool = False) -> None:
    """*Today*: the exercises, or first what is still missing before there can be any.

    `although_away`: somebody who is away wants them all the same.
    """
    greet(visit)
    forget_outdated(visit)
    step = "" if pause_first(visit, although_away=although_away) else next_step(visit)
    if step:
        visit.say(onboarding.first_the_questions(visit.words))
        ask(visit, step)
    else:
        show_today(visit, although_away=although_away)


def forget_outdated(visit: Visit) -> bool:
    """Care rules §1: an interrupted questionnaire asks Q4 again after 24 hours, everything after 14 days.

    Whether anything was too old.
    """
    answered = visit.answered()
    if "confirmed" in answered:
        return False
    given_at = {field: answer.answered_at for field, answer in answered.items()}
    if outdated := dialogue.outdated(given_at, visit.now):
        visit.answer(**dict.fromkeys(outdated))
    return bool(outdated)


def next_step(visit: Visit) -> str:
    """The id of the next question on the way to a plan; "" when there is none left."""
    known = given(visit)
    patient = visit.patient_if_any
    if patient is None or not patient.exerciser:
        return WHO
    if visit.state().question == NAME:
        return NAME
    if not visit.holds() and patient.catch_up_since:
        return CATCH_UP
    if question := dialogue.next_question(known):
        return question
    if "confirmed" not in known:
        return READ_BACK
    if "equipment" in known or visit.holds():
        return ""
    return WORKTOP if visit.state().question == WORKTOP else EQUIPMENT


def given(visit: Visit) -> dict[str, Any]:
    """The newest answers by field."""
    return {field: answer.value for field, answer in visit.answered().items()}


def ask(visit: Visit, question: str) -> None:
    """Ask it, and remember that it is open; without a question, today's exercises."""
    visit.remember(State(question=question))
    _, questionnaire = visit.words, visit.content.questionnaire
    if question == "":
        show_today(visit)
    elif question == CATCH_UP:
        ask_to_catch_up(visit)
    elif question == CONSENT:
        visit.say(onboarding.consent(_))
    elif question == WHO:
        visit.say(onboarding.who(_))
    elif question == HELPING:
        visit.say(onboarding.helping(_))
    elif question == NAME:
        visit.say(helped.what_name(_))
    elif question == READ_BACK:
        visit.say(onboarding.read_back(_, read_back_lines(_, questionnaire, given(visit))))
    elif question == WORKTOP:
        visit.say(outcome.shoes(_))
    elif question == EQUIPMENT:
        visit.say(outcome.equipment(_, visit.content, "counter", told(visit)))
    else:
        visit.say(onboarding.safety_question(_, questionnaire, question, visit.emergency_number))


def told(visit: Visit) -> str:
    """The outcome of their answers, in words."""
    answers = visit.answers()
    return outcome.outcome(visit.words, visit.content, clearance(answers), answers, visit.emergency_number)
