"""A bond ends: nothing that waits is told any more, and the other of the two hears that it has ended, no more."""

from collections.abc import Callable
from functools import partial

from bot.content.words import Words
from bot.storage import audit, bonds, people
from bot.storage import news as waiting
from bot.storage.bonds import Bond
from bot.usecases import command_menu, news
from bot.usecases.visit import Visit
from bot.views.family import control as views

PATIENT, RELATIVE = "patient", "relative"  # who ended it


def end(visit: Visit, bond: Bond, by: str, find_words: Callable[[Words], str] | None) -> None:
    """At once, in this transaction. `find_words`: what the other is told in their language; None says nothing."""
    waiting.drop_waiting(visit.tx, bond.id, "revoked")
    bonds.change(visit.tx, bond, ended_at=visit.now, ended_by=by)
    audit.record(visit.tx, visit.actor, news.other(visit, bond, to_patient=True), "bond_ended", visit.now, str(bond.id))
    if find_words is not None:
        news.say_parting(visit, bond, find_words, to_patient=by == RELATIVE)
    visit.forget_bonds()
    _usual_menu(visit, bond)


def _usual_menu(visit: Visit, bond: Bond) -> None:
    """For a relative who follows nobody any more and is no patient."""
    relative = news.other(visit, bond)
    if not people.has_consented(visit.tx, relative.id) and not bonds.of_relative(visit.tx, relative.id):
        command_menu.arrange(visit, relative)


def end_all(visit: Visit) -> None:
    """Somebody is deleted: those who follow them and those whom they follow hear that they are gone, no more."""
    for bond in bonds.of_patient(visit.tx, visit.actor, visit.person.id):
        end(visit, bond, PATIENT, partial(views.gone, patient=bond.patient_name))
    for bond in bonds.of_relative(visit.tx, visit.person.id):
        end(visit, bond, RELATIVE, partial(views.relative_gone, name=bond.name))
