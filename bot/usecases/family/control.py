"""What the patient has in hand: who sees how it goes, how much of it, a pause, and an end at once."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.content.words import words_for
from bot.core.family import Scope
from bot.core.schedule import local_date
from bot.storage import audit, bonds, invitations, news
from bot.storage.bonds import Bond
from bot.storage.news import News
from bot.usecases.family import following, parting
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.news import Untold, share
from bot.usecases.visit import Visit
from bot.views.family import confirm as confirm_views
from bot.views.family import control as views
from bot.views.message import Message

CHANGED = "changed"


def show(visit: Visit) -> None:
    """/family, or the menu; below it whom they follow themselves."""
    visit.say(_overview(visit))
    following.show_part(visit)


def open_overview(visit: Visit) -> None:
    visit.show(_overview(visit))


def _overview(visit: Visit) -> Message:
    waiting = invitations.open_of(visit.tx, visit.actor, visit.person.id, visit.now)
    sent = [
        views.Sent(each.id, each.relation, each.scope, local_date(each.expires_at, visit.person.zone))
        for each in waiting
    ]
    return views.overview(visit.words, _relatives(visit), sent, visit.patient.summary_time)


def _relatives(visit: Visit) -> Sequence[views.Relative]:
    found = bonds.of_patient(visit.tx, visit.actor, visit.person.id)
    zone = ZoneInfo(visit.person.zone)
    labels = views.labels(visit.words, [(b.name, b.relation, b.accepted_at.astimezone(zone)) for b in found])
    return [_relative(visit, bond, label) for bond, label in zip(found, labels, strict=True)]


def _relative(visit: Visit, bond: Bond, label: str = "") -> views.Relative:
    return views.Relative(
        id=bond.id,
        name=bond.name,
        relation=bond.relation,
        scope=bond.scope,
        confirmed=bond.confirmed_at is not None,
        paused=bond.paused_at is not None,
        since=local_date(bond.confirmed_at or bond.accepted_at, visit.person.zone),
        last=bond.summarised_on,
        label=label,
        cheers_muted=bond.cheers_muted_at is not None,
    )


def open_one(visit: Visit, bond_id: int) -> str | None:
    """What can be changed for one of them; of somebody who waits for a yes, whether it is the right person."""
    bond = bonds.as_patient(visit.tx, visit.actor, bond_id)
    if bond is None:
        return not_there(visit)
    visit.show(_screen(visit, bond))
    return None


def _screen(visit: Visit, bond: Bond) -> Message:
    if bond.confirmed_at is None:
        return confirm_views.ask(visit.words, bond.id, bond.name, bond.relation, bond.scope)
    return views.one(visit.words, _relative(visit, bond))


def ask_scope(visit: Visit, bond_id: int) -> str | None:
    bond = _confirmed(visit, bond_id)
    if bond is None:
        return not_there(visit)
    visit.show(views.which_card(visit.words, _relative(visit, bond), quiet=after_self_harm(visit)))
    return None


def change_scope(visit: Visit, bond_id: int, scope: Scope) -> str | None:
    """At once, for what waits to leave as well: it is put into words again, in the new scope."""
    bond = _confirmed(visit, bond_id)
    if bond is None:
        return not_there(visit)
    if scope is not bond.scope:
        bonds.change(visit.tx, bond, scope=str(scope))
        _record(visit, "scope_changed", f"{bond.id} {scope}")
        news.tell_anew(visit.tx, bond.id, "scope")
        news.drop_waiting(visit.tx, bond.id, "changed again", kinds=(CHANGED,))
        share(visit, bond, CHANGED, visit.occasion.key)
    return open_one(visit, bond_id)


def tell_changed(visit: Visit, each: News, bond: Bond) -> Message | Untold:
    """To the relative: what they see from now on."""
    return views.changed(words_for(visit.person.language), bond.patient_name, bond.scope)


def pause(visit: Visit, bond_id: int, paused: bool) -> str | None:
    """Nothing reaches the relative meanwhile; a week that went by in it is not told afterwards."""
    bond = _confirmed(visit, bond_id)
    if bond is None:
        return not_there(visit)
    if paused != bool(bond.paused_at):
        bonds.change(visit.tx, bond, paused_at=visit.now if paused else None)
        _record(visit, "sharing_paused" if paused else "sharing_resumed", str(bond.id))
        if paused:
            news.drop_waiting(visit.tx, bond.id, "paused", person_id=bond.relative_id)
    return open_one(visit, bond_id)


def ask_to_end(visit: Visit, bond_id: int) -> str | None:
    bond = _confirmed(visit, bond_id)
    if bond is None:
        return not_there(visit)
    visit.show(views.whether_to_remove(visit.words, _relative(visit, bond)))
    return None


def end(visit: Visit, bond_id: int, sure: bool) -> str | None:
    """After the second tap; the relative is told that it has ended, no more."""
    bond = _confirmed(visit, bond_id)
    if bond is None:
        return not_there(visit)
    if not sure:
        return open_one(visit, bond_id)
    parting.end(visit, bond, parting.PATIENT, lambda _: views.ended(_, bond.patient_name))
    if not is_shared(visit):
        visit.change_patient(family_on=None)
    visit.show(views.removed(visit.words, bond.name))
    return None


def is_shared(visit: Visit) -> bool:
    """Whether anybody whom the patient has confirmed follows them."""
    return any(bond.is_active for bond in bonds.of_patient(visit.tx, visit.actor, visit.person.id))


def not_there(visit: Visit) -> str:
    """Another's, or one that has ended."""
    return views.not_there(visit.words)


def _confirmed(visit: Visit, bond_id: int) -> Bond | None:
    bond = bonds.as_patient(visit.tx, visit.actor, bond_id)
    return bond if bond and bond.confirmed_at else None


def _record(visit: Visit, action: str, detail: str) -> None:
    audit.record(visit.tx, visit.actor, visit.person, action, visit.now, detail)
