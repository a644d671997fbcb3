"""Answers in words: what can be said to the question that is open, and what follows."""

from collections.abc import Callable, Iterable, Mapping

from bot.content.words import LANGUAGES, words_for
from bot.core.dialogue import answers_in
from bot.usecases import (
    arrival,
    come_back,
    equipment,
    in_pause,
    pause,
    questionnaire,
    report_symptom,
    report_words,
    resume,
)
from bot.usecases.visit import Visit
from bot.views import onboarding, outcome
from bot.views import pause as pause_views
from bot.views.message import Message

Given = Callable[[Visit, str], object]

# By question: the value behind each button's data, and what a tap on it would do.
_GIVEN: Mapping[str, Given] = {
    resume.CONSENT: lambda visit, value: (
        arrival.read_notice(visit) if value == "read" else arrival.consent(visit, value == "yes")
    ),
    report_symptom.SYMPTOM: report_words.give,
    resume.WHO: questionnaire.who,
    resume.HELPING: questionnaire.agreed,
    resume.READ_BACK: lambda visit, value: questionnaire.read_back(visit, value == "correct"),
    resume.EQUIPMENT: lambda visit, value: equipment.worktop_and_shoes(visit, value == "yes"),
    equipment.WORKTOP: lambda visit, value: equipment.worktop(visit, value == "yes"),
    "chair": lambda visit, value: equipment.piece(visit, "chair", value == "yes"),
    "wall": lambda visit, value: equipment.piece(visit, "wall", value == "yes"),
    pause.WHAT: pause.choose,
    pause.HOW_LONG: pause.choose_length,
    come_back.WHETHER_BACK: lambda visit, value: come_back.back(visit) if value == "end" else come_back.not_yet(visit),
    in_pause.CATCH_UP: come_back.catch_up,
}


def fitting(visit: Visit, question: str, text: str) -> list[str]:
    """The answers to this question that the words can mean; about a symptom a mere "yes" means one."""
    plain = report_symptom.plain_answer(visit, text) if question == report_symptom.SYMPTOM else None
    return [plain] if plain else answers_in(text, wordings(visit, question))


def wordings(visit: Visit, question: str) -> Mapping[str, Iterable[str]]:
    """The answers to this question, each with its wording in every language."""
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for row in _screen(visit, question, language).rows:
            for text, data in row:
                found.setdefault(data.rpartition(":")[2], []).append(text)
    if question in questionnaire.SIX:
        for option in visit.content.questionnaire.question(question).options:
            found[option.value] += [words for typed in option.typed.values() for words in typed]
    return found


def way_in(visit: Visit) -> Mapping[str, Iterable[str]]:
    """What stands for *Let's begin* on the welcome."""
    screens = [onboarding.welcome(words_for(language), visit.emergency_number) for language in LANGUAGES]
    return {"begin": [text for screen in screens for row in screen.rows for text, data in row if data == "begin"]}


def give(visit: Visit, question: str, value: str) -> None:
    """The same as a tap on that answer."""
    if question in _GIVEN:
        _GIVEN[question](visit, value)
    else:
        questionnaire.answer(visit, question, value)


def _screen(visit: Visit, question: str, language: str) -> Message:
    _, content, number = words_for(language), visit.content, visit.emergency_number
    if question in questionnaire.SIX:
        return onboarding.safety_question(_, content.questionnaire, question, number)
    screens: dict[str, Callable[[], Message]] = {
        resume.CONSENT: lambda: onboarding.consent(_),
        resume.WHO: lambda: onboarding.who(_),
        resume.HELPING: lambda: onboarding.helping(_),
        resume.READ_BACK: lambda: onboarding.read_back(_, ()),
        resume.EQUIPMENT: lambda: outcome.equipment(_, content, "counter"),
        report_symptom.SYMPTOM: lambda: report_symptom.screen(visit, _),
        equipment.WORKTOP: lambda: outcome.shoes(_),
        "chair": lambda: outcome.equipment(_, content, "chair"),
        "wall": lambda: outcome.equipment(_, content, "wall"),
        pause.WHAT: lambda: pause_views.what_is_it(_),
        pause.HOW_LONG: lambda: pause_views.how_long(_),
        come_back.WHETHER_BACK: lambda: pause_views.whether_back(_),
        in_pause.CATCH_UP: lambda: pause_views.catch_up(_, visit.day),
    }
    return screens[question]() if question in screens else Message("")
