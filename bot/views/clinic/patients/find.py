"""The way to a patient: words to search by, and three lists. All of it is protected: a name in a list says a lot."""

from collections.abc import Mapping, Sequence

from bot.content.words import Words
from bot.core.language.folding import fold
from bot.core.roster import Listed, Status
from bot.views.family.sharing import visible
from bot.views.message import Button, Message, column

NEWEST = "newest"
LISTS = (str(Status.ON_HOLD), str(Status.SILENT), NEWEST)
MOST = 8  # on one screen


def called(_: Words, listed: Listed) -> str:
    """The name, that in the clinic's records where it is another one, and the code."""
    name, record = visible(listed.name), visible(listed.record_name)
    if listed.record_name and fold(name) != fold(record):
        return _("{name} ({record}), {code}", name=name, record=record, code=listed.code)
    return _("{name}, {code}", name=name, code=listed.code)


def ask(_: Words, counts: Mapping[Status, int]) -> Message:
    text = _(
        "Which patient? Write a name or its beginning, a code such as P12, or your own record number. Or choose a list."
    )
    buttons = [
        (_("On hold ({n})", n=_.number(counts[Status.ON_HOLD])), f"pat:list:{Status.ON_HOLD}:0"),
        (_("Silent ({n})", n=_.number(counts[Status.SILENT])), f"pat:list:{Status.SILENT}:0"),
        (_("The newest"), f"pat:list:{NEWEST}:0"),
        (_("Invite a patient"), "inv:new"),
    ]
    return Message(text, column(buttons), protected=True)


def found(_: Words, patients: Sequence[Listed]) -> Message:
    if len(patients) == MOST:
        text = _("The first {n} that fit. Another letter or a second name narrows it down.", n=_.number(MOST))
    else:
        text = _.plural("{n} patient fits.", "{n} patients fit.", len(patients))
    return Message(text, column([*_to(_, patients), search_again(_)]), protected=True)


def nobody(_: Words) -> Message:
    text = _(
        "No patient fits these words. Write others: the beginning of a name, a code such as P12, or a record number."
    )
    return Message(text, column([(_("Stop searching"), "pat:stop")]), protected=True)


def stopped(_: Words) -> Message:
    return Message(_("Good, I am not searching any more."), column([search_again(_)]), protected=True)


def listed(_: Words, name: str, patients: Sequence[Listed], after: int, more: bool) -> Message:
    """`after`: how many came before these; `more`: whether others follow."""
    buttons = _to(_, patients)
    if more:
        buttons.append((_("More"), f"pat:list:{name}:{after + MOST}"))
    return Message(_heading(_, name, bool(patients)), column([*buttons, (_("Back"), "pat:menu")]), protected=True)


def _heading(_: Words, name: str, some: bool) -> str:
    if not some:
        return _("Nobody is in this list.")
    return {
        str(Status.ON_HOLD): _("On hold: their exercises wait. The newest patients first."),
        str(Status.SILENT): _("Silent: nothing was heard from them for seven days or longer. The newest first."),
    }.get(name, _("All patients, the newest first."))


def _to(_: Words, patients: Sequence[Listed]) -> list[Button]:
    return [(called(_, each), f"pat:open:{each.person_id}") for each in patients]


def search_again(_: Words) -> Button:
    return _("Search again"), "pat:search"


def gone(_: Words) -> Message:
    return Message(_("This patient is not here any more."), column([search_again(_)]), protected=True)
