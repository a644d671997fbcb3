"""The question about a symptom that is open: whether there is one, and how it is shown."""

from bot.content.words import Words
from bot.core.dialogue import State
from bot.core.symptom_table import START
from bot.core.symptoms import NotAnAnswer, progress
from bot.usecases.visit import Visit
from bot.views import symptoms as views
from bot.views.message import Message

SYMPTOM = "symptom"


def open_question(state: State) -> str | None:
    """The question about a symptom that waits for a tap; None too where the stored taps are no longer in the table."""
    try:
        return progress(state.taps).question if state.question == SYMPTOM else None
    except NotAnAnswer:
        return None


def asked_deeper(state: State) -> bool:
    """Whether a question behind the first one is open: it is answered, not pushed aside."""
    return open_question(state) not in (None, START)


def may_go_back(state: State) -> bool:
    """Back never leads behind the tap that opened a hold, or behind words: those are taken back as a mistake."""
    taps = state.taps
    return len(taps) > state.told and (progress(taps).finding is None) == (progress(taps[:-1]).finding is None)


def screen(visit: Visit, words: Words) -> Message:
    """The question that is open."""
    state, number = visit.state(), visit.emergency_number
    question = open_question(state) or START
    if question == START:
        return views.what(words, visit.content, number, understood=True, guess=state.guess)
    return views.question(words, visit.content, question, number, back=may_go_back(state))


def show_again(visit: Visit) -> bool:
    """Show the open question about a symptom once more; False where none is open."""
    if open_question(visit.state()) is None:
        return False
    visit.say(screen(visit, visit.words))
    return True
