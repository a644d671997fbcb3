"""While the exercises are paused: why nothing comes, whom to ask, and the way back (care rules §1)."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from bot.content.load import Content
from bot.content.text import Text
from bot.content.words import Words
from bot.views import onboarding
from bot.views.message import Button, Message, Rows, column

# The same texts as in the referrals' `check_in`, which holds their translation.
NOT_YET = Text("Not yet", "spoken to one")
MAY_EXERCISE, WITH_LIMITS = Text("Yes, I may exercise"), Text("Yes, with limits")


class Around(Protocol):
    """What the operator chose."""

    @property
    def content(self) -> Content: ...
    @property
    def clinic_name(self) -> str | None: ...
    @property
    def clinic_contact(self) -> str | None: ...
    @property
    def clinic_hours(self) -> str | None: ...


def on_hold(_: Words, around: Around, emergency: str, clinic_looks_on: date | None = None) -> Message:
    """Instead of exercises; `clinic_looks_on`: the day that the clinic has named."""
    closing = [_(sentence, emergency=emergency) for sentence in around.content.outcomes.closing["hold"]]
    return with_actions(_, "\n\n".join([*looks_again(_, clinic_looks_on), *closing]))


def looks_again(_: Words, day: date | None) -> list[str]:
    if day is None:
        return []
    return [_("The clinic looks at it again on {weekday}, {date}.", weekday=_.weekday(day), date=_.date(day))]


def after_emergency(_: Words, content: Content, emergency: str) -> Message:
    """The same after an emergency: help comes first, and nobody is told to keep moving."""
    return with_way_back(_, _(content.referrals.after_emergency, emergency=emergency))


def with_actions(_: Words, text: str) -> Message:
    """Any words about a hold, with what can be done about it."""
    buttons = [
        (_("I have asked a doctor or physiotherapist"), "hold:asked"),
        (_("What to tell them"), "hold:tell"),
        (_("Where can I turn?"), "hold:no"),
        an_appointment(_),
    ]
    return Message(text, column(buttons))


def an_appointment(_: Words) -> Button:
    return _("I have an appointment"), "appt:ask"


def spoken_rows(_: Words) -> Rows:
    """The answers to "Have you spoken to one?"."""
    return column(
        [(_(NOT_YET), "hold:no"), (_(MAY_EXERCISE), "hold:word:yes"), (_(WITH_LIMITS), "hold:word:with_limits")]
    )


def have_you_asked(_: Words, content: Content) -> Message:
    return Message(_("What did they say?"), _what_they_said(_))


def _what_they_said(_: Words) -> Rows:
    return (((_("Not to exercise for now"), "hold:rest"),), *spoken_rows(_))


def after_appointment(_: Words, day: date, *, yesterday: bool) -> Message:
    """The day after it, or as soon as it could be asked."""
    if yesterday:
        text = _("Yesterday was your appointment. What did they say?")
    else:
        text = _(
            "Your appointment was on {weekday}, {date}. What did they say?", weekday=_.weekday(day), date=_.date(day)
        )
    moved = ((_("It is on another day"), "appt:ask"),)
    return Message(text, (*_what_they_said(_), moved))


def waits_for_appointment(_: Words, day: date) -> str:
    return _(
        "We go on gently when a doctor or physiotherapist says so. Your appointment is on {weekday}, {date}.",
        weekday=_.weekday(day),
        date=_.date(day),
    )


def we_wait(_: Words, emergency: str) -> Message:
    """A professional said no for now."""
    text = _(
        "Thank you for telling me. Then we wait, and nothing is lost. Tell me when they say that you may exercise."
        " In an emergency, call {emergency}.",
        emergency=emergency,
    )
    return with_way_back(_, text)


def check_in(_: Words, content: Content, rule: str, emergency: str) -> Message:
    """Asked now and then; what helps depends on the rule that holds."""
    comes_back = content.referrals.rule(rule).comes_back if rule in content.referrals.rules else None
    if comes_back is not None:
        sentences = [_("Your exercises are still paused."), _(comes_back, emergency=emergency)]
    elif rule == "S1":
        sentences = [_("The exercises wait for now, as the clinic asked.")]
    elif rule == "C2":
        sentences = [
            _("Your exercises wait until a doctor or physiotherapist has said yes to balance exercises at home.")
        ]
    else:
        sentences = [_("Your exercises wait until a doctor or physiotherapist has said that they suit you.")]
    return Message(" ".join([*sentences, _("Have you spoken to one?")]), (*spoken_rows(_), (an_appointment(_),)))


def thinking_of_you(_: Words, emergency: str) -> Message:
    """After thoughts of self-harm: nothing about exercise, and one way back."""
    text = _(
        "How you feel matters. Please talk about it to your doctor, or to somebody you trust. If it gets too heavy,"
        " call {emergency} at any time.",
        emergency=emergency,
    )
    return Message(text, column([(_("Somebody has helped me"), "hold:asked")]))


def has_somebody_helped(_: Words) -> Message:
    """The same question as in `have_you_asked`, without a word of exercise."""
    text = _("Has a doctor, or somebody at the hospital, helped you?")
    return Message(text, column([(_(NOT_YET), "hold:no"), (_("Yes"), "hold:word:yes")]))


def where_to_turn(_: Words, around: Around, emergency: str, *, today: bool) -> Message:
    """Without a reproach: whom to ask, and what to do until then."""
    if today:
        sentences = [_("Please call your doctor today. If nobody can see you today, call the doctor on duty.")]
    else:
        sentences = [_("Please ask your family doctor or a physiotherapist; often a telephone call is enough.")]
    sentences += clinic(_, around)
    if not today:
        sentences.append(_("Meanwhile keep moving gently about your day."))
    sentences.append(_("In an emergency, call {emergency}.", emergency=emergency))
    return with_way_back(_, " ".join(sentences))


def clinic(_: Words, around: Around) -> list[str]:
    """The clinic with its contact and hours, where there is one."""
    if not (around.clinic_name and around.clinic_contact):
        return []
    found = [_("Your clinic, {clinic}: {contact}.", clinic=around.clinic_name, contact=around.clinic_contact)]
    return [*found, _("Open: {hours}.", hours=around.clinic_hours)] if around.clinic_hours else found


def clinic_reads(_: Words, content: Content, read_at: str | None, *, emergency: bool = False) -> list[str]:
    """That the clinic is told, only where anybody reads it there. `read_at`: its hours, "" where it names none."""
    if read_at is None:
        return []
    words = content.referrals.clinic_reads
    if emergency:
        return [_(words.emergency)]
    return [_(words.hours, hours=read_at) if read_at else _(words.plain)]


def with_way_back(_: Words, text: str) -> Message:
    buttons = [
        (_("What to tell them"), "hold:tell"),
        (_("I have asked a doctor or physiotherapist"), "hold:asked"),
        an_appointment(_),
    ]
    return Message(text, column(buttons))


def comes_back(_: Words, content: Content, rules: Sequence[str], emergency: str) -> Message:
    """How the programme comes back, by the gravest rule that holds."""
    for rule in ("T1", "T6", "T5", "T4", "T2", "T3", "T8"):
        words = content.referrals.rule(rule).comes_back
        if rule in rules and words is not None:
            return with_way_back(_, _(words, emergency=emergency))
    text = _("When a doctor or physiotherapist has told you that you may exercise, tell me. We begin gently.")
    return with_way_back(_, text)


def too_early(_: Words, emergency: str) -> Message:
    return Message(
        _(
            "Good that you asked. Please rest today all the same, and tell me again tomorrow. If you feel worse, call"
            " {emergency}.",
            emergency=emergency,
        )
    )


def not_paused(_: Words) -> str:
    return _("Your exercises are not paused.")


WHO = ("gp", "hospital", "physiotherapist")


def _who_label(_: Words, who: str) -> str:
    labels = {"gp": _("My doctor"), "hospital": _("The hospital"), "physiotherapist": _("My physiotherapist")}
    return labels[who]


def _who_question(_: Words, gently: bool) -> str:
    return _("Who helped you?") if gently else _("Who told you that you may exercise again?")


def who_said_so(_: Words, given: str, *, gently: bool = False) -> Message:
    """`gently`: without a word of exercise."""
    buttons: list[Button] = [(_who_label(_, who), f"hold:who:{given}:{who}") for who in WHO]
    return Message(_who_question(_, gently), column([*buttons, (_("Back"), "hold:asked")]))


def answered_who(_: Words, who: str, *, gently: bool = False) -> Message:
    return onboarding.answered(_, _who_question(_, gently), _who_label(_, who))


def _when_label(_: Words, days_ago: int) -> str:
    return {0: _("Today"), 1: _("Yesterday")}.get(days_ago, _("Before that"))


def _when_question(_: Words, gently: bool) -> str:
    return _("When was that?") if gently else _("When did they tell you?")


def when_said(_: Words, given: str, who: str, *, gently: bool = False) -> Message:
    buttons: list[Button] = [(_when_label(_, days), f"hold:when:{given}:{who}:{days}") for days in (0, 1, 2)]
    return Message(_when_question(_, gently), column([*buttons, (_("Back"), "hold:asked")]))


def answered_when(_: Words, days_ago: int, *, gently: bool = False) -> Message:
    return onboarding.answered(_, _when_question(_, gently), _when_label(_, days_ago))


def said_before(_: Words, emergency: str) -> Message:
    """A word from before the emergency."""
    return with_way_back(
        _,
        _(
            "That was before you reported an emergency. Please ask again, so that they know what happened. If you feel"
            " worse, call {emergency}.",
            emergency=emergency,
        ),
    )


def told_so(_: Words, rules: Sequence[str], data: str) -> Message:
    """The second tap, with what exactly is asked."""
    return Message(
        _told_so_text(_, rules), column([(_("No, go back"), "hold:asked"), (_("Yes, they told me so"), data)])
    )


def answered_told_so(_: Words, rules: Sequence[str]) -> Message:
    return onboarding.answered(_, _told_so_text(_, rules), _("Yes, they told me so"))


def _told_so_text(_: Words, rules: Sequence[str]) -> str:
    lines = [_("• A doctor or physiotherapist told me that I may exercise.")]
    lines += list(dict.fromkeys(_known(_, rule) for rule in rules))
    return "\n".join([_("Is all of this right?"), *lines])


def _known(_: Words, rule: str) -> str:
    """What the one who gave the word has to know, or has to have said."""
    return {
        "T1": _("• They know about the emergency."),
        "T2": _("• They know about the pain."),
        "T3": _("• They know that I have become shorter or stoop more."),
        "T4": _("• They know that I fell, nearly fell or was unsteady."),
        "T5": _("• They know about the dizziness."),
        "S1": _("• They know that the clinic wanted me to wait."),
        "C1": _("• They know what I answered about broken bones and a stoop."),
        "C2": _("• They said yes to balance exercises at home."),
        "C3": _("• They know what is new or getting worse."),
        "C4": _("• They know what I answered about heart trouble and other conditions."),
    }.get(rule, _("• They know what I reported."))


def we_begin_again(_: Words, given: str, *, questions: bool) -> Message:
    """The hold is over."""
    if questions:
        return Message(_("Good news. First I ask you the six questions again. Then we begin gently."))
    if given == "with_limits":
        return Message(
            _("Good news. We begin again with the easiest steps. Leave out whatever you were told not to do.")
        )
    return Message(_("Good news. We begin again gently, with the easiest steps."))
