"""What was sent is corrected or withdrawn. Each is a broadcast of its own, to whoever has got the first one.

1. What has not left changes at once: it leaves in the new words, or not at all.
2. What has arrived is edited or deleted; where that fails, a message says so instead.
3. A later correction, or a withdrawal, ends an earlier correction.
4. Whose words stay as they are gets nothing.
5. The yes of a second administrator was for the old words: new ones wake nobody.
"""

from collections.abc import Mapping
from typing import Any

from bot.content.words import words_for
from bot.core.broadcast import Purpose, State, Wave
from bot.storage import broadcasts, pace, waves
from bot.storage.broadcasts import Body, Broadcast
from bot.usecases.clinic.sending.control import stop
from bot.usecases.visit import Visit
from bot.views.clinic.progress import correction, take_no_notice

WORDS = {"sendMessage": "text"}  # of a method; below what is attached they are its caption
CHANGED_BY = {"text": "editMessageText", "caption": "editMessageCaption"}
KEPT = ("reply_markup", "link_preview_options", "show_caption_above_media")  # of a message, in its edit


def correct(visit: Visit, broadcast_id: int, words: Mapping[str, str]) -> int | None:
    """New words, as Telegram formats them (HTML), by language; what is attached stays. The number of the correction;
    None where there is nothing to correct any more."""
    first = _amended(visit, broadcast_id)
    if first is None:
        return None
    pace.lock(visit.tx, first.bot_id)  # whatever is being claimed in the old words is on its way from here on
    changed = changes(visit, first.id, words)
    number = _begin(visit, first, Purpose.CORRECT)
    broadcasts.change(visit.tx, first.id, urgent=False)
    for language, old in changed.items():
        html = words[language]
        name, new = WORDS.get(old.method, "caption"), corrected(old, html)
        broadcasts.save_body(visit.tx, first.id, language, old.method, new)
        kept = {each: new[each] for each in KEPT if each in new}
        edit = {name: html, "parse_mode": "HTML", **kept}
        broadcasts.save_body(visit.tx, number, language, CHANGED_BY[name], edit)
        said = correction(words_for(language), html)
        broadcasts.save_body(visit.tx, number, language, old.method, {**new, name: said})
    return number


def changes(visit: Visit, broadcast_id: int, words: Mapping[str, str]) -> dict[str, Body]:
    """What was sent in the languages in which these words are new; or may be for some, while an earlier correction is
    still on its way."""
    sent, earlier = broadcasts.messages(visit.tx, broadcast_id), broadcasts.corrections(visit.tx, broadcast_id)
    found = [broadcasts.find(visit.tx, visit.person.bot_id, each) for each in earlier]
    anew = any(each and each.confirmed_at and each.ended_at is None for each in found)
    return {
        language: old
        for language, old in sent.items()
        if language in words and (anew or old.params.get(WORDS.get(old.method, "caption")) != words[language])
    }


def corrected(old: Body, html: str) -> dict[str, Any]:
    """The parameters of a message once it has these words."""
    return {**old.params, WORDS.get(old.method, "caption"): html, "parse_mode": "HTML"}


def withdraw(visit: Visit, broadcast_id: int) -> int | None:
    """The number of the withdrawal; None where there is nothing to withdraw any more."""
    first = _amended(visit, broadcast_id)
    if first is None:
        return None
    number = _begin(visit, first, Purpose.WITHDRAW)
    for language in broadcasts.messages(visit.tx, first.id):
        said = {"text": take_no_notice(words_for(language))}
        broadcasts.save_body(visit.tx, number, language, "deleteMessage", {})
        broadcasts.save_body(visit.tx, number, language, "sendMessage", said)
    if not stop(visit.tx, first.bot_id, first.id, State.WITHDRAWN, visit.now):
        broadcasts.change(visit.tx, first.id, state=State.WITHDRAWN)
    return number


def _amended(visit: Visit, broadcast_id: int) -> Broadcast | None:
    """What can be corrected or withdrawn: something that was sent, to anybody or nobody yet, and stands."""
    found = broadcasts.lock(visit.tx, visit.person.bot_id, broadcast_id)
    if found is None or found.action is not Purpose.SEND or found.confirmed_at is None:
        return None
    return None if found.state is State.WITHDRAWN else found


def _begin(visit: Visit, first: Broadcast, action: Purpose) -> int:
    """It goes through what was sent before, also in earlier corrections where it withdraws."""
    earlier = broadcasts.corrections(visit.tx, first.id)
    for each in earlier:
        stop(visit.tx, first.bot_id, each, State.CANCELLED, visit.now)
    number = broadcasts.create(
        visit.tx,
        bot_id=first.bot_id,
        author_id=visit.person.id,
        now=visit.now,
        action=action,
        corrects=first.id,
        state=State.WAITING,
        urgent=first.urgent and action is Purpose.WITHDRAW,
        confirmed_at=visit.now,
        next_at=visit.now,
    )
    for of in (first.id, *(earlier if action is Purpose.WITHDRAW else ())):
        _go_through(visit, number, of)
    waves.add(visit.tx, number, Wave.INSTEAD, visit.now)
    return number


def _go_through(visit: Visit, number: int, of: int) -> None:
    if (rows := waves.rows_of(visit.tx, of)) is not None:
        waves.add(visit.tx, number, Wave.CHANGES, visit.now, of=of, reached=rows[0] - 1, bound=rows[1])
