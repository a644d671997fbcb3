"""The last look: the messages exactly as they will arrive, then what the checks found, whom they reach and when."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import time

from bot.content.words import Words
from bot.core.schedule import by_day, local_date, local_moment
from bot.storage import broadcasts, drafts
from bot.storage.broadcasts import Body, Broadcast
from bot.usecases.clinic.broadcasting import audience, checks, timing
from bot.usecases.clinic.broadcasting.draft import bodies, corrected, html_of, mine, stand_in, text_of
from bot.usecases.clinic.broadcasting.readers import count, how_many
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.sending import amend
from bot.usecases.visit import Visit
from bot.views.clinic.broadcasting import audience as audience_views
from bot.views.clinic.broadcasting import sending as views
from bot.views.clinic.broadcasting import timing as timing_views
from bot.views.clinic.broadcasting import writing
from bot.views.clinic.broadcasting.sending import Doubts


def look(visit: Visit, id: int) -> str | None:
    """*Show me how it looks*."""
    draft = mine(visit, id)
    if draft is None:
        return writing.closed(staff_words(visit))
    if not bodies(visit, draft):
        return views.no_words(staff_words(visit))
    show(visit, draft)
    return None


def show(visit: Visit, draft: Broadcast) -> None:
    """By the same method and with the same parameters as it will be sent."""
    _, found = staff_words(visit), doubts(visit, draft)
    for code, body in as_sent(visit, draft).items():
        visit.say(views.in_language(_, code))
        visit.send(body.method, body.params)
    correction = corrected(draft) is not None
    visit.say(views.summary(_, draft.id, parts(visit, draft, _), found, correction=correction))


def as_sent(visit: Visit, draft: Broadcast) -> dict[str, Body]:
    """Of a correction: the message as it stands once its words are the new ones."""
    new, about = bodies(visit, draft), corrected(draft)
    if about is None:
        return new
    old = broadcasts.messages(visit.tx, about)
    return {code: replace(old[code], params=amend.corrected(old[code], html_of(new[code].params))) for code in new}


def parts(visit: Visit, draft: Broadcast, _: Words) -> list[str]:
    """What it is, whom it reaches and when."""
    if corrected(draft):
        return [views.correction(_), views.reaches(_, how_many(visit, draft))]
    return [
        views.kind(_, guidance=bool(draft.guidance)),
        audience_views.said(_, visit.content, draft.audience),
        audience_views.how_many(_, draft.audience, audience.reach_of(visit, draft)),
        timing_views.said(_, timing.chosen(visit, draft)),
    ]


def doubts(visit: Visit, draft: Broadcast) -> Doubts:
    """What the author should know first; nothing of it keeps anybody from sending."""
    htmls = [html_of(body.params) for body in bodies(visit, draft).values()]
    texts = [checks.plain(html) for html in htmls]
    links = tuple(dict.fromkeys(link for html in htmls for link in checks.links(html)))
    username = visit.setup.bot_username
    return Doubts(
        avoided=_each(word for text in texts for word in checks.avoided(text, visit.content)),
        marks=_each(mark for html in htmls for mark in checks.marks(html)),
        links=links,
        elsewhere=_each(address for _, address in links if checks.leads_elsewhere(address, username)),
        readers=_who_read_another_language(visit, draft),
        repeated=_sent_today(visit, draft),
        night=_is_night(visit, draft),
        on_hold=_on_hold(visit, draft),
    )


def _each(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def _who_read_another_language(visit: Visit, draft: Broadcast) -> dict[str, int]:
    """Where one text stands in for both languages."""
    code = stand_in(bodies(visit, draft))
    if code is None or corrected(draft):
        return {}
    return {code: count(visit, draft.audience).by_language.get(code, 0)}


def _sent_today(visit: Visit, draft: Broadcast) -> bool:
    """The same words, in whatever language."""
    midnight = local_moment(local_date(visit.now, visit.setup.zone), time.min, visit.setup.zone)
    texts = {text_of(body) for body in bodies(visit, draft).values()}
    others = drafts.sent_since(visit.tx, visit.person.bot_id, midnight)
    return any(text_of(body) in texts for each in others for body in broadcasts.messages(visit.tx, each.id).values())


def _is_night(visit: Visit, draft: Broadcast) -> bool:
    at = draft.send_at or visit.now
    return not draft.urgent and by_day(at, visit.setup.zone) != at


def _on_hold(visit: Visit, draft: Broadcast) -> int:
    """How many of them would be told of exercise."""
    if corrected(draft) or not draft.audience.holds or not audience.named(visit, draft):
        return 0
    return count(visit, draft.audience).on_hold
