"""The open question once more: in another language, or below something that was said in between."""

from collections.abc import Callable, Mapping

from bot.core.asked_later import QUESTIONS as ASKED_LATER
from bot.storage.measurements import POSTURE
from bot.usecases import (
    appointment,
    ask_later,
    change_log,
    come_back,
    log_day,
    measure,
    pause,
    privacy,
    resume,
    settings,
    time_zone,
)
from bot.usecases.clinic import answering
from bot.usecases.family import cheer_draft
from bot.usecases.in_pause import CATCH_UP
from bot.usecases.keep_holds import after_self_harm, appointment_on
from bot.usecases.questionnaire import SIGNS, SIX
from bot.usecases.visit import Visit
from bot.views import appointment as appointment_views
from bot.views import measure as measure_views
from bot.views import onboarding
from bot.views import pause as pause_views
from bot.views import settings as settings_views
from bot.views.message import Message

ON_THE_WAY = SIX | {
    resume.WHO,
    resume.HELPING,
    resume.NAME,
    resume.READ_BACK,
    resume.EQUIPMENT,
    resume.WORKTOP,
    CATCH_UP,
}

# What is not on the way to a plan: the message that asks it, with what is ticked so far; None where it is over.
OTHERS: Mapping[str, Callable[[Visit], Message | None]] = {
    SIGNS: lambda visit: onboarding.signs(visit.words, visit.content.questionnaire, visit.state().ticks),
    POSTURE: lambda visit: measure_views.posture(visit.words),
    measure.NEW: lambda visit: measure_views.is_it_new(visit.words),
    settings.HOUR: lambda visit: settings_views.which_hour(visit.words),
    time_zone.CLOCK: time_zone.question,
    privacy.DELETE: privacy.question,
    pause.WHAT: lambda visit: pause_views.what_is_it(visit.words),
    pause.HOW_LONG: lambda visit: pause_views.how_long(visit.words),
    come_back.WHETHER_BACK: lambda visit: pause_views.whether_back(visit.words),
    appointment.APPOINTMENT: lambda visit: appointment_views.which_day(visit.words, visit.day, appointment_on(visit)),
    log_day.SOME: log_day.ticks_so_far,
    change_log.CHANGING: change_log.open_editor,
    cheer_draft.DRAFT: cheer_draft.question,
    **dict.fromkeys((answering.ANSWER, answering.ASK), answering.screen),
}


def ask_again(visit: Visit) -> None:
    """Whatever is open; nothing is said where nothing is. After thoughts of self-harm only what is next."""
    question = visit.state().question
    if not question:
        return
    if after_self_harm(visit):
        resume.resume(visit)
    elif question in ON_THE_WAY:
        resume.ask(visit, question)
    elif question in ASKED_LATER:
        visit.say(ask_later.screen(visit, question))
    elif question in OTHERS and (message := OTHERS[question](visit)):
        visit.say(message)
