"""What is known on one occasion: the values that surround it, and whatever is read about the person, once each."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, cast

from bot.content.load import Content
from bot.content.words import Words, words_for
from bot.core import limits, schedule
from bot.core.access import Actor, Trail
from bot.core.clearance import clearance
from bot.core.dialogue import State
from bot.core.facts import Answers
from bot.core.pause import Pause
from bot.storage import bonds, conversations, patients, people, reports, staff
from bot.storage.bonds import Bond
from bot.storage.database import Tx
from bot.storage.patients import Answer, Patient
from bot.storage.people import Person
from bot.storage.reports import Hold
from bot.storage.staff import Member
from bot.usecases.occasion import Occasion, Setup
from bot.views import helped, menu
from bot.views.clinic import menu as clinic_menu


@dataclass
class Known:
    """The open transaction, the occasion, and the person; nothing is changed here."""

    tx: Tx
    occasion: Occasion
    person: Person
    actor: Actor
    trail: Trail = field(default_factory=Trail, kw_only=True)  # of what they do as one of the staff
    _known: dict[str, Any] = field(default_factory=dict, kw_only=True)  # what was read, until it is changed

    @property
    def setup(self) -> Setup:
        return self.occasion.setup

    @property
    def content(self) -> Content:
        return self.occasion.setup.content

    @property
    def now(self) -> datetime:
        return self.occasion.now

    @property
    def at(self) -> datetime:
        """When it happened for the person: when they wrote it, however late it reached us."""
        return self.occasion.at or self.occasion.now

    @property
    def today(self) -> date:
        """The local day on which it happened."""
        return schedule.local_date(self.at, self.person.zone)

    @property
    def day(self) -> date:
        """The local day that it is now, however late the message reached us: plans are made for it."""
        return schedule.local_date(self.now, self.person.zone)

    @property
    def words(self) -> Words:
        """A helper's name the person who exercises."""
        words, patient = words_for(self.person.language), self.patient_if_any
        if patient is None or patient.exerciser != "helper":
            return words
        return words.about(patient.helped_name or helped.nameless(words), self.content.helper.variants)

    @property
    def emergency_number(self) -> str:
        return self.content.emergency.number(self.setup.country)

    @property
    def patient(self) -> Patient:
        found = self.patient_if_any
        if found is None:
            raise LookupError(f"person {self.person.id} is no patient")
        return found

    @property
    def patient_if_any(self) -> Patient | None:
        """None for somebody who has not consented yet."""
        if "patient" not in self._known and (found := patients.find(self.tx, self.actor, self.person.id)):
            self._known["patient"] = found
        return self._known.get("patient")

    def every_answer(self) -> list[tuple[str, Answer]]:
        """By field, oldest first, those that were taken back or changed included."""
        if "answers" not in self._known:
            self._known["answers"] = patients.every_answer(self.tx, self.actor, self.person.id)
        return list(self._known["answers"])

    def answered(self) -> dict[str, Answer]:
        """The newest answer of each field; a field that was taken back is not there."""
        return {field: newest for field, newest in dict(self.every_answer()).items() if newest.value is not None}

    def answers(self) -> Answers:
        found = self.answered()
        cleared, signs = found.get("signs_cleared"), found.get("current_signs")
        if cleared and signs and cleared.answered_at < signs.answered_at:
            del found["signs_cleared"]  # care rule C3: the word has to be given after the answer
        if limits.is_over((name, answer.value) for name, answer in self.every_answer()):
            found.pop("limits_entered", None)  # care rule C7: other limits than those that the clinic has entered
        return Answers.from_values({name: answer.value for name, answer in found.items()})

    def level(self) -> str | None:
        """What the answers allow: hold, advised or clear; None before they are confirmed."""
        return clearance(self.answers()).level if "confirmed" in self.answered() else None

    def holds(self) -> list[Hold]:
        return list(reports.open_holds(self.tx, self.actor, self.person.id))

    @property
    def pause(self) -> Pause | None:
        """The pause that they are in on this day; an open hold goes before it."""
        patient = self.patient_if_any
        found = patient.pause if patient else None
        return found if found and found.covers(self.day) else None

    def state(self) -> State:
        if "state" not in self._known:
            self._known["state"] = conversations.load(self.tx, self.actor, self.person.id)
        return cast(State, self._known["state"])

    def follows(self) -> list[Bond]:
        """Those whose family this person is: confirmed by the patient, or waiting for it."""
        if "follows" not in self._known:
            self._known["follows"] = bonds.of_relative(self.tx, self.person.id)
        return list(self._known["follows"])

    @property
    def staff(self) -> Member | None:
        """What this person is at the clinic; None for everybody who does not work there."""
        if "staff" not in self._known:
            found = staff.of_person(self.tx, self.person.id)
            self._known["staff"] = found and replace(found, trail=self.trail)
        return cast(Member | None, self._known["staff"])

    @property
    def member(self) -> Member:
        """The same, where the gate has seen to it that they are."""
        found = self.staff
        if found is None:
            raise LookupError(f"person {self.person.id} does not work here")
        return found

    @property
    def is_staff_only(self) -> bool:
        """Somebody who works at the clinic and is no patient."""
        return self.staff is not None and not people.has_consented(self.tx, self.person.id)

    @property
    def is_relative_only(self) -> bool:
        """Somebody who follows a patient and is none."""
        return bool(self.follows()) and not people.has_consented(self.tx, self.person.id)

    @property
    def has_own_side(self) -> bool:
        """Somebody who is no patient, and family of one or one of the staff."""
        return bool(self.follows() or self.staff) and not people.has_consented(self.tx, self.person.id)

    def keyboard(self) -> tuple[tuple[str, ...], ...]:
        """What is always on screen: a patient's, or that of a relative or staff; nobody else has one."""
        _ = words_for(self.person.language)
        if people.has_consented(self.tx, self.person.id):
            return (*menu.keyboard(self.words), *([(clinic_menu.home_word(_),)] if self.staff else []))
        family = menu.relative_keyboard(_) if self.follows() else ()
        return family + (clinic_menu.keyboard(_, self.staff.roles) if self.staff else ())

    def diary(self) -> schedule.Diary | None:
        """What decides when to write next; None for somebody who is no patient."""
        patient = self.patient_if_any
        if patient is None:
            return None
        state, open_holds = self.state(), self.holds()
        return schedule.Diary(
            zone=self.person.zone,
            reminder_time=patient.reminder_time,
            days_off=patient.days_off,
            reminded_on=patient.reminded_on,
            summarised_on=patient.summarised_on,
            hold_opened_at=min((hold.opened_at for hold in open_holds), default=None),
            hold_checked_at=max((hold.checked_at for hold in open_holds if hold.checked_at), default=None),
            hold_until=_looked_at_again(open_holds),
            asked_at=state.asked,
            asked_times=state.asked_times,
            pause=patient.pause,
            appointment_on=patient.appointment_on,
            unanswered=patient.silence,
            nudge=patient.nudge,
            nudged_on=patient.nudged_on,
            summary_time=patient.summary_time,
            family_on=None if self.person.died_at else patient.family_on,
            reachable=self.person.reachable,
        )


def _looked_at_again(open_holds: Sequence[Hold]) -> date | None:
    """The day that the clinic has named; None where it has not for one of them, such as a newer one."""
    days = [hold.until for hold in open_holds if hold.until is not None]
    return max(days) if days and len(days) == len(open_holds) else None
