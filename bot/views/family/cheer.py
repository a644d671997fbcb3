"""Kind words: chosen or written by a relative, told to the patient, and the patient's heart."""

from collections.abc import Sequence

from bot.content.words import Words
from bot.views.family.sharing import visible
from bot.views.message import Button, Message, column

THINKING = "thinking"  # the only one while the exercises are paused
READY = (THINKING, "proud", "wonderful")


def ready(_: Words, code: str) -> str:
    """One of READY."""
    return {
        THINKING: _("I am thinking of you."),
        "proud": _("I am proud of you."),
        "wonderful": _("You are doing wonderfully. Keep it up!"),
    }[code]


# -- to the relative ---------------------------------------------------------------------------------------------------


def to_whom(_: Words, patients: Sequence[tuple[int, str]]) -> Message:
    """By bond: what the patient is called."""
    return Message(_("Who is it for?"), column([(visible(name), f"cheer:to:{bond}") for bond, name in patients]))


def which(_: Words, bond_id: int, patient: str, *, paused: bool) -> Message:
    if paused:
        text = _(
            "{patient}: the exercises are paused for now, so I pass on only this one. A call or a visit can say more.",
            patient=visible(patient),
        )
        return Message(text, column([_ready_button(_, bond_id, THINKING), _never_mind(_)]))
    buttons = [_ready_button(_, bond_id, code) for code in READY]
    buttons += [(_("In my own words"), f"cheer:own:{bond_id}"), _never_mind(_)]
    return Message(_("What shall I tell {patient}?", patient=visible(patient)), column(buttons))


def _ready_button(_: Words, bond_id: int, code: str) -> Button:
    return ready(_, code), f"cheer:say:{bond_id}:{code}"


def _never_mind(_: Words) -> Button:
    return _("Never mind"), "cheer:cancel"


def write_it(_: Words, patient: str, most: int) -> Message:
    text = _(
        "Please write your words for {patient}, at most {most} characters. I show them to you before they go.",
        patient=visible(patient),
        most=most,
    )
    return Message(text, column([_never_mind(_)]))


def too_long(_: Words, most: int) -> Message:
    return Message(
        _("That is a little too long. Please write at most {most} characters.", most=most), column([_never_mind(_)])
    )


def no_links(_: Words) -> Message:
    text = _("Please write it without links, names with @ or telephone numbers. So nobody can be led to a wrong place.")
    return Message(text, column([_never_mind(_)]))


def draft(_: Words, bond_id: int, patient: str, words: str, message_id: int) -> Message:
    text = _("To {patient}:\n\n“{words}”", patient=visible(patient), words=words)
    return Message(text, column([(_("Send"), f"cheer:send:{bond_id}:{message_id}"), (_("Cancel"), "cheer:cancel")]))


def on_its_way(_: Words, patient: str, words: str) -> Message:
    text = _(
        "To {patient}:\n\n“{words}”\n\nThank you. I pass it on at a good moment, by tomorrow evening at the latest.",
        patient=visible(patient),
        words=words,
    )
    return Message(text)


def sent_already(_: Words) -> str:
    return _("That is on its way already.")


def cancelled(_: Words) -> Message:
    return Message(_("All right, nothing goes out."))


def too_late(_: Words, bond_id: int) -> Message:
    """The draft is forgotten."""
    text = _("I do not have these words any more. Would you like to write again?")
    return Message(text, column([(_("Send a kind word"), f"cheer:to:{bond_id}")]))


def enough(_: Words, patient: str, most: int) -> Message:
    text = _(
        "{patient} has {most} kind words from you for today already. Tomorrow I gladly take more along.",
        patient=visible(patient),
        most=most,
    )
    return Message(text)


def cannot_pass_on(_: Words, patient: str) -> Message:
    """The patient has paused, or wants no kind words, or cannot be reached, or has died: which of these is not told."""
    return Message(_("I cannot pass anything on to {patient} at the moment.", patient=visible(patient)))


def not_confirmed(_: Words, patient: str) -> Message:
    return Message(_("{patient} has not confirmed you yet. Until then nothing is shared.", patient=visible(patient)))


def nobody(_: Words) -> Message:
    return Message(
        _("You follow nobody at the moment. For that you need a link from the person you would like to follow.")
    )


def heart(_: Words, patient: str) -> Message:
    return Message(_("{patient} sends you a heart.", patient=visible(patient)))


# -- to the patient ----------------------------------------------------------------------------------------------------


def told(_: Words, bond_id: int, news_id: int, relative: str, said: Sequence[tuple[str, bool]]) -> Message:
    """`said`: words, and whether they are the relative's own."""
    name = visible(relative)
    lines = [_("{relative}: “{words}”", relative=name, words=words) for words, _own in said]
    if any(own for _words, own in said):
        lines.append(_("I only pass these words on."))
    buttons = [
        (_("Thank you"), f"cheer:heart:{news_id}"),
        (_("No more kind words from {relative}", relative=name), f"cheer:mute:{bond_id}"),
    ]
    return Message("\n\n".join(lines), column(buttons))


def heart_sent(_: Words, relative: str) -> str:
    return _("{relative} gets a heart from you.", relative=visible(relative))


def no_heart(_: Words) -> str:
    """The bond is paused or has ended."""
    return _("Nothing is shared with them at the moment.")


def muted(_: Words, bond_id: int, relative: str) -> Message:
    text = _(
        "I pass on no more kind words from {relative}. You can change that with the button below, or in /family.",
        relative=visible(relative),
    )
    return Message(text, column([(_("Let kind words come again"), f"cheer:unmute:{bond_id}")]))


def unmuted(_: Words, relative: str) -> Message:
    return Message(_("Kind words from {relative} come to you again.", relative=visible(relative)))
