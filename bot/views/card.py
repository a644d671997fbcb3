"""A card for a doctor, in the first person and in whole sentences, cut into messages that can be sent on."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.content.load import Content
from bot.content.words import Words
from bot.core.catalogue import RUNGS
from bot.core.day_plan import Item
from bot.core.facts import Answers
from bot.core.limits import NONE, Limits
from bot.core.totals import WeekTotals
from bot.views import limits, progress, tell
from bot.views.message import Message, column
from bot.views.plan import line

LONGEST = 4096  # UTF-16 units: what one message of Telegram holds


@dataclass(frozen=True, slots=True)
class Held:
    """A hold in local days. `until`, `ended_by`, `word`: None while it is open; `witness`: who gave the word, where it
    was asked."""

    rule: str
    since: date
    until: date | None
    ended_by: str | None
    word: str | None
    witness: str | None
    said_on: date | None


@dataclass(frozen=True, slots=True)
class Reported:
    """A symptom; `withdrawn`: taken back as a mistake."""

    told: tell.Told
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """The exercises of one day; `paused`: nothing is prescribed now (care rule S1)."""

    day: date
    items: Sequence[Item]
    paused: bool


@dataclass(frozen=True, slots=True)
class Card:
    """Everything on the card; `heights` in millimetres, oldest first."""

    day: date
    by_helper: bool
    given: Mapping[str, Any]
    confirmed_on: date | None
    held: Sequence[Held]
    told: Sequence[Reported]
    weeks: progress.Weeks
    paused: Collection[date]
    heights: Sequence[tuple[date, int]]
    answers: Answers
    steps: Steps | None
    limits: Limits = NONE


def pages(_: Words, content: Content, card: Card) -> list[Message]:
    """Without buttons, so that each can be sent on as it is."""
    parts = [
        _head(_, card),
        _about(_, content, card),
        _pauses(_, card.held),
        limits.summary(_, content, card.limits),
        _symptoms(_, content, card.told),
        _weeks(_, card.weeks, card.paused),
        _heights(_, card.heights),
        _exercises(_, content, card.answers, card.steps),
        _("A computer program put this together from what I told it. It is not a medical finding."),
    ]
    return [Message(text) for text in cut("\n\n".join(filter(None, parts)), LONGEST)]


def cut(text: str, most: int) -> Iterator[str]:
    """Pieces that one message holds each, cut between paragraphs, else between lines, else wherever it must be."""
    while _length(text) > most:
        head = text[:most]
        while _length(head) > most:
            head = head[:-1]
        place = max(head.rfind("\n\n"), 0) or max(head.rfind("\n"), 0) or len(head)
        yield text[:place].rstrip("\n")
        text = text[place:].lstrip("\n")
    if text:
        yield text


def _length(text: str) -> int:
    """As Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def _head(_: Words, card: Card) -> str:
    found = [_("To show my doctor. As of {date}.", date=_.full_date(card.day))]
    if card.by_helper:
        found.append(_("Somebody who helps me wrote this down for me."))
    return " ".join(found)


def _about(_: Words, content: Content, card: Card) -> str:
    fell = any("fall" in each.told.signs for each in card.told)  # what became of it stands in the report's own words
    given = tell.answered(_, content, card.given, {tell.SERIOUS} if fell else ())
    told = [*given, *tell.answered_later(_, content, card.given)]
    if card.confirmed_on is None:
        told = [_("I have not confirmed my answers to the safety questions yet."), *told]
    else:
        told = [_("My answers of {date}:", date=_.full_date(card.confirmed_on)), *told]
    return "\n".join([told[0], *(_("• {said}", said=each) for each in told[1:])])


def _pauses(_: Words, held: Sequence[Held]) -> str:
    if not held:
        return _("My exercises were never paused because of my health.")
    lines = [_("When my exercises were paused because of my health:")]
    said = dict.fromkeys(" ".join(_held(_, each)) for each in held)  # two holds may read the same
    return "\n".join([*lines, *(_("• {said}", said=each) for each in said)])


def _held(_: Words, held: Held) -> Iterator[str]:
    since = _.full_date(held.since)
    if held.until is None:
        yield _("Since {since}, and still.", since=since)
    elif held.until == held.since:
        yield _("On {since}.", since=since)
    else:
        yield _("From {since} to {until}.", since=since, until=_.full_date(held.until))
    yield _reason(_, held.rule)
    if held.until is not None:
        yield from _ended(_, held)


