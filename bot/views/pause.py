"""A pause: why, for how long, and the gentle way back."""

from datetime import date, time

from bot.content.words import Words
from bot.core.pause import AWAY, HOSPITAL, ILL, LENGTHS, Pause
from bot.views import settings
from bot.views.message import Button, Message, column

EVENINGS = tuple(time(hour) for hour in range(18, 23))
FASTING, OPEN, BACK = "fasting", "open", "back"
SOMETHING, UNSURE, NOTHING = "something", "unsure", "nothing"
CATCH_UP_ANSWERS = (SOMETHING, UNSURE, NOTHING)


def _kinds(_: Words) -> dict[str, str]:
    return {AWAY: _("Away"), ILL: _("Ill"), HOSPITAL: _("In hospital"), FASTING: _("Fasting")}


def _lengths(_: Words) -> dict[str, str]:
    days = [_("3 days"), _("A week"), _("Two weeks")]
    return {**{str(length): text for length, text in zip(LENGTHS, days, strict=True)}, OPEN: _("Until I say so")}


def _i_am_back(_: Words) -> Button:
    return _("I am back"), "pause:end"


def what_is_it(_: Words) -> Message:
    buttons = [(text, f"pause:kind:{kind}") for kind, text in _kinds(_).items()]
    return Message(_("Of course. What is it?"), column([*buttons, (_("Back"), f"pause:kind:{BACK}")]))


def chosen(_: Words, kind: str) -> tuple[str, str]:
    """The question and the answer to it."""
    return what_is_it(_).text, _kinds(_)[kind]


def how_long(_: Words) -> Message:
    buttons = [(text, f"pause:for:{length}") for length, text in _lengths(_).items()]
    return Message(_("For how long?"), column([*buttons, (_("Back"), f"pause:for:{BACK}")]))


def length_chosen(_: Words, length: str) -> tuple[str, str]:
    return how_long(_).text, _lengths(_)[length]


def begun(_: Words, pause: Pause, returns: date | None, emergency: str) -> Message:
    """`returns`: when they are written to again, where that is known."""
    if returns is not None:
        text = _(
            "Have a good time. I will write to you again on {weekday}, {date}. Until then nothing comes from me.",
            weekday=_.weekday(returns),
            date=_.date(returns),
        )
    elif pause.kind == ILL:
        text = _(
            "Get well soon. Your exercises wait until you say that you are back; I will ask once a week. If you are"
            ' dizzy, have pain or fall, press "Pain or dizzy". In an emergency, call {emergency}.',
            emergency=emergency,
        )
    elif pause.kind == HOSPITAL:
        text = _(
            "I wish you a good recovery. Your exercises wait until you say that you are back; I will ask once a week."
        )
    else:
        text = _("Have a good time. Your exercises wait until you say that you are back; I will ask once a week.")
    return Message(text, column([_i_am_back(_)]))


def begun_on_hold(_: Words) -> Message:
    """The exercises wait for a professional's word anyway, and that is asked about as before."""
    text = _(
        "Thank you for telling me. Your exercises wait in any case until a doctor or physiotherapist has said yes; I"
        " will ask you about that now and then."
    )
    return Message(text, column([_i_am_back(_)]))


def paused(_: Words, pause: Pause, returns: date | None, *, change: bool = False) -> Message:
    """Instead of exercises; somebody who is away may have them all the same."""
    buttons = [_i_am_back(_)]
    if pause.kind == AWAY:
        buttons.append((_("Show today's exercises all the same"), "pause:show"))
    if change:
        buttons.append((_("It is something else now"), "pause:change"))
    return Message(_state(_, pause, returns), column(buttons))


def _state(_: Words, pause: Pause, returns: date | None) -> str:
    if returns is not None:
        return _(
            "You are away, and your exercises wait for you. I will write to you again on {weekday}, {date}.",
            weekday=_.weekday(returns),
            date=_.date(returns),
        )
    return {
        AWAY: _("You are away, and your exercises wait for you. Tell me when you are back."),
        ILL: _("You told me that you are ill, so your exercises wait. Get well soon, and tell me when you are back."),
        HOSPITAL: _("You are in hospital, so your exercises wait. Get well soon, and tell me when you are back."),
    }[pause.kind]


def fasting(_: Words) -> Message:
    """Nothing is paused; the hours of the evening, and any other in words."""
    text = _(
        "While you fast, exercises are easier after the evening meal. At what time shall I write to you? Tap an hour,"
        " or write one to me, for example 20:30. Afterwards you can change it back with /settings."
    )
    return Message(text, settings.hours(_, EVENINGS))


def welcome(_: Words, plan: Message) -> Message:
    """After a pause: the day's exercises, with a word before them."""
    text = _("Welcome back. Begin gently and take your time.")
    return Message("\n\n".join([text, plan.text]), plan.rows)


def nothing_to_pause(_: Words) -> Message:
    return Message(_("Your exercises have not begun yet, so there is nothing to pause."))


def noted_already(_: Words) -> str:
    return _("That is noted already.")


def whether_back(_: Words) -> Message:
    """Once a week; the other answer is just as good."""
    text = _("I am thinking of you. Shall we begin again? There is no hurry; your exercises wait for you.")
    return Message(text, column([(_("Not yet, thank you"), "pause:wait"), _i_am_back(_)]))


def no_hurry(_: Words) -> Message:
    return Message(_("That is quite all right. Take all the time you need."), column([_i_am_back(_)]))


def catch_up_answers(_: Words) -> dict[str, str]:
    return {SOMETHING: _("Yes, something"), UNSURE: _("Not sure"), NOTHING: _("No, nothing new")}


def catch_up(_: Words, since: date) -> Message:
    """Care rules §1, before anything goes on."""
    text = _(
        "Before we begin again: since {date}, is there anything new that you have not told me? A broken bone, a fall,"
        " an illness or a new medicine?",
        date=_.date(since),
    )
    return Message(text, column((text, f"catch_up:{answer}") for answer, text in catch_up_answers(_).items()))


def caught_up(_: Words, answer: str) -> str:
    return catch_up_answers(_)[answer]


def after_catch_up(_: Words, answer: str) -> Message:
    if answer == NOTHING:
        return Message(_("Good. We begin gently."))
    return Message(_("Thank you for telling me. First I ask you the six questions again. Then we go on gently."))
