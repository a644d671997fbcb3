"""Staff as the operator sees them, also while the bot runs: who works here, and the link that lets the first one in."""

import asyncio
from datetime import datetime

from bot.core.access import STAFF, Role
from bot.messaging.transport import Refused, Sent, Transport
from bot.settings import Settings
from bot.start import UNKNOWN_BOT, StartProblem, calendar_of, open_beside
from bot.storage import audit, staff, staff_invitations
from bot.storage.database import Tx
from bot.storage.staff_invitations import LASTS

WRONG_TOKEN = (401, 404)


class NoSuchRole(Exception):
    """What was asked for is no role of staff; the message is one line for the operator."""


def role_of(word: str) -> Role:
    if word not in STAFF:
        raise NoSuchRole(f"--role: {word or 'nothing'} is no role of staff; one of {', '.join(STAFF)}")
    return Role(word)


async def invite(settings: Settings, role: Role) -> list[str]:
    """A new link and how long it holds; where Telegram does not say what the bot is called, what to write to it."""
    name = await _username(settings)
    now = (await calendar_of(settings)).now()
    code = await asyncio.to_thread(new_code, settings, role, now)
    until = f"It lets one person in as {role}, until {now + LASTS:%Y-%m-%d %H:%M} UTC."
    if name is None:
        why = "Telegram is out of reach, so there is no link: send these words to the bot instead."
        return [f"/start {code}", why, until]
    return [link_to(name, code), until]


def link_to(username: str, code: str) -> str:
    return f"https://t.me/{username}?start={code}"


def new_code(settings: Settings, role: Role, now: datetime) -> str:
    """Of an invitation that nobody of the staff has made."""
    with open_beside(settings) as database:
        return database.transaction(_make, settings.bot_id, role, now)


def _make(tx: Tx, bot_id: int, role: Role, now: datetime) -> str:
    number, code = staff_invitations.make(tx, bot_id, role, now)
    audit.record_operator(tx, bot_id, "operator_invited_staff", now, f"{number} {role}")
    return code


async def _username(settings: Settings) -> str | None:
    transport = Transport(settings.token, settings.telegram_api_url)
    try:
        answer = await transport.call("getMe", {})
    finally:
        await transport.close()
    if isinstance(answer, Refused) and answer.status in WRONG_TOKEN:
        raise StartProblem(UNKNOWN_BOT)
    return str(answer.result["username"]) if isinstance(answer, Sent) else None


def listed(settings: Settings) -> list[str]:
    """A line for each who works here: since when, in which roles, and the name."""
    with open_beside(settings) as database:
        everybody = database.transaction(staff.everyone, settings.bot_id)
    lines = [f"{each.joined_at:%Y-%m-%d}  {','.join(each.roles)}  {each.name}" for each in everybody]
    return lines or ["Nobody works here yet: python -m bot staff invite --role administrator"]
