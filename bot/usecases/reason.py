"""*My reason*: what somebody would love to do easily, in their own words or by a button; kept sealed."""

from bot.core.activities.activity import Activity
from bot.core.activities.grammar import activities_in
from bot.core.asked_later import REASON
from bot.core.dialogue import State
from bot.core.questions import hear
from bot.usecases.ask_later import close
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.visit import Visit
from bot.views import hold, onboarding, symptoms
from bot.views import reason as views

[QUESTION] = REASON.questions
LONGEST = 120  # characters


def show(visit: Visit) -> None:
    """/reason: what they said, or the question."""
    if after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
    elif visit.patient.reason:
        visit.say(views.shown(visit.words, visit.patient.reason))
    else:
        ask(visit)


def ask(visit: Visit) -> None:
    if after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
        return
    visit.change_patient(reason_asked_on=visit.day)
    visit.remember(State(question=QUESTION))
    visit.say(views.ask(visit.words))


def choose(visit: Visit, wish: str) -> str | None:
    """One of the everyday wishes, or none; a reason that was given before is forgotten then."""
    if wish != views.NONE and wish not in views.wishes(visit.words):
        return onboarding.already_answered(visit.words)
    visit.edit(views.answered(visit.words, wish))
    _keep(visit, "" if wish == views.NONE else wish)
    return None


def in_words(visit: Visit, text: str) -> bool:
    """Their own words, read for a symptom before. What tells of exercise, asks, thanks or comes days later is none."""
    helper = visit.patient.exerciser == "helper"
    done = activities_in(text, visit.content.activity_words, helper=helper)
    heard = hear(text, visit.content.phrases)
    if any(_is_counted(each) for each in done):
        return False
    if visit.patient.reason_asked_on != visit.day:
        close(visit, QUESTION)
        return False
    if heard.asks or heard.replies or heard.empty:
        return False
    if len(words := _plain(text)) > LONGEST:
        visit.say(views.too_long(visit.words))
    else:
        _keep(visit, words)
    return True


def _is_counted(activity: Activity) -> bool:
    return any((activity.minutes, activity.sets, activity.reps, activity.seconds))


def _plain(text: str) -> str:
    """One line, without marks of their own around it, and nothing that is not seen."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line.strip("\"'“”„«» ")


def _keep(visit: Visit, reason: str) -> None:
    close(visit, QUESTION)
    visit.change_patient(reason=reason, reason_asked_on=visit.day)
    if visit.holds():  # nothing is quoted
        visit.say(symptoms.noted(visit.words))
    else:
        visit.say(views.thanks(visit.words, reason) if reason else views.declined(visit.words))
