"""What comes unasked beside the exercises: to somebody who is silent, in the evening, and every three months."""

from datetime import date

from bot.content.words import Words
from bot.core.silence import Step
from bot.views.message import Button, Message, column
from bot.views.pause import catch_up_answers


def silent(_: Words, step: Step) -> Message:
    """In place of the exercises; without a reproach, and without a promise that anybody is watching."""
    return {Step.QUESTION: _how_are_you, Step.SLOWER: _slower, Step.WEEKLY: _weekly, Step.GOODBYE: _goodbye}[step](_)


def _wrong(_: Words) -> Button:
    return _("Something is wrong"), "sym:open"


def _show(_: Words) -> Button:
    return _("Show me today's exercises"), "menu:today"


def _how_are_you(_: Words) -> Message:
    text = _("I have not heard from you for some days. How are you? Your exercises are here whenever you like.")
    buttons = [
        _wrong(_),
        (_("I need a pause"), "menu:pause"),
        (_("Please write less often"), "set:days"),
        (_("I am well, show me today"), "menu:today"),
    ]
    return Message(text, column(buttons))


def _slower(_: Words) -> Message:
    text = _(
        "I do not want to disturb you, so from now on I write only once a week. As soon as I hear from you, I write on"
        " the other days again. Your exercises wait for you."
    )
    return Message(text, column([_wrong(_), _show(_)]))


def _weekly(_: Words) -> Message:
    text = _("Hello, I am thinking of you. If you would like to move a little, your exercises are here.")
    return Message(text, column([_wrong(_), (_("No more messages"), "menu:stop"), _show(_)]))


def _goodbye(_: Words) -> Message:
    return Message(
        _(
            "I have not heard from you for a long time, so I will not write to you any more. I wish you all the best."
            ' If you would like to come back, write /start or press "Today". I would be glad.'
        )
    )


def nudge(_: Words, plan_id: int) -> Message:
    """One line in the evening."""
    buttons = [(_("Not today"), f"skip:{plan_id}"), (_("Shorter today"), "menu:short"), _show(_)]
    return Message(_("If you feel like it, there is still time for today's exercises."), column(buttons))


def review(_: Words, since: date) -> Message:
    """Care rules §1: every three months."""
    text = _(
        "A question that I ask every three months: since {date}, is there anything new that you have not told me? A"
        " broken bone, a fall, an illness or a new medicine?",
        date=_.date(since),
    )
    return Message(text, column((text, f"catch_up:{answer}") for answer, text in catch_up_answers(_).items()))


def reviewed(_: Words) -> Message:
    return Message(_("Thank you. Then we go on as before."))
