"""The words of a broadcast: sent by their author as any message is, kept with their formatting, and shown back."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from bot.content.words import LANGUAGES, words_for
from bot.core.broadcast import LONGEST_CAPTION as ROOM_CAPTION
from bot.core.broadcast import LONGEST_TEXT as ROOM_TEXT
from bot.storage import broadcasts, modes
from bot.storage.broadcasts import Broadcast
from bot.storage.modes import Mode
from bot.usecases import hear
from bot.usecases.clinic.broadcasting import audience, begin
from bot.usecases.clinic.broadcasting.draft import bodies, corrected, corrected_words, mine, stand_in
from bot.usecases.clinic.cases.writing import may_be_theirs
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.written import Written
from bot.usecases.visit import Visit
from bot.views.clinic.broadcasting import writing as views
from bot.views.clinic.broadcasting.reading import read_button
from bot.views.message import LONGEST_CAPTION, Message, column, inline_markup

MODE = "broadcast"
LONGEST_TEXT = 4096  # Telegram's, of the words without their formatting
WORDS = "sendMessage"
LOOK_BLANK = "\u2800\u3164\u115f\u1160\uffa0"


def write(visit: Visit, id: int, code: str) -> str | None:
    """From now on what they send are the words in this language."""
    draft = mine(visit, id)
    if draft is None or code not in LANGUAGES:
        return views.closed(staff_words(visit))
    _forget_unconfirmed(visit, draft, besides=code)
    _wait_for_words(visit, draft, code, visit.show)
    return None


def _forget_unconfirmed(visit: Visit, draft: Broadcast, besides: str = "") -> None:
    """What nobody has pressed *Use this* below is not taken for words of the draft, once another language goes on."""
    mode = modes.last(visit.tx, visit.person.id)
    if mode is None or (mode.kind, mode.subject_id) != (MODE, draft.id) or mode.detail["language"] == besides:
        return
    modes.end(visit.tx, visit.person.id)
    if "message_id" in mode.detail:
        _forget(visit, draft, str(mode.detail["language"]))


def _wait_for_words(visit: Visit, draft: Broadcast, code: str, tell: Callable[[Message], None]) -> None:
    modes.begin(visit.tx, visit.person, MODE, draft.id, visit.now, {"language": code})
    ask = views.write_words if corrected(draft) else views.write_it
    tell(ask(staff_words(visit), draft.id, code))


def stop(visit: Visit, id: int) -> None:
    """*Not now*: the draft stays."""
    modes.end(visit.tx, visit.person.id)
    visit.show(views.stopped(staff_words(visit)))


def take(visit: Visit, mode: Mode, written: Written) -> bool:
    """What they have sent; whether it was for the draft."""
    if written.edited and written.message_id != mode.detail.get("message_id"):
        return False
    draft = mine(visit, mode.subject_id or 0)
    if draft is None:
        modes.end(visit.tx, visit.person.id)
        visit.say(Message(views.closed(staff_words(visit))))
    elif written.album:
        _refuse_album(visit, mode, draft, written.album)
    elif problem := _problem(visit, draft, written):
        visit.say(problem)
    else:
        _keep(visit, mode, draft, written)
    return True


def _refuse_album(visit: Visit, mode: Mode, draft: Broadcast, album: str) -> None:
    """Its pictures come one by one, and are refused once."""
    if mode.detail.get("album") != album:
        modes.begin(visit.tx, visit.person, MODE, draft.id, visit.now, {**mode.detail, "album": album})
        visit.say(views.one_at_a_time(staff_words(visit)))


def _problem(visit: Visit, draft: Broadcast, written: Written) -> Message | None:
    """Why it cannot be sent on."""
    _, correction = staff_words(visit), corrected(draft) is not None
    if not written.method:
        return views.not_sendable(_)
    if correction and written.method != WORDS:
        return views.words_only(_)
    if not any(map(_is_seen, written.text)):
        return views.nothing_said(_)
    length, most = _length(written.text), _most(visit, draft, written)
    return views.too_long(_, length, most) if length > most else None


def _is_seen(letter: str) -> bool:
    """Not blank, nor one of those that only look so."""
    return unicodedata.category(letter)[0] not in "CZ" and letter not in LOOK_BLANK


def _length(text: str) -> int:
    """As Telegram counts: in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _most(visit: Visit, draft: Broadcast, written: Written) -> int:
    """A correction may have to go as a message of its own, and needs room to say so."""
    about = corrected(draft)
    if about is None:
        return LONGEST_TEXT if written.method == WORDS else LONGEST_CAPTION
    below_file = any(each.method != WORDS for each in broadcasts.messages(visit.tx, about).values())
    return ROOM_CAPTION if below_file else ROOM_TEXT


