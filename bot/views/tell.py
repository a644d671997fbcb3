"""What to tell a doctor or physiotherapist: whole sentences in the first person, to be shown or forwarded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.content.load import Content
from bot.content.words import Words
from bot.core.catalogue import Exercise
from bot.core.dialogue import applying
from bot.core.symptom_table import QUESTIONS
from bot.core.totals import WeekTotals
from bot.views.message import Message, column
from bot.views.read_back import chosen_options

REPORTED = "q4"  # what is new stands in the report
SERIOUS = "q2a"  # and so does what became of a fall, in its own answers


AFTERWARDS = frozenset({"fall", "near_fall"})  # signs that are told when they are over


@dataclass(frozen=True, slots=True)
class Told:
    """What was reported: the local moment, the signs, the taps by question, the exercise and its support."""

    at: datetime
    signs: Sequence[str]
    taps: Mapping[str, str]
    exercise: Exercise | None = None
    support: str | None = None

    @property
    def afterwards(self) -> bool:
        """Whether it may have happened before the moment at which it was told: "last night I fell"."""
        return "words" in self.taps or not AFTERWARDS.isdisjoint(self.signs)


def what_to_tell(
    _: Words, content: Content, told: Sequence[Told], given: Mapping[str, Any], week: WeekTotals, report_id: int | None
) -> Message:
    """With the buttons below it."""
    buttons = [(_("Send to someone"), f"sym:send:{report_id or 0}")]
    buttons.append((_("How do I get my exercises back?"), "hold:how"))
    return Message(statement(_, content, told, given, week), column(buttons))


def how_to_send(_: Words) -> Message:
    return Message(_("To send the next message: press on it for a moment, choose Forward, and then the person."))


def statement(_: Words, content: Content, told: Sequence[Told], given: Mapping[str, Any], week: WeekTotals) -> str:
    """The words alone, so that they can be forwarded."""
    parts = [_("To show your doctor:")]
    for each in told:
        values = {"weekday": _.weekday(each.at), "time": _.time(each.at.time())}
        said = " ".join(reported(_, content, each))
        if each.afterwards:
            parts.append(_("Told on {weekday}, {time}: {said}", **values, said=said))
        else:
            parts.append(_("{weekday}, {time}: {said}", **values, said=said))
    fell = any("fall" in each.signs for each in told)
    parts.append(" ".join(answered(_, content, given, {REPORTED, SERIOUS} if fell else {REPORTED})))
    parts.append(" ".join(_week(_, week)))
    return "\n\n".join(part for part in parts if part)


def reported(_: Words, content: Content, told: Told) -> list[str]:
    """A sentence for each answer that says something, and for each sign that no answer told of."""
    said, covered = [], set()
    for question, answer in told.taps.items():
        covered |= _signs_of(question, answer)
        said += _said(_, content, question, answer, told.signs)
    said += [_(content.referrals.signs[sign]) for sign in told.signs if sign not in covered]
    if told.exercise is not None:
        said.append(_(content.referrals.after_exercise, exercise=_(told.exercise.name)))
    if told.support is not None:
        said.append(_support(_, told.support))
    if words := told.taps.get("words"):
        said.append(_("In my own words: “{words}”", words=" … ".join(words.splitlines())))
    return list(dict.fromkeys(sentence for sentence in said if sentence))


def _signs_of(question: str, answer: str) -> set[str]:
    known = question in QUESTIONS and answer in {option.id for option in QUESTIONS[question].options}
    return set(QUESTIONS[question].option(answer).signs) if known else set()


def _said(_: Words, content: Content, question: str, answer: str, signs: Sequence[str]) -> list[str]:
    if question == "worse":
        return [_("It got worse.")]
    if question not in QUESTIONS:
        return []
    asked = content.symptoms.question(question)
    if asked.number is not None:
        return [_(asked.number, number=answer)]
    statement = asked.option(answer).statement
    if statement is not None:
        return [_(statement)]
    return [_(content.referrals.signs[sign]) for sign in signs if sign in _signs_of(question, answer)]


def _support(_: Words, support: str) -> str:
    return {
        "both_hands": _("I was holding on with both hands."),
        "one_hand": _("I was holding on with one hand."),
        "fingertips": _("I was holding on with my fingertips."),
        "rail": _("I was holding the handrail."),
        "seated": _("I was sitting."),
    }.get(support, _("I was not holding on."))


def answered(_: Words, content: Content, given: Mapping[str, Any], skipped: Collection[str] = ()) -> list[str]:
    """A sentence for each answer to the safety questions."""
    said = []
    for asked in applying(given):
        if asked.id in skipped:
            continue
        question = content.questionnaire.question(asked.id)
        said += [option.statement for option in chosen_options(content.questionnaire, question, given)]
    return [_(statement) for statement in said if statement]


def answered_later(_: Words, content: Content, given: Mapping[str, Any]) -> list[str]:
    """Age, diagnosis and high impact, as far as they were asked about and answered."""
    asked = content.questionnaire.later
    said = [option for question in asked for option in chosen_options(content.questionnaire, question, given)]
    return [_(option.statement) for option in said if option.statement]


def _week(_: Words, week: WeekTotals) -> list[str]:
    if not week.active_days:
        return [_("No exercises this week.")]
    said = [_.plural("This week: {n} minute of walking.", "This week: {n} minutes of walking.", week.moderate_minutes)]
    if week.balance_days:
        said.append(_.plural("Balance on {n} day.", "Balance on {n} days.", week.balance_days))
    if week.strength_days:
        said.append(_.plural("Strength on {n} day.", "Strength on {n} days.", week.strength_days))
    return said
