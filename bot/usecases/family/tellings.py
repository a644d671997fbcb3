"""Every kind of news, and how it is told."""

from collections.abc import Mapping

from bot.usecases.family import confirm, control, summary
from bot.usecases.news import Telling

TELLINGS: Mapping[str, Telling] = {
    confirm.ASKS: Telling(confirm.tell_asks, unconfirmed=True),
    confirm.CONFIRMED: Telling(confirm.tell_confirmed),
    control.CHANGED: Telling(control.tell_changed),
    summary.SUMMARY: Telling(summary.tell),
    summary.NO_MESSAGES: Telling(summary.tell_no_messages),
}
