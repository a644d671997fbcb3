"""The relative's side: whom they follow and what they see, not to be written to for now, leaving."""

from bot.content.words import Words, words_for
from bot.storage import bonds
from bot.storage.bonds import Bond
from bot.usecases.family import parting
from bot.usecases.family.names import followed, own
from bot.usecases.visit import Visit
from bot.views.family import arrive as arrive_views
from bot.views.family import following as views
from bot.views.message import Message


def show(visit: Visit, *, begin: bool = False) -> None:
    """Whom they follow, as a message of its own. `begin`: with the way to exercise themselves."""
    visit.say(_overview(visit, begin=begin))


def show_part(visit: Visit) -> None:
    """For a patient who follows somebody too; nothing for any other."""
    if visit.follows():
        show(visit)


def open_overview(visit: Visit) -> str | None:
    """In place of what was tapped."""
    if not visit.follows():
        return views.over(own_words(visit))
    visit.show(_overview(visit))
    return None


def _overview(visit: Visit, *, begin: bool = False) -> Message:
    known = [followed(visit, bond) for bond in visit.follows()]
    if len(known) == 1:
        return views.one(own_words(visit), known[0], back=False, begin=begin)
    return views.several(own_words(visit), known, begin=begin)


def open_one(visit: Visit, bond_id: int) -> str | None:
    """What they see of one of them, and what can be done; nothing for a bond of somebody else."""
    bond = bonds.as_relative(visit.tx, visit.person.id, bond_id)
    if bond is None:
        return views.over(own_words(visit))
    visit.show(views.one(own_words(visit), followed(visit, bond), back=len(visit.follows()) > 1))
    return None


def own_words(visit: Visit) -> Words:
    """Never a helper's: these sentences are not about the person whom a helper writes for."""
    return words_for(visit.person.language)


def mute(visit: Visit, bond_id: int, muted: bool) -> str | None:
    """They hear nothing but an emergency, until they want to again."""
    bond = own(visit, bond_id)
    if bond is None:
        return views.over(own_words(visit))
    if muted != bool(bond.muted_at):
        bonds.change(visit.tx, bond, muted_at=visit.now if muted else None)
        visit.forget_bonds()
    return open_one(visit, bond_id)


def ask_to_leave(visit: Visit, bond_id: int) -> str | None:
    bond = own(visit, bond_id)
    if bond is None:
        return views.over(own_words(visit))
    visit.show(views.ask_to_leave(own_words(visit), followed(visit, bond)))
    return None


def leave(visit: Visit, bond_id: int) -> str | None:
    """After the second tap."""
    bond = own(visit, bond_id)
    if bond is None:
        return views.over(own_words(visit))
    was_relative_only = visit.is_relative_only
    _end(visit, bond)
    visit.show(views.has_left(own_words(visit), bond.patient_name))
    if was_relative_only and not visit.follows():
        visit.say(views.goodbye(own_words(visit)))
    return None


def leave_everybody(visit: Visit) -> None:
    """Every bond of theirs ends, and every patient hears it."""
    for bond in visit.follows():
        _end(visit, bond)


def stop(visit: Visit) -> str | None:
    """/stop, after the second tap: of whoever is a patient too, nothing else changes."""
    if not visit.follows():
        return views.over(own_words(visit))
    was_relative_only = visit.is_relative_only
    leave_everybody(visit)
    visit.show(Message(views.stopped(own_words(visit))))
    if was_relative_only:
        visit.say(views.goodbye(own_words(visit)))
    return None


def _end(visit: Visit, bond: Bond) -> None:
    """A patient who has not confirmed them yet need not hear that they have left."""
    name = bond.name
    parting.end(visit, bond, parting.RELATIVE, (lambda _: views.left_by(_, name)) if bond.is_active else None)


def exercise_myself(visit: Visit) -> str | None:
    """The patient's welcome, beside what they follow."""
    if visit.patient_if_any is not None:
        return views.over(own_words(visit))
    back = bool(visit.follows())
    visit.show(arrive_views.welcome(own_words(visit), visit.emergency_number, back=back))
    return None


def say_who_waits(visit: Visit) -> None:
    """Whom they will follow once they are confirmed."""
    for bond in visit.follows():
        if bond.confirmed_at is None:
            visit.say(arrive_views.waiting(own_words(visit), bond.patient_name))
