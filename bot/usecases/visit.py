"""One person, met on one occasion: everything a use case reads and writes goes through here.

A use case is a plain function `f(visit, …)`. Handlers run it as `turn.do(meeting.for_person, f, …)`, or with
`gate.for_patient` where it needs somebody who has consented. At the end of each, the person's next moment is computed
anew, in the same transaction as everything else. Use cases call one another directly.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, cast

from bot.content.load import Content
from bot.content.words import Words, words_for
from bot.core import schedule
from bot.core.access import Actor
from bot.core.dialogue import State
from bot.core.facts import Answers
from bot.core.pause import Pause
from bot.storage import bonds, conversations, outbox, patients, people, reports
from bot.storage.bonds import Bond
from bot.storage.database import Tx
from bot.storage.outbox import Lane
from bot.storage.patients import Answer, Patient
from bot.storage.people import Person
from bot.storage.reports import Hold
from bot.usecases.occasion import Occasion, Setup
from bot.views import helped, menu
from bot.views.message import Message, document_params, edit_params, send_params


@dataclass
class Visit:
    """What surrounds one use case: the open transaction, the occasion, and the person."""

    tx: Tx
    occasion: Occasion
    person: Person
    actor: Actor
    _said: int = field(default=0)
    returned: bool = field(default=False)  # after a silence in which they were not written to every day
    _known: dict[str, Any] = field(default_factory=dict)  # what was read, until this visit changes it
    _unshown: Message | None = field(default=None)  # what a tapped message would have become
    has_asked: bool = field(default=False)  # whether anything that was said or shown has buttons to choose between

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

    # -- what is known ---------------------------------------------------------------------------------------------

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
        return Answers.from_values({name: answer.value for name, answer in found.items()})

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
    def is_relative_only(self) -> bool:
        """Somebody who follows a patient and is none."""
        return bool(self.follows()) and not people.has_consented(self.tx, self.person.id)

    # -- what changes ----------------------------------------------------------------------------------------------

    def remember(self, state: State) -> None:
        self._known.pop("state", None)
        conversations.save(self.tx, self.actor, self.person, state, self.now)

    def answer(self, **fields: Any) -> None:
        self._known.pop("answers", None)
        patients.answer(self.tx, self.actor, self.person, fields, self.at)

    def change_patient(self, **values: Any) -> None:
        self._known.pop("patient", None)
        patients.change(self.tx, self.actor, self.person.id, **values)

    def change_person(self, **values: Any) -> None:
        people.change(self.tx, self.person.id, **values)
        self.person = people.by_id(self.tx, self.person.id)

    def forget_missed(self) -> None:
        """What fell due while they were not written to is not sent afterwards."""
        patient = self.patient_if_any
        if patient is not None and patient.reminded_on is not None:
            yesterday = self.day - timedelta(days=1)
            self.change_patient(reminded_on=self.day, summarised_on=yesterday, pause_asked_on=self.day)

    def forget_bonds(self) -> None:
        """Whom they follow has changed."""
        self._known.pop("follows", None)

    def forget(self) -> None:
        """Nothing of what was read is there any more."""
        self._known.clear()
        self._said += 1  # so that nothing else is said at the end

    # -- what is said ----------------------------------------------------------------------------------------------

    def say(
        self,
        message: Message,
        lane: Lane = Lane.REPLY,
        *,
        expires_at: datetime | None = None,
        content_version: str | None = None,
        news_id: int | None = None,
    ) -> None:
        """Queue a message; it leaves after the commit. Without buttons of its own it brings the keyboard along, or
        takes it away from whoever has none any more; to whoever wants no pictures it goes without one.
        `news_id`: what it tells of somebody else."""
        patient = self.patient_if_any
        if (message.picture or message.animation) and patient and not patient.pictures:
            message = replace(message, picture=None, animation=None)
        if not message.has_buttons and not message.keyboard:
            message = replace(message, keyboard=self.keyboard())
        self.has_asked = self.has_asked or sum(map(len, message.rows)) > 1
        params = {"reply_markup": {"remove_keyboard": True}} | send_params(message)
        self._queue(lane, message.method, params, expires_at, content_version=content_version, news_id=news_id)

    def keyboard(self) -> tuple[tuple[str, ...], ...]:
        """What is always on screen: a patient's, or a relative's; nobody else has one."""
        if people.has_consented(self.tx, self.person.id):
            return menu.keyboard(self.words)
        return menu.relative_keyboard(self.words) if self.follows() else ()

    def send_file(self, message: Message, name: str, text: str) -> None:
        """A document with words below it."""
        message = replace(message, keyboard=self.keyboard())
        self._queue(Lane.REPLY, "sendDocument", document_params(message, name, text), None)

    def react(self, emoji: str) -> None:
        """On the message that they wrote."""
        reaction = {"message_id": self.occasion.message_id, "reaction": [{"type": "emoji", "emoji": emoji}]}
        self._queue(Lane.REPLY, "setMessageReaction", reaction, None)

    @property
    def has_spoken(self) -> bool:
        """Whether anything was said or shown on this occasion."""
        return self._said > 0

    def edit(self, message: Message) -> None:
        """Change the message that was tapped, in place."""
        self.has_asked = self.has_asked or sum(map(len, message.rows)) > 1
        if self.occasion.callback_id and self.occasion.message_id:
            params = edit_params(self.occasion.message_id, message)
            self._queue(Lane.REPLY, "editMessageText", params, None)
        else:
            self._unshown = message

    def show(self, message: Message) -> None:
        """In place of the message that was tapped; where they wrote instead, as a message of its own."""
        if self.occasion.callback_id:
            self.edit(message)
        else:
            self.say(message)

    def skip(self, duty: schedule.Duty, lane: Lane, reason: str) -> None:
        """Record that something due was not sent, and why."""
        outbox.record_skipped(
            self.tx,
            bot_id=self.person.bot_id,
            key=f"{duty_key(self.person, duty)}:skipped",
            chat_id=self.person.chat_id,
            person_id=self.person.id,
            lane=lane,
            created_at=duty.due,
            reason=reason,
        )

    def _queue(
        self,
        lane: Lane,
        method: str,
        params: dict[str, Any],
        expires_at: datetime | None,
        content_version: str | None = None,
        news_id: int | None = None,
    ) -> None:
        self._said += 1
        outbox.enqueue(
            self.tx,
            bot_id=self.person.bot_id,
            key=f"{self.occasion.key}:{self._said}",
            chat_id=self.person.chat_id,
            person_id=self.person.id,
            lane=lane,
            method=method,
            params=params,
            created_at=self.now,
            expires_at=expires_at,
            content_version=content_version,
            news_id=news_id,
        )

    # -- when to write next ----------------------------------------------------------------------------------------

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

    def end(self, toast: str | None) -> str | None:
        """After the use case: whoever wrote instead of tapping is told what a tap would have shown."""
        if self.occasion.callback_id is None and not self._said and (toast or self._unshown):
            self.say(Message(toast) if toast else cast(Message, self._unshown))
        self.arrange()
        return toast

    def arrange(self) -> None:
        """Compute the next moment anew."""
        diary = self.diary()
        people.change(self.tx, self.person.id, next_wake_at=schedule.next_wake(diary, self.now) if diary else None)


def duty_key(person: Person, duty: schedule.Duty) -> str:
    """Names one due moment of one person: whatever is restarted, no duty speaks twice."""
    return f"{duty.kind}:{person.id}:{duty.due.isoformat()}"
