"""The answers to what is asked after the first days: age and diagnosis, things at home, high impact."""

import re
from typing import Any

from bot.core.asked_later import HOME, MORE, QUESTIONS, question_before, topic_of
from bot.core.dialogue import State
from bot.storage import audit
from bot.usecases.ask_later import AGE, ask, close, go_on
from bot.usecases.questionnaire import already
from bot.usecases.visit import Visit
from bot.views import done, onboarding, symptoms
from bot.views import later as views

HIGH_IMPACT = "high_impact_ok"
YEARS = re.compile(
    r"(?:i am|i'm|im|ben)?\s*(\d{2,3})\s*(?:years? old|years?|yaş(?:ındayım|ında|ım)?)?\.?", re.IGNORECASE
)
OLDEST = 115


def answer(visit: Visit, question: str, value: str) -> str | None:
    """One of the answers, *Later*, or *Back* to the question before it."""
    if not _is_open(visit, question):
        return already(visit)
    if value == views.BACK:
        return _back(visit, question)
    if value == views.LATER:
        visit.edit(views.answered(visit.words, visit.content, question, value))
        close(visit, question)
        return None
    if question == HIGH_IMPACT:
        return _high_impact(visit, value)
    return _take(visit, question, value)


def age_in_words(visit: Visit, text: str) -> bool:
    """Their age as a number, where that is what the whole text says."""
    found = YEARS.fullmatch(text.strip())
    if found is None or not 18 <= int(found[1]) <= OLDEST:
        return False
    years = int(found[1])
    _take(visit, AGE, "under_50" if years < 50 else "50_64" if years < 65 else "65_plus")
    return True


def _is_open(visit: Visit, question: str) -> bool:
    """It waits for its answer, or was left open on an earlier day and has none yet."""
    if question not in QUESTIONS or question not in {each.id for each in _with_words(visit)}:
        return False
    return visit.state().question == question or not _has_answer(visit, question)


def _with_words(visit: Visit) -> list[Any]:
    questionnaire = visit.content.questionnaire
    return [*questionnaire.equipment, *questionnaire.later]


def _has_answer(visit: Visit, question: str) -> bool:
    given = visit.answered()
    return question in given or question in (given["equipment_asked"].value if "equipment_asked" in given else ())


def _back(visit: Visit, question: str) -> str | None:
    before = question if question == HIGH_IMPACT else question_before(question)
    if before is None:
        return already(visit)
    visit.edit(onboarding.gone_back(visit.words))
    ask(visit, before)
    return None


def _take(visit: Visit, question: str, value: str) -> str | None:
    asked = visit.content.questionnaire.question(question)
    if value not in {option.value for option in asked.options}:
        return already(visit)
    visit.edit(views.answered(visit.words, visit.content, question, value))
    close(visit, question)
    if topic_of(question) in (HOME, MORE):
        _note_piece(visit, question, has=value == "yes")
    else:
        visit.answer(**dict(asked.option(value).sets))
    if not go_on(visit, question):
        _thank(visit, question)
    return None


def _note_piece(visit: Visit, piece: str, *, has: bool) -> None:
    """From tomorrow on the plan uses what they have."""
    had, given = visit.answers().equipment, visit.answered()
    asked = given["equipment_asked"].value if "equipment_asked" in given else []
    kept = had | {piece} if has else had - {piece}
    visit.answer(equipment=sorted(kept), equipment_asked=[*(each for each in asked if each != piece), piece])


def _thank(visit: Visit, question: str) -> None:
    if visit.holds():  # nothing is promised
        visit.say(symptoms.noted(visit.words))
    elif topic_of(question) in (HOME, MORE):
        visit.say(done.noted(visit.words))
    else:
        visit.say(symptoms.noted(visit.words))


# -- high impact -------------------------------------------------------------------------------------------------------


def _high_impact(visit: Visit, value: str) -> str | None:
    """Care rule S3: a yes counts with its second tap."""
    if visit.state().question != HIGH_IMPACT:
        return already(visit)
    if value == "yes":
        visit.show(views.told_so(visit.words, HIGH_IMPACT))
    elif value == views.SURE:
        visit.edit(views.answered_told_so(visit.words))
        _note_high_impact(visit, "yes")
    elif value in ("no", "unsure"):
        visit.edit(views.answered(visit.words, visit.content, HIGH_IMPACT, value))
        _note_high_impact(visit, value)
    else:
        return already(visit)
    return None


def _note_high_impact(visit: Visit, value: str) -> None:
    visit.remember(State())
    visit.answer(**{HIGH_IMPACT: value})
    audit.record(visit.tx, visit.actor, visit.person, "high_impact_word", visit.now, value)
    visit.say(views.after_high_impact(visit.words, value == "yes"))
