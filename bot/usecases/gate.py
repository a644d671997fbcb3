"""What comes before a use case: consent, an open question about a symptom, and a symptom in words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Concatenate, ParamSpec

from bot.storage import people
from bot.storage.database import Tx
from bot.usecases import hear, report_symptom
from bot.usecases.meeting import leave, meet
from bot.usecases.occasion import Occasion
from bot.usecases.resume import resume
from bot.usecases.visit import Visit

P = ParamSpec("P")


def for_patient(
    tx: Tx, occasion: Occasion, use_case: Callable[Concatenate[Visit, P], str | None], *args: P.args, **kwargs: P.kwargs
) -> str | None:
    """Run a use case for somebody who has consented; anybody else is shown the welcome, or their side as a relative."""
    return _for_patient(meet(tx, occasion), use_case, *args, **kwargs)


def _for_patient(
    visit: Visit, use_case: Callable[Concatenate[Visit, P], str | None], *args: P.args, **kwargs: P.kwargs
) -> str | None:
    if not people.has_consented(visit.tx, visit.person.id):
        resume(visit)
        return None
    return leave(visit, use_case(visit, *args, **kwargs))


def when_well(
    tx: Tx, occasion: Occasion, use_case: Callable[Concatenate[Visit, P], str | None], *args: P.args, **kwargs: P.kwargs
) -> str | None:
    """The same, for what has to wait while it is not clear whether something is wrong (care rules §6)."""
    return for_patient(tx, occasion, _unless_hurt, use_case, args, kwargs)


def _unless_hurt(
    visit: Visit, use_case: Callable[..., str | None], args: Sequence[object], kwargs: Mapping[str, object]
) -> str | None:
    return None if report_symptom.show_again(visit) else use_case(visit, *args, **kwargs)


def for_either(
    tx: Tx, occasion: Occasion, use_case: Callable[Concatenate[Visit, P], str | None], *args: P.args, **kwargs: P.kwargs
) -> str | None:
    """For a patient, and for somebody who is none, and family of one or one of the staff."""
    visit = meet(tx, occasion)
    if visit.has_own_side:
        return leave(visit, use_case(visit, *args, **kwargs))
    return _for_patient(visit, use_case, *args, **kwargs)


def either_when_well(
    tx: Tx, occasion: Occasion, use_case: Callable[Concatenate[Visit, P], str | None], *args: P.args, **kwargs: P.kwargs
) -> str | None:
    """The same, for what waits with a patient while it is not clear whether something is wrong."""
    return for_either(tx, occasion, _unless_hurt, use_case, args, kwargs)


def symptom_first(tx: Tx, occasion: Occasion, words: str, gate: Callable[..., str | None], *args: object) -> str | None:
    """A command with words behind it: its use case is run unless they name a symptom (care rules §6)."""
    visit = meet(tx, occasion)
    if not hear.hear_behind_command(visit, words):
        return gate(tx, occasion, *args)
    visit.arrange()
    return None
