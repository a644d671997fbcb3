"""Questions: the answers by chapter, and what somebody asks in their own words (care rules §7)."""

from bot.content.faq import AVOID
from bot.core.clearance import clearance
from bot.core.explaining import left_out_by
from bot.core.questions import Heard
from bot.usecases.clinic import answering
from bot.usecases.daily import show_today
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.planning import current, history, planned
from bot.usecases.visit import Visit
from bot.views import faq as views
from bot.views import hold
from bot.views.left_out import left_out
from bot.views.message import Message
from bot.views.plan import line


def show_chapters(visit: Visit) -> None:
    _show(visit, views.chapters(visit.words, visit.content.faq))


def show_chapter(visit: Visit, name: str) -> None:
    if name in visit.content.faq.chapters:
        _show(visit, views.chapter(visit.words, visit.content.faq, name))
    else:
        show_chapters(visit)


def show_avoid(visit: Visit) -> None:
    show_chapter(visit, AVOID)


def show_sources(visit: Visit) -> None:
    _show(visit, views.sources(visit.words, visit.content))


def show_answer(visit: Visit, id: str) -> None:
    """An answer that was chosen from a list; one of another version leads to the lists."""
    if _is_answer(visit, id):
        _show(visit, _answer(visit, id))
    else:
        show_chapters(visit)


def show_origin(visit: Visit, id: str) -> None:
    if _is_answer(visit, id):
        _show(visit, views.origin(visit.words, visit.content, id))
    else:
        show_chapters(visit)


def _is_answer(visit: Visit, id: str) -> bool:
    return any(id in chapter.answers for chapter in visit.content.faq.chapters.values())


def _show(visit: Visit, message: Message) -> None:
    """After thoughts of self-harm nobody talks of exercise (care rule T1)."""
    if after_self_harm(visit):
        message = hold.thinking_of_you(visit.words, visit.emergency_number)
    visit.show(message)


def _answer(visit: Visit, id: str, *, amid_questions: bool = False) -> Message:
    faq, number, paused = visit.content.faq, visit.emergency_number, _paused(visit)
    written_to = visit.patient.reminded_on is not None and not paused and not visit.pause
    hour = visit.patient.reminder_time if written_to else None
    return views.answer(visit.words, faq, id, number, paused=paused, amid_questions=amid_questions, hour=hour)


def _paused(visit: Visit) -> bool:
    confirmed = "confirmed" in visit.answered()
    return bool(visit.holds()) or (confirmed and clearance(visit.answers()).level == "hold")


def answer(visit: Visit, heard: Heard, *, amid_questions: bool) -> bool:
    """Answer what was asked, if there is an answer; `amid_questions`: another question is open."""
    if len(heard.answers) == 1 or (heard.answers and amid_questions):
        visit.say(_answer(visit, heard.answers[0], amid_questions=amid_questions))
    elif heard.answers:
        visit.say(views.which(visit.words, visit.content.faq, heard.answers))
    elif heard.exercise and not amid_questions:
        _may_do(visit, heard.exercise)
    else:
        return False
    return True


def _may_do(visit: Visit, exercise: str) -> None:
    """By the person's own rules, never a general yes (care rules §3)."""
    plan = planned(visit, visit.day)
    if plan.day == "hold" or visit.pause:
        show_today(visit)
        return
    stored = current(visit, plan) if plan.day == "plan" else None
    items = stored.items if stored else ()
    _, content, answers = visit.words, visit.content, visit.answers()
    place = next((place for place, item in enumerate(items) if item.exercise == exercise), None)
    if stored and place is not None:
        visit.say(views.in_todays_plan(_, stored, place, line(_, content, answers, items[place])))
    elif rules := left_out_by(content.catalogue, answers, history(visit, visit.day), visit.day, [exercise]):
        visit.say(Message(left_out(_, content, answers, rules)))
    else:
        visit.say(views.not_in_todays_plan(_, content, exercise))


def only_a_person(visit: Visit, text: str) -> None:
    """Nothing is made up, and nothing is promised; the clinic can be asked, where anybody there reads it."""
    ask = visit.occasion.message_id or 0 if answering.keep(visit, text) else None
    visit.say(views.only_a_person(visit.words, visit.setup, visit.emergency_number, paused=_paused(visit), ask=ask))
