"""A message that tells of no symptom and of nothing done: a question, a thank-you, a story.

1. A question is answered, or somebody is named who can answer it; anything else gets one kind line.
2. No reply says that somebody is well, or speaks as if it had understood more than it did.
3. At most one question stands open: one of the way to a plan is asked again below the reply.
"""

from collections.abc import Callable, Mapping

from bot.content.faq_schema import KindWords
from bot.core.asked_later import QUESTIONS as ASKED_LATER
from bot.core.questions import Heard, hear
from bot.storage import logs
from bot.usecases import arrival, end_hold, questions, report_symptom, resume
from bot.usecases.ask_again import ON_THE_WAY, ask_again
from bot.usecases.clinic import answering
from bot.usecases.daily import show_today
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.planning import planned
from bot.usecases.questionnaire import SIGNS
from bot.usecases.visit import Visit
from bot.views import faq as views
from bot.views import help as help_views
from bot.views import hold
from bot.views.message import Message

AMID = ON_THE_WAY | ASKED_LATER | {SIGNS}  # asked again below the reply

MERE = {"answer", "refusal"}  # replies to a yes or a no, which may answer whether help was called

ON_HOLD: Mapping[str | None, Callable[[Visit], None]] = {"asked": end_hold.ask, "paused": show_today}


def reply(visit: Visit, text: str) -> None:
    """Answer a question, or reply kindly."""
    heard = hear(text, visit.content.phrases)
    known = _kind_words(visit, heard)
    if after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
    elif known and known.then == "stop":
        arrival.ask_to_stop(visit)
    elif heard.empty or (known and known.then == "unsure"):
        report_symptom.not_understood(visit)
    elif visit.state().question == report_symptom.SYMPTOM:
        _amid_symptom(visit, heard)
    elif known and known.then in ON_HOLD:
        ON_HOLD[known.then](visit)
    else:
        _reply(visit, heard, known, text)


def _kind_words(visit: Visit, heard: Heard) -> KindWords | None:
    """The first that fits; what concerns a hold only where there is one, and no other question."""
    fitting = [visit.content.small_talk.replies[name] for name in heard.replies]
    waits = visit.holds() and visit.state().question not in ON_THE_WAY
    return next((known for known in fitting if waits or known.then not in ON_HOLD), None)


def _amid_symptom(visit: Visit, heard: Heard) -> None:
    """It stays open until it is answered (care rule T9)."""
    if questions.answer(visit, heard, amid_questions=True):
        report_symptom.show_again(visit)
    else:
        report_symptom.not_understood(visit)


def _reply(visit: Visit, heard: Heard, known: KindWords | None, text: str) -> None:
    amid = visit.state().question in AMID
    if questions.answer(visit, heard, amid_questions=amid):
        pass
    elif heard.asks and (known is None or known.yields):
        _leave_to_a_person(visit, text, amid=amid)
        return
    elif (known is None or MERE & set(heard.replies)) and any(hold.rule == "T1" for hold in visit.holds()):
        show_today(visit)  # which says that help comes first
    else:
        _say_kindly(visit, known, amid_questions=amid)
    if amid:
        ask_again(visit)


def _leave_to_a_person(visit: Visit, text: str, *, amid: bool) -> None:
    """The words stay for the clinic beside the question that is asked again."""
    questions.only_a_person(visit, text)
    if amid:
        ask_again(visit)
        answering.keep(visit, text)


def _say_kindly(visit: Visit, known: KindWords | None, *, amid_questions: bool) -> None:
    """The forms of a reply take turns with the messages."""
    forms = known.says if known else visit.content.small_talk.other
    parts = [visit.words(forms[(visit.occasion.message_id or 0) % len(forms)])]
    leads_to = None if known is None or amid_questions else known.leads_to
    if known and known.then == "next" and not amid_questions and _exercises_wait(visit):
        parts.append(visit.words(visit.content.small_talk.waiting))
        leads_to = "today"
    visit.say(views.kind_words(visit.words, parts, leads_to))


def _exercises_wait(visit: Visit) -> bool:
    """Whether today's exercises are there and not done."""
    if visit.pause or resume.next_step(visit) or planned(visit, visit.day).day != "plan":
        return False
    return not logs.between(visit.tx, visit.actor, visit.person.id, visit.day, visit.day)


def playful(visit: Visit) -> None:
    """A sticker, a die: a kind line, and never a sign that anything was done."""
    if visit.has_own_side:
        report_symptom.unreadable(visit)
        return
    _say_beside(visit, help_views.playful(visit.words))


def shared(visit: Visit) -> None:
    """A message of somebody else that they passed on."""
    _say_beside(visit, help_views.shared(visit.words))


def _say_beside(visit: Visit, message: Message) -> None:
    """What was open stays open."""
    if after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
    elif not report_symptom.show_again(visit):
        visit.say(message)
        if visit.state().question in AMID:
            ask_again(visit)
