"""Every kind of news, and how it is told."""

from collections.abc import Mapping

from bot.usecases.clinic import deciding, unclaimed
from bot.usecases.family import cheer, concern, confirm, control, summary, unreachable
from bot.usecases.family.silent import SILENCES
from bot.usecases.family.warn import WARNINGS
from bot.usecases.news import Own, Telling

TELLINGS: Mapping[str, Telling | Own] = {
    confirm.ASKS: Telling(confirm.tell_asks, unconfirmed=True, asks=True),
    confirm.CONFIRMED: Telling(confirm.tell_confirmed),
    concern.ASKED_AFTER: Telling(concern.tell_asked_after, asks=True),
    concern.ALL_WELL: Telling(concern.tell_all_is_well),
    cheer.HEART: Telling(cheer.tell_heart),
    control.CHANGED: Telling(control.tell_changed),
    summary.SUMMARY: Telling(summary.tell),
    summary.NO_MESSAGES: Telling(summary.tell_no_messages),
    **WARNINGS,
    **SILENCES,
    **unclaimed.TELLINGS,
    deciding.DECIDED: Own(deciding.told_later),
    unreachable.UNREACHABLE: Telling(unreachable.tell),
}
