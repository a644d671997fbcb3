"""When something is wrong: the questions, the advice, and what comes after."""

from collections.abc import Sequence

from bot.content.load import Content
from bot.content.words import Words
from bot.core.catalogue import Exercise
from bot.core.findings import Finding
from bot.core.symptom_table import QUESTIONS, START
from bot.views import hold, onboarding
from bot.views.message import Button, Message, Rows, column

BACK = "-"  # no answer has this id
GRID = 4  # numbers in a row


def what(_: Words, content: Content, emergency: str, *, understood: bool, guess: str = "") -> Message:
    """The first screen: the emergency list before any choice; a guess stands right below *Emergency*."""
    return Message(_what_text(_, content, emergency, understood=understood), _guessing(_, content, guess))


def _guessing(_: Words, content: Content, guess: str) -> Rows:
    first, *others = _rows(_, content, START)
    if not guess:
        return (first, *others)
    return (first, ((_(content.symptoms.guesses[guess]), f"sym:guess:{guess}"),), *others)


def _what_text(_: Words, content: Content, emergency: str, *, understood: bool) -> str:
    referrals = content.referrals
    lead = referrals.stop if understood else referrals.rules["T9"].text
    return "\n\n".join([_(lead), _(referrals.emergency_list, emergency=emergency)])


def unreadable(_: Words, content: Content, emergency: str, *, guess: str = "") -> Message:
    """To a voice or a picture (care rule T9)."""
    text = _("I cannot listen to messages or look at pictures. Is something wrong?")
    listed = _(content.referrals.emergency_list, emergency=emergency)
    return Message("\n\n".join([text, listed]), _guessing(_, content, guess))


def not_understood_between(_: Words, content: Content, asked: Message, emergency: str) -> Message:
    """To words that are no answer, in the middle of the questions: the open one again."""
    return _between(_, content, _("I am not sure I understood. Please press an answer."), asked, emergency)


def unreadable_between(_: Words, content: Content, asked: Message, emergency: str) -> Message:
    """To a voice or a picture, in the middle of the questions."""
    lead = _("I cannot listen to messages or look at pictures. Please press an answer.")
    return _between(_, content, lead, asked, emergency)


def _between(_: Words, content: Content, lead: str, asked: Message, emergency: str) -> Message:
    listed = _(content.referrals.emergency_list, emergency=emergency)
    return Message("\n\n".join([lead, listed, asked.text]), asked.rows)


def question(_: Words, content: Content, id: str, emergency: str, *, back: bool) -> Message:
    """One question, its answers below it, *Back* last where there is a way back."""
    rows = _rows(_, content, id)
    if back:
        rows += (((_("Back"), f"sym:a:{id}:{BACK}"),),)
    return Message(_(content.symptoms.question(id).text, emergency=emergency), rows)


def _rows(_: Words, content: Content, id: str) -> Rows:
    asked = content.symptoms.question(id)
    if asked.number is None:
        return column((_(option.text), f"sym:a:{id}:{option.value}") for option in asked.options)
    numbers: list[Button] = [(option.id, f"sym:a:{id}:{option.id}") for option in QUESTIONS[id].options]
    return tuple(tuple(numbers[first : first + GRID]) for first in range(0, len(numbers), GRID))


def asked_again(_: Words, content: Content, id: str, emergency: str, *, back: bool) -> Message:
    """The same question, two hours later."""
    waiting = question(_, content, id, emergency, back=back)
    return Message(_("I have not heard from you yet.\n\n{question}", question=waiting.text), waiting.rows)


def still_wrong(_: Words, content: Content, emergency: str, *, guess: str = "") -> Message:
    """The first screen, two hours later."""
    listed = _(content.referrals.emergency_list, emergency=emergency)
    text = _("I have not heard from you yet. Is something wrong?")
    return Message("\n\n".join([text, listed]), _guessing(_, content, guess))


def answered(_: Words, content: Content, id: str, value: str, emergency: str) -> Message:
    """What an answered question turns into."""
    asked = content.symptoms.question(id)
    said = value if asked.number is not None else _(asked.option(value).text)
    if id == START:
        return onboarding.answered(_, _(asked.text), said)
    return onboarding.answered(_, _(asked.text, emergency=emergency), said)


def guessed(_: Words, content: Content, sign: str) -> Message:
    """What the first screen turns into when its guess was right."""
    asked = content.symptoms.question(START)
    return onboarding.answered(_, _(asked.text), _(content.symptoms.guesses[sign]))


