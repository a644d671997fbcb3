"""A relative's side: whom they follow, what they see of them, and everything that they can change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.content.words import Words
from bot.core.family import Scope
from bot.views.commands import relative_commands
from bot.views.family.arrive import myself
from bot.views.family.sharing import visible
from bot.views.message import Button, Message, column
from bot.views.settings import LANGUAGE_NAMES
from bot.views.zones import clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One patient, as the relative knows them; the name as it is shown.

    `since`: when they were confirmed, or when the link was accepted.
    """

    id: int
    name: str
    scope: Scope
    since: datetime
    zone: str  # the relative's
    confirmed: bool
    paused: bool
    muted: bool
    reachable: bool = True  # whether anything can be passed on
    told: str = ""  # the date of the last summary, in words


def one(_: Words, followed: Followed, *, back: bool, begin: bool = False) -> Message:
    """`back`: there are others; `begin`: they may want to exercise themselves."""
    lines = [_standing(_, followed)]
    if followed.confirmed and not followed.paused:
        lines.append(sees(_, followed.scope))
    if followed.muted:
        lines.append(_quiet(_, followed.scope))
    if followed.told:
        lines.append(_("The last week that I told you about ended on {date}.", date=followed.told))
    buttons = [*_what_to_do(_, followed), *([myself(_)] if begin else [])]
    return Message("\n\n".join(lines), column([*buttons, *([(_("Back"), "kin:list")] if back else [])]))


def _standing(_: Words, followed: Followed) -> str:
    name, date = followed.name, _.full_date(_local(followed).date())
    if not followed.confirmed:
        return _("{patient} has not confirmed you yet. Until then nothing is shared.", patient=name)
    if followed.paused:
        return _("{patient} shares nothing with you for now.", patient=name)
    return _("You have followed {patient} since {date}.", patient=name, date=date)


def sees(_: Words, scope: Scope) -> str:
    """What is shared, to the relative."""
    return {
        Scope.MOVED: _("You see on which days they moved, and whether they are having a pause."),
        Scope.NUMBERS: _(
            "You see on which days they moved, their minutes and sets, and whether they are having a pause."
        ),
        Scope.WARNINGS: _(
            "You see the days, the minutes and sets, any pause and why. I also write to you when something serious is"
            " told or nothing is heard for days."
        ),
    }[scope]


def _quiet(_: Words, scope: Scope) -> str:
    if scope is Scope.WARNINGS:
        return _("You wanted to hear nothing for now. I write to you only in an emergency.")
    return _("You wanted to hear nothing for now, so I do not write to you.")


def _what_to_do(_: Words, followed: Followed) -> Sequence[Button]:
    buttons: list[Button] = []
    if followed.confirmed and not followed.paused and followed.reachable:
        buttons.append((_("Send a kind word"), f"cheer:to:{followed.id}"))
    if followed.muted:
        buttons.append((_("Write to me again"), f"kin:mute:{followed.id}:off"))
    elif followed.confirmed:
        buttons.append((_("Do not write to me for now"), f"kin:mute:{followed.id}:on"))
    return [*buttons, (_("Leave"), f"kin:leave:{followed.id}")]


def several(_: Words, everybody: Sequence[Followed], *, begin: bool = False) -> Message:
    """More than one: who is meant is chosen first."""
    buttons = [(called(_, each, everybody), f"kin:of:{each.id}") for each in everybody]
    return Message(
        _("You follow these people. Please choose one."), column([*buttons, *([myself(_)] if begin else [])])
    )


def called(_: Words, followed: Followed, everybody: Sequence[Followed]) -> str:
    """The name; two of the same name are told apart by when it began, with the hour where the day is the same."""
    alike = [each for each in everybody if each.name == followed.name and each.id != followed.id]
    since = _local(followed)
    date = _.date(since.date())
    if not alike:
        return followed.name
    if all(_local(each).date() != since.date() for each in alike):
        return _("{patient} (since {date})", patient=followed.name, date=date)
    return _("{patient} (since {date}, {time})", patient=followed.name, date=date, time=_.time(since.time()))


def _local(followed: Followed) -> datetime:
    return followed.since.astimezone(ZoneInfo(followed.zone))


