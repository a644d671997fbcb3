"""Something serious is told to those of the family who are to be warned: in the transaction that advises the patient.

1. An emergency at any hour and also to whoever muted the bond, a referral in the relative's day (care rule T1; T2 to T6
   and T8).
2. Never what was reported, nor in which words: that it was, when, and what the patient was told to do.
3. The same report is told once, an emergency that comes again on another day once more; a referral that became an
   emergency is told as an emergency.
4. A report that is taken back is not told any more; who heard of it already hears that it was a mistake.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.content.words import words_for
from bot.core.access import SHARED, Action, Actor, allows
from bot.core.findings import EMERGENCY as GRAVEST
from bot.core.findings import Finding
from bot.core.schedule import local_date
from bot.storage import bonds, shared
from bot.storage import news as stored
from bot.storage.bonds import Bond
from bot.storage.news import News
from bot.usecases import news
from bot.usecases.news import Telling, Untold
from bot.usecases.visit import Visit
from bot.views.family import warnings as views
from bot.views.message import Message

EMERGENCY, REFERRAL = "emergency", "referral"
CLEAR_AT_ONCE, CLEAR_BY_DAY = "clear_at_once", "clear_by_day"


def warned(visit: Visit) -> list[Bond]:
    """The patient's bonds whose relatives are to be warned."""
    every = bonds.of_patient(visit.tx, visit.actor, visit.person.id)
    return [
        bond for bond in every if bond.is_active and not bond.paused_at and Action.SEE_WARNINGS in SHARED[bond.scope]
    ]


def warn(visit: Visit, found: Finding, report_id: int) -> None:
    """Of what holds the programme; an ache that rests one exercise (care rule T7) is nobody's alarm."""
    if not found.holds:
        return
    kind = EMERGENCY if found.level == GRAVEST else REFERRAL
    detail = {"report": report_id, "at": visit.at.isoformat()}
    for bond in warned(visit):
        news.share(visit, bond, kind, _key(visit, kind, report_id), at_night=kind == EMERGENCY, detail=detail)


def _key(visit: Visit, kind: str, report_id: int) -> str:
    return f"{report_id}:{visit.today}" if kind == EMERGENCY else str(report_id)


def all_clear(visit: Visit, report_id: int) -> None:
    """A report was taken back, on its own day. While another emergency stands nobody is told that all is clear."""
    stands = any(hold.rule == "T1" for hold in visit.holds())
    for bond in bonds.of_patient(visit.tx, visit.actor, visit.person.id):
        heard = [kind for kind in (EMERGENCY, REFERRAL) if _too_late(visit, bond, kind, report_id)]
        if heard and not stands:
            at_once = heard[0] == EMERGENCY
            news.share(visit, bond, CLEAR_AT_ONCE if at_once else CLEAR_BY_DAY, str(report_id), at_night=at_once)


def _too_late(visit: Visit, bond: Bond, kind: str, report_id: int) -> bool:
    """Take it back; whether they have heard of it already."""
    key = news.key_of(bond, kind, _key(visit, kind, report_id))
    return stored.take_back(visit.tx, bond.bot_id, key, "withdrawn")


def tell_emergency(visit: Visit, each: News, bond: Bond) -> Message | Untold:
    actor = bonds.actor(bond)
    if reason := _why_not(visit, actor, each, bond):
        return Untold(reason)
    words, content = words_for(visit.person.language), visit.content
    zone = shared.standing(visit.tx, actor, bond.patient_id).zone
    at = datetime.fromisoformat(each.detail["at"])
    return views.emergency(
        words,
        content.family.emergency,
        bond.patient_name,
        at.astimezone(ZoneInfo(zone)),
        visit.emergency_number,
        same_clock=clock(at, zone) == clock(at, visit.person.zone),
        today=local_date(at, zone) == local_date(visit.now, zone),
    )


def clock(at: datetime, zone: str) -> datetime:
    """What the clocks of a zone show."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def tell_referral(visit: Visit, each: News, bond: Bond) -> Message | Untold:
    actor = bonds.actor(bond)
    if reason := _why_not(visit, actor, each, bond):
        return Untold(reason)
    report = shared.reported(visit.tx, actor, bond.patient_id, each.detail["report"])
    if report is None or report.level == GRAVEST:
        return Untold("raised")  # it has become an emergency since, and is told as one
    words = words_for(visit.person.language)
    return views.referral(words, visit.content.family.referral, bond.patient_name, visit.emergency_number)


def _why_not(visit: Visit, actor: Actor, each: News, bond: Bond) -> str:
    if not allows(actor, Action.SEE_WARNINGS, bond.patient_id):
        return "scope"
    report = shared.reported(visit.tx, actor, bond.patient_id, each.detail["report"])
    return "withdrawn" if report is None or report.withdrawn else ""


def tell_clear(visit: Visit, each: News, bond: Bond) -> Message | Untold:
    """To whoever heard of the report, whatever the scope is by now: it takes back what they were told."""
    words, clear = words_for(visit.person.language), visit.content.family.all_clear
    text = clear.emergency if each.kind == CLEAR_AT_ONCE else clear.referral
    return views.all_clear(words, text, bond.patient_name)


WARNINGS = {
    EMERGENCY: Telling(tell_emergency, at_night=True),
    REFERRAL: Telling(tell_referral),
    CLEAR_AT_ONCE: Telling(tell_clear, at_night=True),
    CLEAR_BY_DAY: Telling(tell_clear),
}