def fell(_: Words) -> Message:
    """The Sunday question, answered with yes."""
    return onboarding.answered(_, _("Did you fall this week?"), _("Yes"))


def gone_back(_: Words) -> Message:
    return onboarding.gone_back(_)


def answered_already(_: Words) -> str:
    return _("That was answered already. If something is wrong, press “Pain or dizzy”.")


def all_well(_: Words) -> Message:
    return Message(_("Good. I am glad that you are well."))


def noted(_: Words) -> Message:
    return Message(_("Thank you. I wrote that down."))


def advice(_: Words, content: Content, found: Finding, emergency: str, report_id: int) -> Message:
    """The words of the rule; for thoughts of self-harm their own."""
    if "self_harm" in found.signs:
        return self_harm(_, content, emergency, report_id)
    return Message(_(content.referrals.rule(found.rule).advice(found.urgency), emergency=emergency))


def self_harm(_: Words, content: Content, emergency: str, report_id: int) -> Message:
    """With the way back for somebody who was misunderstood: words can mislead."""
    button = (_("You misunderstood me"), f"sym:mistake:{report_id}")
    return Message(_(content.referrals.self_harm, emergency=emergency), column([button]))


def which_emergency(_: Words, content: Content, report_id: int, emergency: str) -> Message:
    """For the record, after the words of the emergency; nothing waits for the answer."""
    asked = content.symptoms.question("record")
    buttons = [(_(option.text), f"sym:record:{report_id}:{option.value}") for option in asked.options]
    buttons.append((_("I reported this by mistake"), f"sym:mistake:{report_id}"))
    return Message(_(asked.text, emergency=emergency), column(buttons))


def thanks(
    _: Words, content: Content, report_id: int, rule: str, emergency: str, read_at: str | None = None
) -> Message:
    """After the advice: what they can do next. `read_at`: the hours of a clinic that reads it, None where none does."""
    buttons = [
        (_("What to tell them"), f"sym:tell:{report_id}"),
        (_("I have asked a doctor or physiotherapist"), "hold:asked"),
    ]
    if rule != "T1":
        buttons.append((_("It is getting worse"), f"sym:worse:{report_id}"))
    buttons.append((_("I reported this by mistake"), f"sym:mistake:{report_id}"))
    words = content.referrals.after_emergency if rule == "T1" else content.referrals.paused
    sentences = [_(words, emergency=emergency), *hold.clinic_reads(_, content, read_at, emergency=rule == "T1")]
    return Message(" ".join(sentences), column(buttons))


def what_before(_: Words, report_id: int, exercises: Sequence[Exercise]) -> Message:
    """Which exercise it came with: optional, and nothing waits for it."""
    buttons = [(_(exercise.name), f"sym:before:{report_id}:{exercise.id}") for exercise in exercises]
    buttons.append((_("Something else"), f"sym:before:{report_id}:-"))
    return Message(_("What were you doing just before?"), column(buttons))


def said_what_before(_: Words, exercise: Exercise | None) -> Message:
    said = _(exercise.name) if exercise else _("Something else")
    return onboarding.answered(_, _("What were you doing just before?"), said)


def rests(_: Words, exercise: Exercise) -> Message:
    """Care rule S6 in words."""
    return Message(
        _(
            "Thank you. This exercise now rests for seven days: {exercise}. Then it comes back, at its easiest step.",
            exercise=_(exercise.name),
        )
    )


def mistake(_: Words, report_id: int, *, gently: bool = False) -> Message:
    """The second tap that withdrawing takes; `gently`: without a word of exercise."""
    text = (
        _kept_unless_sure(_)
        if gently
        else _(
            "Shall I take back what you reported? Your exercises then go on. If anything hurts, or you feel dizzy or"
            " unsteady, please keep it."
        )
    )
    buttons = [
        (_("No, keep it"), f"sym:mistake:{report_id}:no"),
        (_("Yes, it was a mistake"), f"sym:mistake:{report_id}:yes"),
    ]
    return Message(text, column(buttons))


def _kept_unless_sure(_: Words) -> str:
    return _(
        "Then I am sorry. If thoughts of harming yourself are there after all, please keep it. Shall I take it back?"
    )


def kept(_: Words) -> Message:
    return Message(_("It stays as you told me. That is the safe way."))


def withdrawn(_: Words) -> Message:
    return Message(_("I took it back. It stays in your record as a mistake."))


def too_late_for_mistake(_: Words) -> str:
    return _("This can no longer be taken back. When a doctor or physiotherapist says so, we go on.")
