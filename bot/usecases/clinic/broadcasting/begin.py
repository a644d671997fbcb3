"""*/broadcast*: what is begun is gone on with, and otherwise begun: what kind of words, and in which language."""

from collections.abc import Callable

from bot.content.words import LANGUAGES
from bot.core.broadcast import State
from bot.storage import broadcasts, drafts, modes
from bot.storage.broadcasts import Broadcast
from bot.usecases.clinic.broadcasting import audience, preview, urgent
from bot.usecases.clinic.broadcasting.draft import begins, bodies, corrected, corrected_words, new
from bot.usecases.clinic.broadcasting.readers import readers
from bot.usecases.clinic.home import staff_words
from bot.usecases.visit import Visit
from bot.views.clinic.broadcasting import writing as views
from bot.views.message import Message

GUIDANCE = "guidance"


def begin(visit: Visit) -> None:
    """The command, the keyboard. What they write next belongs to nothing that was begun before."""
    modes.end(visit.tx, visit.person.id)
    visit.show(home(visit))


def home(visit: Visit) -> Message:
    _ = staff_words(visit)
    running = [(each.id, views.title(begins(visit, each))) for each in drafts.running(visit.tx, visit.person.bot_id)]
    draft = drafts.open_of(visit.tx, visit.person.bot_id, visit.person.id)
    past = bool(drafts.sent(visit.tx, visit.person.bot_id, 1))
    if draft is None:
        return views.home(_, running, past=past)
    return views.unfinished(_, draft.id, views.title(begins(visit, draft)), running, past=past)


def choose_kind(visit: Visit, kind: str) -> None:
    """A draft begins; where there is one, by a tap that came twice, it goes on."""
    draft = drafts.open_of(visit.tx, visit.person.bot_id, visit.person.id)
    if draft is None:
        draft = new(visit, guidance=kind == GUIDANCE)
    go_on_with(visit, draft, visit.show)


def go_on(visit: Visit, id: int) -> str | None:
    """*Go on with it*: where it stopped."""
    draft = _unsent(visit, id)
    if draft is None:
        return views.closed(staff_words(visit))
    modes.end(visit.tx, visit.person.id)
    go_on_with(visit, draft, visit.show)
    return None


def go_on_with(visit: Visit, draft: Broadcast, tell: Callable[[Message], None]) -> None:
    """What is still missing is asked for, in its order."""
    _, found = staff_words(visit), bodies(visit, draft)
    missing = [code for code in LANGUAGES if code not in found]
    if draft.state is State.APPROVING:
        tell(urgent.waiting(visit, draft))
    elif not found:
        tell(views.which_language(_, draft.id))
    elif missing:
        code = missing[0]
        has_words = code in corrected_words(visit, draft)
        tell(views.other_language(_, draft.id, code, readers(visit, draft, code), has_words=has_words))
    elif corrected(draft):
        preview.show(visit, draft)
    else:
        tell(audience.screen(visit, draft))


def ask_to_throw_away(visit: Visit, id: int) -> str | None:
    if _unsent(visit, id) is None:
        return views.closed(staff_words(visit))
    visit.show(views.throw_away(staff_words(visit), id))
    return None


def _unsent(visit: Visit, id: int) -> Broadcast | None:
    """Theirs, also while it waits for somebody's yes."""
    found = broadcasts.lock(visit.tx, visit.person.bot_id, id)
    return found if found and found.author_id == visit.person.id and found.state in drafts.UNSENT else None


def throw_away(visit: Visit, id: int) -> str | None:
    """After the second tap."""
    draft = _unsent(visit, id)
    if draft is None:
        return views.closed(staff_words(visit))
    modes.end(visit.tx, visit.person.id)
    drafts.throw_away(visit.tx, draft, visit.now)
    visit.show(views.thrown_away(staff_words(visit)))
    return None
