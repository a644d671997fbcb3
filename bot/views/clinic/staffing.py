"""Staff, as an administrator sees and changes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.content.words import Words
from bot.core.access import STAFF, Role
from bot.views.clinic.home import clinic_name, to_home
from bot.views.clinic.roles import meaning, role_name, role_names
from bot.views.family.sharing import visible
from bot.views.message import Button, Message, column

LIST = "staff:list"


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody of the staff; `id`: of the membership."""

    id: int
    name: str
    roles: tuple[Role, ...]
    joined_at: datetime


def _to_list(_: Words) -> Button:
    return _("Back"), LIST


def overview(
    _: Words,
    everybody: Sequence[Shown],
    links: Sequence[tuple[int, Role, datetime]],
    zone: str,
    more: int | None = None,
) -> Message:
    """`links`: those that can still be used, with the moment until which they can; `more`: where the next page
    begins."""
    lines = [_("Staff of the clinic. Please choose somebody, or invite.")]
    lines += [
        _("Open link for the role {role}, until {date}, {time}.", role=role_name(_, role), **_until(_, until, zone))
        for _id, role, until in links
    ]
    buttons = [(_named(_, each), f"staff:one:{each.id}") for each in everybody]
    buttons += [(_("More"), f"{LIST}:{more}")] if more else []
    buttons += [
        (_("Take back the link: {role}", role=role_name(_, role)), f"staff:undo:{id}") for id, role, _at in links
    ]
    return Message("\n\n".join(lines), column([*buttons, (_("Invite somebody"), "staff:new"), to_home(_)]))


def _named(_: Words, member: Shown) -> str:
    return _("{name}: {roles}", name=visible(member.name), roles=role_names(_, member.roles))


def _until(_: Words, until: datetime, zone: str) -> dict[str, str]:
    local = until.astimezone(ZoneInfo(zone))
    return {"date": _.date(local.date()), "time": _.time(local.time())}


def one(_: Words, member: Shown, zone: str) -> Message:
    """Their roles as ticks."""
    since = _.full_date(member.joined_at.astimezone(ZoneInfo(zone)).date())
    text = _(
        "{name}, on the team since {date}.\n\nTap a role to give it or to take it away. It changes at once.",
        name=visible(member.name),
        date=since,
    )
    buttons = []
    for role in STAFF:
        has, label = role in member.roles, role_name(_, role)
        shown = _("✓ {choice}", choice=label) if has else label
        buttons.append((shown, f"staff:role:{member.id}:{role}:{'off' if has else 'on'}"))
    remove = (_("Remove from the team"), f"staff:out:{member.id}")
    return Message(text, column([*buttons, remove, _to_list(_)]))


def ask_to_remove(_: Words, member: Shown) -> Message:
    text = _(
        "Remove {name} from the team? All rights end at once, a half-written message is thrown away, and what {name}"
        " had taken over is open again. {name} is told so kindly.",
        name=visible(member.name),
    )
    buttons = [
        (_("No, keep"), f"staff:one:{member.id}"),
        (_("Yes, remove from the team"), f"staff:out:{member.id}:yes"),
    ]
    return Message(text, column(buttons))


def is_removed(_: Words, name: str) -> Message:
    return Message(_("{name} is no longer on the team.", name=visible(name)), column([_to_list(_)]))


def ask_role(_: Words, made: int) -> Message:
    """`made`: how many links there were before this one, so that a second tap makes no other."""
    cards = "\n\n".join(f"{role_name(_, role)}: {meaning(_, role)}" for role in STAFF)
    text = _("In which role shall they join?\n\n{cards}", cards=cards)
    buttons = [(role_name(_, role), f"staff:link:{role}:{made}") for role in STAFF]
    return Message(text, column([*buttons, _to_list(_)]))


def chosen(_: Words, role: Role) -> Message:
    return Message(_("A link for the role: {role}", role=role_name(_, role)))


def link_in_words(_: Words, link: str, clinic: str | None, until: datetime, zone: str) -> Message:
    """What to pass on, and how long it holds."""
    text = _(
        "{link}\n\nThis link lets one person in, until {date}, {time}. Send it only to the person it is meant for;"
        " whoever opens it first can join. You hear of it.",
        link=link,
        **_until(_, until, zone),
    )
    return Message(text, column([_to_list(_)]), links=_share_links(_, link, clinic))


def _share_links(_: Words, link: str, clinic: str | None) -> tuple[tuple[str, str], ...]:
    said = _(
        "{clinic}: with this link you join our team in Steady. It works once, within 48 hours.",
        clinic=clinic_name(_, clinic),
    )
    return (
        (_("Send it in Telegram"), f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(said, safe='')}"),
        (_("Send it in WhatsApp"), "https://wa.me/?text=" + quote(f"{said}\n{link}", safe="")),
    )


def too_many_links(_: Words) -> str:
    return _("Too many links are open. Take one back first; it is listed under Staff.")


def made_already(_: Words) -> str:
    return _("A link has been made already. Press Staff to see it or to take it back.")


def taken_back(_: Words) -> str:
    return _("Taken back. This link does not work any more.")


def gone(_: Words) -> str:
    return _("This is no longer open.")


def last_administrator(_: Words) -> str:
    return _("You are the only administrator. Give somebody else this role first.")


def needs_a_role(_: Words) -> str:
    return _("Everybody here has at least one role. To take all away, remove them from the team.")


def roles_changed(_: Words, roles: Sequence[Role]) -> Message:
    """To the member."""
    return Message(
        _(
            "An administrator has changed what you can do here. Your role is now: {roles}. To begin again, write"
            " /start.",
            roles=role_names(_, roles),
        )
    )