def ask_to_leave(_: Words, followed: Followed) -> Message:
    text = _(
        "Shall I tell you nothing about {patient} any more? {patient} hears that you have left. To come back you need a"
        " new link.",
        patient=followed.name,
    )
    return Message(
        text, column([(_("No, stay"), f"kin:of:{followed.id}"), (_("Yes, leave"), f"kin:left:{followed.id}")])
    )


def has_left(_: Words, patient: str) -> Message:
    return Message(_("You have left. I tell you nothing about {patient} any more.", patient=visible(patient)))


def left_by(_: Words, relative: str) -> str:
    """To the patient."""
    return _("{relative} has left: nothing is shared with them any more.", relative=visible(relative))


def stopped(_: Words) -> str:
    return _("I will not write to you any more. Thank you for having been there.")


def goodbye(_: Words) -> Message:
    """The last message."""
    text = _(
        "You follow nobody any more. If somebody sends you a link, just open it. To exercise yourself, write /start."
    )
    return Message(text)


def ask_to_stop(_: Words) -> Message:
    text = _(
        "Shall I stop writing to you? Then you follow nobody any more, and everybody whom you follow hears that you"
        " have left."
    )
    return Message(text, column([(_("No, go on"), "kin:list"), (_("Yes, stop writing"), "kin:stop")]))


def over(_: Words) -> str:
    return _("This is no longer open.")


def help_text(_: Words, emergency: str) -> Message:
    listed = "\n".join(_("• /{command}: {what}", command=name, what=said) for name, said in relative_commands(_))
    return Message(
        _(
            "How I can help you\n\nOnce a week I tell you how it went, as far as it is shared with you. If"
            " warnings are shared, I tell you at once when something serious was reported.\n\nWhen something has"
            " happened, press “{happened}” or just write to me. With “{cheer}” you can cheer.\n\n{commands}\n\nI am"
            " a computer program. I do not replace a doctor, and I cannot call for help. In an emergency, call"
            " {emergency}.\n\nText too small? In Telegram, open Settings, then Chat Settings, and make the text"
            " larger.",
            happened=_("Something has happened"),
            cheer=_("Send a kind word"),
            commands=listed,
            emergency=emergency,
        )
    )


def settings(_: Words, now: datetime, zone: str) -> Message:
    text = _(
        "Settings\n\nLanguage: {language}\nYour clock shows: {clock}\n\nWhat would you like to change?",
        language=LANGUAGE_NAMES[_.language],
        clock=clock(_, now, zone),
    )
    return Message(text, column([(_("Language"), "set:language"), (_("My clock is different"), "set:clock")]))


def may_leave(_: Words, which_clock: Message) -> Message:
    """The question about their clock, why it is asked, and a way past it."""
    why = _("So that nothing reaches you at night, I would like to know your clock.")
    return Message(f"{why}\n\n{which_clock.text}", (*which_clock.rows, *column([(_("Leave it"), "kin:clock")])))


def clock_set(_: Words, shown: str) -> Message:
    return Message(_("Thank you. So it is now {clock} where you are.", clock=shown))


def clock_left(_: Words, shown: str) -> Message:
    return Message(
        _("Good. I take it that it is now {clock} where you are. You can change that in /settings.", clock=shown)
    )


def notice(_: Words) -> Message:
    """What is kept about a relative."""
    text = _(
        "What I keep about you: your name as Telegram shows it, your language and time zone, whom you follow and since"
        " when, what I wrote to you and what you wrote to me. Whom you follow sees your name.\n\nWho can read it: those"
        " who run this bot, because they look after it. Telegram carries our messages and can technically read them."
        "\n\nHow long: until you delete it. What stays then is a record, without your name, of what was done."
    )
    return Message(text, column([(_("Send me all my data"), "data:export"), (_("Delete everything"), "data:delete")]))


def ask_to_delete(_: Words) -> Message:
    text = _(
        "Shall I delete everything about you? Then you follow nobody any more, everybody whom you follow hears that you"
        " have left, and it cannot be brought back.\n\nIf you are sure, write the word: DELETE"
    )
    buttons = [(_("No, keep everything"), "data:keep"), (_("First send me all my data"), "data:export")]
    return Message(text, column(buttons))
