"""Was it done? Asked where somebody wrote the name of an exercise and nothing else."""

from datetime import date

from bot.content.load import Content
from bot.content.words import Words
from bot.views import onboarding
from bot.views.message import Message, column


def was_it_done(_: Words, content: Content, exercise: str, day: date) -> Message:
    """The card of the exercise, where it has one, is what *No* leads to."""
    yes = (_("Yes, it was done"), f"log:named:{exercise}:{day.isoformat()}")
    if exercise in content.catalogue.exercises:
        no = (_("No, I want to read about it"), f"lib:x:{exercise}")
    else:
        no = (_("No"), "menu:today")
    return Message(_question(_, content, exercise), column([no, yes]))


def answered_yes(_: Words, content: Content, exercise: str) -> Message:
    return onboarding.answered(_, _question(_, content, exercise), _("Yes, it was done"))


def _question(_: Words, content: Content, exercise: str) -> str:
    catalogue = content.catalogue
    if exercise == "other":
        return _("That is not in today's plan. Was it done today?")
    known = catalogue.exercises.get(exercise) or catalogue.activities[exercise]
    return _("{exercise} is not in today's plan. Was it done today?", exercise=_(known.name))
