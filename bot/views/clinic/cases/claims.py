"""What staff read when they take a case, give it back or close it."""

from bot.content.words import Words
from bot.core.cases import Case, Severity
from bot.views.clinic.case_news import open_one
from bot.views.message import Message, column


def taken(_: Words) -> str:
    return _("You have taken it.")


def taken_by(_: Words, name: str) -> str:
    """`name`: "" where nobody has it."""
    return _("{name} has taken it.", name=name) if name else _("Nobody has taken it.")


def not_yours(_: Words) -> str:
    return _("You have not taken this case.")


def given_back(_: Words) -> str:
    return _("Given back. Others see it as open.")


def closed_already(_: Words) -> str:
    return _("This case is closed.")


def taken_over(_: Words, case_id: int, name: str) -> Message:
    text = _("{name} has taken over case {number} from you.", name=name, number=case_id)
    return Message(text, open_one(_, case_id), protected=True)


def whether_close(_: Words, case: Case) -> Message:
    """The second tap that closing takes."""
    if case.severity is Severity.QUESTION:
        text = _("Close case {number} as answered?", number=case.id)
    else:
        text = _("Close case {number} without a change? What is on hold stays on hold.", number=case.id)
    buttons = [
        (_("No, leave it open"), f"case:show:{case.id}"),
        (_("Yes, close it"), f"case:close:yes:{case.id}"),
    ]
    return Message(text, column(buttons), protected=True)
