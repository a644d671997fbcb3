"""The name of an exercise and nothing else: of the day's plan it was done, of any other they are asked."""

from collections.abc import Sequence
from datetime import date

from bot.core.activities.activity import Activity
from bot.usecases import log_words, logbook
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.open_symptom import show_again
from bot.usecases.resume import resume
from bot.usecases.small_talk import AMID
from bot.usecases.visit import Visit
from bot.views import hold
from bot.views import log as log_views
from bot.views import mere_name as views


def ask(visit: Visit, activities: Sequence[Activity]) -> bool:
    """Whether the words were the name of something that is neither planned nor written down for today."""
    if len(activities) != 1 or not activities[0].merely_named or visit.state().question in AMID:
        return False
    page = logbook.page(visit, visit.today)
    exercise = log_words.named_in(visit, page, activities[0])[0].exercise
    if page.item(exercise) or any(entry.exercise == exercise for entry in page.entries):
        return False
    if after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
    elif not show_again(visit):
        visit.say(views.was_it_done(visit.words, visit.content, exercise, visit.today))
    return True


def was_done(visit: Visit, exercise: str, day: date) -> None:
    """*Yes*: written down like words that say so."""
    catalogue = visit.content.catalogue
    if exercise not in {*catalogue.exercises, *catalogue.activities} or day > visit.today:
        resume(visit)
    elif after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
    elif logbook.is_open(visit, day):
        visit.edit(views.answered_yes(visit.words, visit.content, exercise))
        log_words.log(visit, [Activity(exercise, yesterday=day < visit.today)], beside_symptom=False)
    else:
        visit.say(log_views.too_long_ago(visit.words))
