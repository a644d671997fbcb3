"""Words of a patient that are for the clinic: passed on, and what was open before is asked again."""

from bot.usecases.ask_again import ask_again
from bot.usecases.clinic import answering
from bot.usecases.visit import Visit


def take(visit: Visit, text: str) -> bool:
    """The answer, or the question, that they were asked to write."""
    answering.pass_on(visit, text)
    ask_again(visit)
    return True


def take_unasked(visit: Visit, text: str) -> bool:
    """Words right below the clinic's, of which nobody else can make anything."""
    return answering.begin_unasked(visit) and take(visit, text)
