"""Nobody at the clinic has taken a case for long: those of the family who are to be warned hear of it once.

An emergency at any hour, as it was told before; everything else in the relative's day.
"""

from bot.content.words import words_for
from bot.core.access import Action, allows
from bot.core.cases import Case, Kind, Severity
from bot.storage import bonds, shared
from bot.storage.bonds import Bond
from bot.storage.news import News
from bot.usecases import news
from bot.usecases.family.warn import warned
from bot.usecases.news import Telling, Untold
from bot.usecases.visit import Visit
from bot.views.family import warnings as views
from bot.views.message import Message

AT_ONCE, BY_DAY = "untaken_at_once", "untaken"


def tell_family(visit: Visit, case: Case) -> None:
    """Of what the patient reported; a relative's worry, or what was never clear, is nobody else's to know."""
    if case.kind is not Kind.SYMPTOM:
        return
    emergency = case.severity is Severity.EMERGENCY
    for bond in warned(visit):
        kind = AT_ONCE if emergency else BY_DAY
        news.share(visit, bond, kind, str(case.id), at_night=emergency, detail={"case": case.id})


def tell(visit: Visit, each: News, bond: Bond) -> Message | Untold:
    """As it stands when it is told: somebody may have taken it meanwhile."""
    actor = bonds.actor(bond)
    if not allows(actor, Action.SEE_WARNINGS, bond.patient_id):
        return Untold("scope")
    if not shared.waits_at_clinic(visit.tx, actor, bond.patient_id, each.detail["case"]):
        return Untold("taken")
    words = words_for(visit.person.language)
    return views.unclaimed(words, visit.content.family.unclaimed, bond.patient_name, visit.emergency_number)


TELLINGS = {AT_ONCE: Telling(tell, at_night=True), BY_DAY: Telling(tell)}
