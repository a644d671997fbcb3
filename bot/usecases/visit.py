"""One person, met on one occasion: everything a use case reads and writes goes through here.

A use case is a plain function `f(visit, …)`. Handlers run it as `turn.do(meeting.for_person, f, …)`, or with
`gate.for_patient` where it needs somebody who has consented. At the end of each, the person's next moment is computed
anew, in the same transaction as everything else. Use cases call one another directly.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, cast

from bot.core import schedule
from bot.core.dialogue import State
from bot.storage import conversations, outbox, patients, people
from bot.storage.outbox import Lane
from bot.storage.people import Person
from bot.usecases.known import Known
from bot.views.message import Message, document_params, edit_params, send_params


@dataclass
class Visit(Known):
    """What surrounds one use case, and the way to change and to say something."""

    _said: int = field(default=0)
    returned: bool = field(default=False)  # after a silence in which they were not written to every day
    _unshown: Message | None = field(default=None)  # what a tapped message would have become
    has_asked: bool = field(default=False)  # whether anything that was said or shown has buttons to choose between

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

    def forget_staff(self) -> None:
        """What they are at the clinic has changed."""
        self._known.pop("staff", None)

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

    def send_file(self, message: Message, name: str, text: str) -> None:
        """A document with words below it."""
        message = replace(message, keyboard=self.keyboard())
        self._queue(Lane.REPLY, "sendDocument", document_params(message, name, text), None)

    def send(self, method: str, params: Mapping[str, Any]) -> None:
        """What somebody else has made, as it is."""
        self._queue(Lane.REPLY, method, dict(params), None)

    def take_buttons_away(self, message_id: int | None = None) -> None:
        """From this message, or the one that was tapped; its words stay as they are."""
        message_id = message_id or (self.occasion.message_id if self.occasion.callback_id else None)
        if message_id:
            params = {"message_id": message_id, "reply_markup": {"inline_keyboard": []}}
            self._queue(Lane.REPLY, "editMessageReplyMarkup", params, None)

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

    def end(self, toast: str | None) -> str | None:
        """After the use case: whoever wrote instead of tapping is told what a tap would have shown."""
        if self.occasion.callback_id is None and not self._said and (toast or self._unshown):
            self.say(Message(toast) if toast else cast(Message, self._unshown))
        self.arrange()
        return toast

    def arrange(self) -> None:
        """Compute the next moment anew; and keep what staff choose people by."""
        self._keep_clearance()
        diary = self.diary()
        people.change(self.tx, self.person.id, next_wake_at=schedule.next_wake(diary, self.now) if diary else None)

    def _keep_clearance(self) -> None:
        """What follows from answers that were confirmed, so that the database can choose by it."""
        patient = self.patient_if_any
        if patient is None:
            return
        level = self.level()
        if level != patient.clearance:
            self.change_patient(clearance=level)


def duty_key(person: Person, duty: schedule.Duty) -> str:
    """Names one due moment of one person: whatever is restarted, no duty speaks twice."""
    return f"{duty.kind}:{person.id}:{duty.due.isoformat()}"