def _reason(_: Words, rule: str) -> str:
    return {
        "T1": _("I reported an emergency."),
        "T2": _("I reported new, worse or sudden pain."),
        "T3": _("I reported that I had become shorter or stooped more."),
        "T4": _("I reported a fall, nearly a fall, or unsteadiness."),
        "T5": _("I reported dizziness or faintness."),
        "T6": _("I reported a sign that a doctor should see on the same day."),
        "T8": _("The same ache came twice in two weeks."),
        "S1": _("The clinic wanted the exercises to wait."),
        "C1": _("My answers told of broken bones or a stoop, or that I was not sure."),
        "C2": _("My answers told of falls or unsteadiness, or that I was not sure."),
        "C3": _("My answers told of something new or getting worse, or that I was not sure."),
        "C4": _("My answers told of a health condition, or that I was not sure."),
    }.get(rule, _("I reported that something was wrong."))


def _ended(_: Words, held: Held) -> Iterator[str]:
    if held.ended_by == "withdrawn":
        yield _("I took that back: it was a mistake.")
    elif held.ended_by == "answers":
        yield _("I changed my answers.")
    elif held.ended_by == "clinic" and held.word == "with_limits":
        yield _("The clinic said that exercise is fine, within limits.")
    elif held.ended_by == "clinic":
        yield _("The clinic said that exercise is fine.")
    elif held.word == "with_limits":
        yield _("I said that a doctor or physiotherapist had allowed exercise, with limits.")
    elif held.word:
        yield _("I said that a doctor or physiotherapist had allowed exercise.")
    if held.witness and held.said_on:
        yield _witness(_, held.witness, _.full_date(held.said_on))


def _witness(_: Words, witness: str, said_on: str) -> str:
    if witness == "hospital":
        return _("The hospital told me so on {date} or before.", date=said_on)
    if witness == "physiotherapist":
        return _("My physiotherapist told me so on {date} or before.", date=said_on)
    return _("My doctor told me so on {date} or before.", date=said_on)


def _symptoms(_: Words, content: Content, told: Sequence[Reported]) -> str:
    if not told:
        return _("I reported no symptom in the last twelve weeks.")
    lines = [_("What I reported in the last twelve weeks, with the time at which I told it:")]
    for each in told:
        at, said = each.told.at, tell.reported(_, content, each.told)
        if each.withdrawn:
            said.append(_("I took that back on the same day: it was a mistake."))
        values = {"date": _.full_date(at), "time": _.time(at.time())}
        lines.append(_("• {date}, {time}: {said}", **values, said=" ".join(said)))
    return "\n".join(lines)


def _weeks(_: Words, weeks: Sequence[tuple[date, WeekTotals]], paused: Collection[date]) -> str:
    if not weeks:
        return _("I have not begun with the exercises yet.")
    head = _("My weeks, each by its Monday; the last one is still going on:")
    return "\n".join([head, *(progress.line(_, monday, totals, monday in paused) for monday, totals in weeks)])


def _heights(_: Words, heights: Sequence[tuple[date, int]]) -> str:
    if not heights:
        return ""
    lines = [
        _("• {date}: {height} cm", date=_.full_date(day), height=_.decimal(millimetres / 10))
        for day, millimetres in heights
    ]
    return "\n".join([_("My height, measured at home:"), *lines])


def _exercises(_: Words, content: Content, answers: Answers, steps: Steps | None) -> str:
    """On a hold only what they were called, and how far they had come."""
    if steps is None:
        return ""
    day = _.full_date(steps.day)
    if steps.paused:
        head = _("My exercises are paused now. On {date} they were:", date=day)
        named = [_(content.catalogue.exercises[item.exercise].name) for item in steps.items]
    else:
        head = _("My exercises on {date}:", date=day)
        named = [line(_, content, answers, item) for item in steps.items]
    rungs = [_("step {rung} of {all}", rung=item.rung, all=RUNGS) for item in steps.items]
    return "\n".join([head, *(_step(_, name, rung) for name, rung in zip(named, rungs, strict=True))])


def _step(_: Words, named: str, rung: str) -> str:
    """How far they have come stands beside the exercise, what to mind below it."""
    exercise, *mind = named.split("\n")
    return "\n".join([_("• {exercise} ({rung})", exercise=exercise, rung=rung), *mind])


def offer(_: Words, languages: Sequence[str]) -> Message:
    """What can be done with the card."""
    others = {"en": (_("In English"), "card:in:en"), "tr": (_("In Turkish"), "card:in:tr")}
    buttons = [(_("Send to someone"), "card:send"), *(others[language] for language in languages)]
    return Message(_("This is your card. You can show it, or send it on."), column(buttons))


def how_to_send(_: Words) -> Message:
    return Message(
        _(
            "To send the card: press on its first message for a moment, then tap the others, if there are more. Choose"
            " Forward, and then the person. It tells about your health, so send it only to people you trust."
        )
    )
