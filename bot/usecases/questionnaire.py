"""The six safety questions: answered one by one, read back, confirmed; then it is known what is safe."""

from collections.abc import Mapping
from typing import Any

from bot.core import dialogue
from bot.core.clearance import clearance
from bot.core.dialogue import State
from bot.core.schedule import local_date
from bot.storage import audit
from bot.usecases.clinic import clinicians
from bot.usecases.keep_holds import clinic_looks_on, open_holds_from_answers
from bot.usecases.resume import (
    EQUIPMENT,
    HELPING,
    NAME,
    READ_BACK,
    WHO,
    ask,
    forget_outdated,
    given,
    next_step,
    resume,
    told,
)
from bot.usecases.visit import Visit
from bot.views import hold, onboarding, outcome
from bot.views.message import Message
from bot.views.read_back import read_back_lines

SIGNS, BACK = "signs", "back"
SIX = frozenset(question.id for question in dialogue.QUESTIONNAIRE)


def who(visit: Visit, exerciser: str) -> str | None:
    """Who will do the exercises; a helper is asked whether the other person agrees."""
    if visit.state().question not in (WHO, HELPING) or exerciser not in ("self", "helper"):
        return already(visit)
    _answered(visit, onboarding.who(visit.words), onboarding.who_label(visit.words, exerciser))
    if exerciser == "helper":
        ask(visit, HELPING)
    else:
        visit.change_patient(exerciser=exerciser)
        ask(visit, next_step(visit))
    return None


def agreed(visit: Visit, answer: str) -> str | None:
    """Does the person who exercises agree that somebody writes for them?"""
    if visit.state().question != HELPING:
        return already(visit)
    if answer == "back":
        ask(visit, WHO)
    elif answer == "no":
        visit.show(onboarding.not_agreed(visit.words))
    else:
        visit.edit(onboarding.agreed(visit.words))
        visit.change_patient(exerciser="helper")
        audit.record(visit.tx, visit.actor, visit.person, "helper_agreed", visit.now)
        ask(visit, NAME)
    return None


def answer(visit: Visit, question: str, value: str) -> str | None:
    """One of the six questions was answered, or *Back* was pressed below it."""
    if visit.state().question != question:
        return already(visit)
    if forget_outdated(visit):
        ask(visit, next_step(visit))
        return None
    if value == BACK:
        return back(visit, question)
    asked = visit.content.questionnaire.question(question)
    if value not in {option.value for option in asked.options}:
        return already(visit)
    option = asked.option(value)
    _answered(visit, _screen(visit, question), visit.words(option.text))
    if option.opens:
        visit.say(onboarding.emergency_first(visit.words, visit.content, visit.emergency_number))
        visit.remember(State(question=SIGNS))
        visit.say(onboarding.signs(visit.words, visit.content.questionnaire, ()))
    else:
        _store(visit, option.sets)
    return None


def _store(visit: Visit, fields: Mapping[str, Any]) -> None:
    """A changed answer makes the read-back unconfirmed."""
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
    visit.answer(**values, **({"confirmed": None} if "confirmed" in given(visit) else {}))
    ask(visit, next_step(visit))


def tick(visit: Visit, value: str, on: bool) -> str | None:
    """One of Q4's lines was ticked or taken back."""
    state = visit.state()
    if state.question != SIGNS:
        return already(visit)
    state = state.ticked(value, on=on)
    visit.remember(state)
    visit.edit(onboarding.signs(visit.words, visit.content.questionnaire, state.ticks))
    return None


def ticked(visit: Visit) -> str | None:
    """Q4's ticks are complete; without any there is nothing to be done with."""
    state, asked = visit.state(), visit.content.questionnaire.signs
    if state.question != SIGNS:
        return already(visit)
    if not state.ticks:
        return onboarding.tick_one(visit.words)
    chosen = [option for option in asked.options if option.value in state.ticks]
    labels = "; ".join(visit.words(option.text) for option in chosen)
    _answered(visit, onboarding.signs(visit.words, visit.content.questionnaire, state.ticks), labels)
    _store(visit, {"current_signs": [sign for option in chosen for sign in option.sets["current_signs"]]})
    return None


def back(visit: Visit, question: str) -> str | None:
    """To the question before; from the ticks to Q4 itself. The answer given there is asked anew."""
    state = visit.state().question
    if state != question:
        return already(visit)
    target = "q4" if question == SIGNS else dialogue.question_before(question, given(visit))
    visit.edit(onboarding.gone_back(visit.words))
    ask(visit, target or next_step(visit))
    return None


def read_back(visit: Visit, correct: bool) -> str | None:
    """All correct: the rules decide. Otherwise: which answer is to change?"""
    if visit.state().question not in (READ_BACK, EQUIPMENT, "") or dialogue.next_question(given(visit)):
        return already(visit)
    if forget_outdated(visit):
        ask(visit, next_step(visit))
        return None
    lines = read_back_lines(visit.words, visit.content.questionnaire, given(visit))
    if not correct and _held_since_before_today(visit):
        visit.say(hold.on_hold(visit.words, visit.setup, visit.emergency_number, clinic_looks_on(visit)))
        return None
    if not correct:
        visit.remember(State(question=READ_BACK))
        visit.show(onboarding.change_which(visit.words, lines))
        return None
    visit.edit(onboarding.confirmed(visit.words, lines))
    visit.answer(confirmed=True)
    audit.record(visit.tx, visit.actor, visit.person, "answers_confirmed", visit.now, _reasons(visit))
    open_holds_from_answers(visit)
    if visit.holds():
        visit.remember(State())
        from_answers = clearance(visit.answers()).level == "hold"
        held = hold.on_hold(visit.words, visit.setup, visit.emergency_number, clinic_looks_on(visit))
        visit.say(outcome.on_hold(visit.words, _told_on_hold(visit)) if from_answers else held)
    else:
        if not next_step(visit):  # otherwise it stands above what is asked next
            visit.say(Message(told(visit)))
        resume(visit)
    return None


def _told_on_hold(visit: Visit) -> str:
    """With a spinal fracture that they are not sure of, the clinic is told at once (care rules §1)."""
    read_at = clinicians.read_at(visit) if visit.answers().spinal_fracture == "unsure" else None
    return "\n\n".join([told(visit), *hold.clinic_reads(visit.words, visit.content, read_at)])


def _held_since_before_today(visit: Visit) -> bool:
    """A wrong tap can be corrected on the same day; after that a hold ends by a professional's word alone."""
    return any(local_date(held.opened_at, visit.person.zone) < visit.day for held in visit.holds())


def change(visit: Visit, question: str) -> str | None:
    """Ask one of the answered questions again; what was confirmed is not any more."""
    if visit.state().question != READ_BACK or question not in (*SIX, BACK):
        return already(visit)
    lines = read_back_lines(visit.words, visit.content.questionnaire, given(visit))
    visit.edit(onboarding.confirmed(visit.words, lines))
    ask(visit, READ_BACK if question == BACK else question)
    return None


def already(visit: Visit) -> str:
    """A tap on a question that is not open any more changes nothing."""
    return onboarding.already_answered(visit.words)


def _screen(visit: Visit, question: str) -> Message:
    return onboarding.safety_question(visit.words, visit.content.questionnaire, question, visit.emergency_number)


def _answered(visit: Visit, screen: Message, label: str) -> None:
    visit.edit(onboarding.answered(visit.words, screen.text, label))


def _reasons(visit: Visit) -> str:
    found = clearance(visit.answers())
    return " ".join((found.level, *found.reasons))
