"""What the clinic has decided, told to the patient kindly and in plain words."""

from datetime import date

from bot.content.words import Words
from bot.views.message import Message


def may_exercise(_: Words, clinic: str, *, began: bool, questions: bool) -> Message:
    """`began`: a hold has ended; `questions`: the six come first."""
    if questions:
        text = _(
            "Good news: {clinic} says that you may exercise again. First I ask you the six questions again. Then we"
            " begin gently.",
            clinic=clinic,
        )
    elif began:
        text = _(
            "Good news: {clinic} says that you may exercise again. We begin gently, with the easiest steps.",
            clinic=clinic,
        )
    else:
        text = _(
            "{clinic} says that exercise is fine for you. From now on your exercises can grow step by step.",
            clinic=clinic,
        )
    return Message(text)


def within(_: Words, clinic: str, limits: str, *, began: bool, questions: bool) -> Message:
    """`limits`: in lines; "" where there are none any more."""
    values = {"clinic": clinic, "limits": limits}
    if not limits:
        return Message(_("{clinic} has ended the limits for your exercises.", clinic=clinic))
    if questions:
        text = _(
            "Good news: {clinic} says that you may exercise again, within limits:\n{limits}\n\nFirst I ask you the six"
            " questions again. Then we begin gently, and your plan keeps to the limits.",
            **values,
        )
    elif began:
        text = _(
            "Good news: {clinic} says that you may exercise again, within limits:\n{limits}\n\nYour plan keeps to them."
            " We begin gently, with the easiest steps.",
            **values,
        )
    else:
        text = _("{clinic} has set limits for your exercises:\n{limits}\n\nYour plan keeps to them.", **values)
    return Message(text)


def wait(_: Words, clinic: str, until: date, emergency: str, *, moving: bool) -> Message:
    """`moving`: whether they are told to keep moving, as nobody is after an emergency."""
    values = {"clinic": clinic, "weekday": _.weekday(until), "date": _.date(until), "emergency": emergency}
    if moving:
        text = _(
            "{clinic} asks you to wait with the exercises and looks at it again on {weekday}, {date}. Until then I do"
            " not ask you about it. Meanwhile keep moving gently about your day. If anything gets worse, tell me. In"
            " an emergency, call {emergency}.",
            **values,
        )
    else:
        text = _(
            "{clinic} asks you to wait with the exercises and looks at it again on {weekday}, {date}. Until then I do"
            " not ask you about it. If anything gets worse, call {emergency}.",
            **values,
        )
    return Message(text)


def thinking_of_you(_: Words, clinic: str, until: date, emergency: str) -> Message:
    """The same after thoughts of self-harm: nothing about exercise."""
    text = _(
        "How you feel matters. {clinic} keeps you in mind and looks in again on {weekday}, {date}. If it gets too"
        " heavy, call {emergency} at any time.",
        clinic=clinic,
        weekday=_.weekday(until),
        date=_.date(until),
        emergency=emergency,
    )
    return Message(text)
