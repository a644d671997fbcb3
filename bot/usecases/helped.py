"""The name of the person whom a helper writes for: asked after the agreement, changed in the settings."""

from bot.core.dialogue import State
from bot.core.language.folding import fold
from bot.core.names import name_in
from bot.usecases.resume import NAME, ask, next_step
from bot.usecases.visit import Visit
from bot.views import helped as views
from bot.views import onboarding


def ask_name(visit: Visit) -> None:
    """Of the settings; somebody who writes for themselves has nobody to name."""
    if visit.patient.exerciser == "helper":
        ask(visit, NAME)


def kin(visit: Visit, text: str) -> bool:
    """ "My mum" is a name as well, and never a symptom when it stands alone."""
    found = visit.content.helper.called_kin(fold(text))
    if found:
        _call(visit, found)
    return bool(found)


def name(visit: Visit, text: str) -> bool:
    """A name in their own words."""
    if found := name_in(visit.content.helper.without_lead(text)):
        _call(visit, found)
    else:
        visit.say(views.no_name(visit.words))
    return True


def no_name(visit: Visit) -> str | None:
    """They would rather not say."""
    if visit.state().question != NAME:
        return onboarding.already_answered(visit.words)
    visit.edit(onboarding.answered(visit.words, views.what_name(visit.words).text, views.rather_not(visit.words)))
    _call(visit, "")
    return None


def _call(visit: Visit, name: str) -> None:
    visit.change_patient(helped_name=name)
    visit.remember(State())
    visit.say(views.called(visit.words))
    if step := next_step(visit):
        ask(visit, step)
