"""Once a month: height and posture (care rules §6)."""

from collections.abc import Mapping

from babel.numbers import format_decimal

from bot.content.words import Words
from bot.core.catalogue import Asking
from bot.views import onboarding
from bot.views.message import Message, Rows, column

ANSWERS = ("no", "unsure", "yes")


def height(_: Words, *, unsteady: bool) -> Message:
    """The offer, which is the question for the number as well."""
    text = _(
        "Once a month we look at your height. Somebody has to help you: no shoes, heels and back against a wall, at the"
        " same time of day each month. Then write me the number, for example 158 cm."
    )
    return Message(_beside(_, text, unsteady), _ways_out(_))


def once_more(_: Words, *, unsteady: bool) -> Message:
    """On another day, to confirm that it was less."""
    text = _(
        "Last time your height seemed a little less than before. Please measure it again with somebody's help, at the"
        " usual time of day, and write me the number."
    )
    return Message(_beside(_, text, unsteady), _ways_out(_))


def _beside(_: Words, text: str, unsteady: bool) -> str:
    return " ".join([text, _("Only do it with somebody beside you.")]) if unsteady else text


def _ways_out(_: Words) -> Rows:
    return column([(_("Not today"), "height:later"), (_("I would rather not"), "height:never")])


def second(_: Words) -> Message:
    """The first time it is measured twice."""
    text = _("Thank you. Please step away from the wall, measure once more, and write me the second number too.")
    return Message(text, _ways_out(_))


def apart(_: Words) -> Message:
    text = _("The two numbers are far apart. That happens easily. Please measure once more and write me the number.")
    return Message(text, _ways_out(_))


def echo(_: Words, height: int) -> Message:
    buttons = [(_("Correct"), f"height:sure:{height}"), (_("Change"), "height:change")]
    return Message(_echo(_, height), column(buttons))


def sure(_: Words, height: int) -> Message:
    return onboarding.answered(_, _echo(_, height), _("Correct"))


def _echo(_: Words, height: int) -> str:
    return _("Your height: {height} cm. Is that right?", height=_centimetres(_, height))


def _centimetres(_: Words, height: int) -> str:
    return format_decimal(round(height / 10, 1), locale=_.language)


def write_again(_: Words) -> Message:
    return Message(_("Please write me the number again, for example 158 cm."), _ways_out(_))


def not_plausible(_: Words, asking: Asking) -> Message:
    text = _(
        "I can use a height between {shortest} and {tallest} cm. Please write it once more, for example 158 cm, 1.58 m"
        " or 5 ft 3.",
        shortest=_centimetres(_, asking.shortest),
        tallest=_centimetres(_, asking.tallest),
    )
    return Message(text, _ways_out(_))


def lower(_: Words) -> Message:
    return Message(
        _(
            "Thank you. That is a little less than at the beginning. It can be the time of day, or how it was measured."
            " I will ask you to measure again on another day. If your back hurts, press “Pain or dizzy”."
        )
    )


def posture(_: Words) -> Message:
    return Message(_posture(_), column((text, f"posture:is:{answer}") for answer, text in _touches(_).items()))


def posture_answered(_: Words, answer: str) -> Message:
    return onboarding.answered(_, _posture(_), _touches(_)[answer])


def _touches(_: Words) -> Mapping[str, str]:
    return {"no": _("No, it does not touch"), "unsure": _("Not sure"), "yes": _("Yes, it touches")}


def _posture(_: Words) -> str:
    return _(
        "Now your posture, with somebody beside you. Stand with your heels and your back against the wall and look"
        " straight ahead. Does the back of your head touch the wall, without tilting your head back?"
    )


def is_it_new(_: Words) -> Message:
    return Message(_("Is that new?"), column((text, f"posture:new:{answer}") for answer, text in _newness(_).items()))


def newness_answered(_: Words, answer: str) -> Message:
    return onboarding.answered(_, _("Is that new?"), _newness(_)[answer])


def _newness(_: Words) -> Mapping[str, str]:
    return {"yes": _("Yes, it is new"), "unsure": _("Not sure"), "no": _("No, it has long been like that")}


def noted(_: Words) -> Message:
    return Message(_("Thank you. I wrote that down, and will ask again in a month."))


def show_a_doctor(_: Words) -> Message:
    return Message(_("Thank you. I wrote that down. Please tell your doctor about it at your next visit."))


def put_off(_: Words) -> Message:
    return Message(_("That is fine. I will ask again in a week."))


def never(_: Words, *, was_lower: bool) -> Message:
    """`was_lower`: a measure that nobody has confirmed."""
    if was_lower:
        return Message(
            _(
                "That is fine, I will not ask about it again. Your height seemed a little less last time: please tell"
                " your doctor about it at your next visit."
            )
        )
    return Message(_("That is fine. I will not ask about it again."))
