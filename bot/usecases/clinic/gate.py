"""What comes before a use case of staff: whether the person works here, and has the right, at this moment."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from bot.content.words import words_for
from bot.core.access import Action, may
from bot.storage import audit
from bot.storage.database import Tx
from bot.usecases.clinic import on_record
from bot.usecases.meeting import leave, meet
from bot.usecases.menu import show_help
from bot.usecases.occasion import Occasion
from bot.usecases.visit import Visit
from bot.views.clinic import home as views

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class StaffGate:
    """A gate for those whose roles have this right; what they are refused is on record. Nobody else learns that there
    is anything here: to them it is a command or a button that means nothing."""

    action: Action

    def __call__(
        self,
        tx: Tx,
        occasion: Occasion,
        use_case: Callable[Concatenate[Visit, P], str | None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> str | None:
        visit = meet(tx, occasion)
        return leave(visit, run(visit, self.action, use_case, *args, **kwargs))


def for_staff(action: Action) -> StaffGate:
    """The gate of a command or a button of staff."""
    return StaffGate(action)


def for_member(
    tx: Tx, occasion: Occasion, use_case: Callable[Concatenate[Visit, P], str | None], *args: P.args, **kwargs: P.kwargs
) -> str | None:
    """For everybody who works here, whatever their roles."""
    visit = meet(tx, occasion)
    if visit.staff is None:
        show_help(visit)
        return leave(visit, None)
    return leave(visit, use_case(visit, *args, **kwargs))


def run(
    visit: Visit,
    action: Action,
    use_case: Callable[Concatenate[Visit, P], str | None],
    *args: P.args,
    **kwargs: P.kwargs,
) -> str | None:
    """The same for somebody who was met already."""
    member = visit.staff
    if member is None:
        show_help(visit)
        return None
    if not may(member.actor, action):
        audit.record(visit.tx, member.actor, visit.person, "refused", visit.now, str(action))
        visit.say(views.not_yours(words_for(visit.person.language)))
        return None
    toast = use_case(visit, *args, **kwargs)
    on_record.used(visit, member, action)
    return toast