def _keep(visit: Visit, mode: Mode, draft: Broadcast, written: Written) -> None:
    """In place of what was written before in this language; the author looks at it as it will look."""
    code = str(mode.detail["language"])
    _forget(visit, draft, code)
    params = _with_button(draft, code, _params(written))
    body_id = broadcasts.save_body(visit.tx, draft.id, code, written.method, params)
    detail = {"language": code, "message_id": written.message_id, "text": written.text}
    modes.begin(visit.tx, visit.person, MODE, draft.id, visit.now, detail)
    about_me = may_be_theirs(visit, written.text)
    buttons = Message("", column(views.use_this(staff_words(visit), draft.id, body_id, about_me=about_me)))
    visit.send(written.method, {**params, "reply_markup": inline_markup(buttons)})


def _forget(visit: Visit, draft: Broadcast, code: str) -> None:
    """With what stands in for it in the other language: new words are offered to everybody anew."""
    instead = stand_in(bodies(visit, draft))
    broadcasts.drop_body(visit.tx, draft.id, code)
    if instead not in (None, code):
        broadcasts.drop_body(visit.tx, draft.id, str(instead))


def _params(written: Written) -> dict[str, Any]:
    if not written.attached:
        return {"text": written.html, "parse_mode": "HTML"}
    return {written.attached: written.file_id, "caption": written.html, "parse_mode": "HTML"}


def _with_button(draft: Broadcast, code: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """*I have read this*, in this language. Below a correction it asks about the message that was corrected."""
    button = read_button(words_for(code), corrected(draft) or draft.id)
    return {**params, "reply_markup": inline_markup(Message("", column([button])))}


def use(visit: Visit, id: int, body_id: int) -> str | None:
    """*Use this*, of the newest words in their language."""
    draft = mine(visit, id)
    if draft is None:
        return views.closed(staff_words(visit))
    if body_id not in [each.id for each in bodies(visit, draft).values()]:
        return views.written_anew(staff_words(visit))
    modes.end(visit.tx, visit.person.id)
    visit.take_buttons_away()
    begin.go_on_with(visit, audience.suggested(visit, draft), visit.say)
    return None


def hear_instead(visit: Visit, id: int, body_id: int) -> str | None:
    """*It is about me*: their words are a patient's, and belong to no draft."""
    draft, mode = mine(visit, id), modes.current(visit.tx, visit.person.id, visit.now)
    if draft is None or mode is None or (mode.kind, mode.subject_id) != (MODE, id) or not mode.detail.get("text"):
        return views.closed(staff_words(visit))
    if body_id not in [each.id for each in bodies(visit, draft).values()]:
        return views.written_anew(staff_words(visit))
    modes.end(visit.tx, visit.person.id)
    _forget(visit, draft, str(mode.detail["language"]))
    visit.take_buttons_away()
    hear.hear(visit, str(mode.detail["text"]))
    return None


def write_again(visit: Visit, id: int, body_id: int) -> str | None:
    draft = mine(visit, id)
    code = (
        next((each.language for each in bodies(visit, draft).values() if each.id == body_id), None) if draft else None
    )
    if draft is None or code is None:
        return views.closed(staff_words(visit)) if draft is None else views.written_anew(staff_words(visit))
    visit.take_buttons_away()
    _wait_for_words(visit, draft, code, visit.say)
    return None


def same_for_all(visit: Visit, id: int, code: str) -> str | None:
    """*Everybody gets this one*: the words of the other language stand in for this one."""
    draft = mine(visit, id)
    if draft is None:
        return views.closed(staff_words(visit))
    _forget_unconfirmed(visit, draft)
    found = bodies(visit, draft)
    if code in LANGUAGES and (there := found.get(views.other(code))) and code not in found:
        broadcasts.save_body(visit.tx, draft.id, code, there.method, _with_button(draft, code, there.params))
    begin.go_on_with(visit, audience.suggested(visit, draft), visit.show)
    return None


def leave(visit: Visit, id: int, code: str) -> str | None:
    """*Leave the other as it is*: what is corrected keeps its words in this language."""
    draft = mine(visit, id)
    if draft is None:
        return views.closed(staff_words(visit))
    _forget_unconfirmed(visit, draft)
    if (there := corrected_words(visit, draft).get(code)) and code not in bodies(visit, draft):
        broadcasts.save_body(visit.tx, draft.id, code, there.method, there.params)
    begin.go_on_with(visit, draft, visit.show)
    return None


def choose_words(visit: Visit, id: int) -> str | None:
    """*Change the words*: in which language."""
    draft = mine(visit, id)
    if draft is None:
        return views.closed(staff_words(visit))
    visit.show(views.change_words(staff_words(visit), draft.id))
    return None
