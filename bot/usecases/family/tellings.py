"""Every kind of news, and how it is told."""

from collections.abc import Mapping

from bot.usecases.family import summary
from bot.usecases.news import Telling

TELLINGS: Mapping[str, Telling] = {
    summary.SUMMARY: Telling(summary.tell),
}
