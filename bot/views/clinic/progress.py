"""What the author of a broadcast sees while it goes, and afterwards.

Its buttons send `bc:pause:N`, `bc:resume:N`, `bc:cancel:N`, and below the report `bc:correct:N` and `bc:withdraw:N`.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.content.words import Words
from bot.core.broadcast import Numbers, Purpose, State
from bot.views.message import Button, Message, column


def progress(
    _: Words,
    number: int,
    purpose: Purpose,
    state: State,
    numbers: Numbers,
    left: timedelta,
    next_at: datetime | None,
    zone: str,
) -> Message:
    """How far it is. `left`: how long the rest takes; `next_at`: when the next ones get it, where nobody is left now;
    `zone`: the author's."""
    lines = [_heading(_, purpose, state), "", *_what_became(_, purpose, numbers)]
    if numbers.left and state is State.SENDING:
        lines.append(_still_to_go(_, numbers.left, left))
    elif numbers.left:
        lines.append(_("Not sent yet: {n}", n=_.number(numbers.left)))
    if next_at and state is State.SENDING:
        lines.append(_("The next ones get it at {time}.", time=_moment(_, next_at, zone)))
    return Message("\n".join(lines), column(_controls(_, number, purpose, state)))


def _heading(_: Words, purpose: Purpose, state: State) -> str:
    if state is State.PAUSED:
        return _("Your message is paused: nothing more leaves.")
    if state is State.CANCELLED:
        return _("Cancelled: nobody else gets it.")
    if state is State.WITHDRAWN:
        return _("Withdrawn: nobody else gets it.")
    sending, done = {
        Purpose.SEND: (_("Your message is being sent."), _("Your message has been sent.")),
        Purpose.CORRECT: (_("Your message is being corrected."), _("Your message has been corrected.")),
        Purpose.WITHDRAW: (_("Your message is being withdrawn."), _("Your message has been withdrawn.")),
    }[purpose]
    return done if state is State.DONE else sending


def _what_became(_: Words, purpose: Purpose, numbers: Numbers) -> list[str]:
    read = purpose is Purpose.SEND
    sent = _.number(numbers.sent)
    lines = [_("Arrived: {n}", n=sent) if read else _("Done so far: {n}", n=sent)]
    lines += [_("I have read this: {n}", n=_.number(numbers.confirmed))] if read else []
    lines += [_("Have blocked the bot: {n}", n=_.number(numbers.blocked))] if numbers.blocked else []
    lines += [_("Refused by Telegram: {n}", n=_.number(numbers.failed))] if numbers.failed else []
    lines += [_("May have arrived or not: {n}", n=_.number(numbers.unknown))] if numbers.unknown else []
    return lines


def _still_to_go(_: Words, number: int, left: timedelta) -> str:
    minutes = round(left.total_seconds() / 60)
    if minutes < 1:
        return _("Still to go: {n}, less than a minute", n=_.number(number))
    return _.plural(
        "Still to go: {number}, about {n} minute",
        "Still to go: {number}, about {n} minutes",
        minutes,
        number=_.number(number),
    )


def _moment(_: Words, moment: datetime, zone: str) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    return f"{_.time(local.time())}, {_.day_and_date(local.date())}"


def _controls(_: Words, number: int, purpose: Purpose, state: State) -> list[Button]:
    rest = [(_("Cancel the rest"), f"bc:cancel:{number}"), *(amend(_, number) if purpose is Purpose.SEND else [])]
    if state is State.SENDING:
        return [(_("Pause it"), f"bc:pause:{number}"), *rest]
    return [(_("Go on"), f"bc:resume:{number}"), *rest] if state is State.PAUSED else []


def amend(_: Words, number: int) -> list[Button]:
    return [(_("Correct it"), f"bc:correct:{number}"), (_("Withdraw it"), f"bc:withdraw:{number}")]


def report(
    _: Words,
    number: int,
    purpose: Purpose,
    state: State,
    numbers: Numbers,
    skipped: Mapping[str, int],
    changed: int,
) -> Message:
    """What became of it. `skipped`: left out, by reason; `changed`: how many messages were edited or deleted."""
    lines = [_heading(_, purpose, state), ""]
    if purpose is Purpose.CORRECT:
        lines.append(_("Corrected where it stood: {n}", n=_.number(changed)))
        lines.append(_("Told in a message of its own: {n}", n=_.number(numbers.sent - changed)))
    elif purpose is Purpose.WITHDRAW:
        lines.append(_("Deleted: {n}", n=_.number(changed)))
        lines.append(_("Told to take no notice of it: {n}", n=_.number(numbers.sent - changed)))
    arrived = purpose is not Purpose.SEND
    lines += _what_became(_, purpose, numbers)[arrived:]
    lines += [f"{text}: {_.number(skipped[reason])}" for reason, text in _reasons(_).items() if skipped.get(reason)]
    rows: list[Button] = []
    if purpose is Purpose.SEND and numbers.sent + numbers.unknown and state is not State.WITHDRAWN:
        rows = amend(_, number)
    return Message("\n".join(lines), column(rows))


def _reasons(_: Words) -> dict[str, str]:
    """Why somebody was left out at the last moment."""
    return {
        "hold": _("Left out, on hold"),
        "blocked": _("Left out, have blocked the bot"),
        "stopped": _("Left out, have stopped my messages"),
        "died": _("Left out, have died"),
        "revoked": _("Left out, follow nobody any more"),
        "cancelled": _("Left out, it was cancelled"),
        "withdrawn": _("Left out, it was withdrawn"),
    }


def correction(_: Words, html: str) -> str:
    """The words in place of a message that could not be changed."""
    return _("Correction:") + "\n\n" + html


def take_no_notice(_: Words) -> str:
    """In place of a message that can be deleted no more; it repeats nothing of it."""
    return _("Your clinic has withdrawn an earlier message. Please take no notice of it.")
