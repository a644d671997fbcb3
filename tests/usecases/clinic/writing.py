"""Somebody of the staff writes to many people, as far as a test wants it."""

from typing import Any

from bot.core.access import Role
from bot.storage.database import Database
from tests.usecases.clinic.hiring import hire
from tests.usecases.scene import MONDAY, Scene

NEWS = "Please drink enough water."


async def author_in(database: Database, *roles: Role, **setup: Any) -> Scene:
    """Somebody of the staff who is no patient, on a Monday at 10:30."""
    author = Scene(database, now=MONDAY, user=500, **setup)
    author.name = "Derya"
    await author.run(lambda visit: None)
    await hire(author, *(roles or (Role.COMMUNICATOR,)))
    return author


async def patient_beside(author: Scene, user: int, language: str = "en", **answers: Any) -> Scene:
    patient = author.beside("Ayşe", user, language)
    await patient.arrive(**answers)
    await patient.run(lambda visit: None)
    return patient


async def draft(author: Scene, words: str = NEWS, kind: str = "News for now") -> None:
    """Written in English, for everybody; the screen is the one that asks who gets it."""
    await author.write("/broadcast")
    await author.taps(kind, "English")
    await author.write(words)
    await author.taps("Use this", "Everybody gets this one")


async def send(author: Scene, words: str = NEWS, kind: str = "News for now") -> None:
    """To everybody, at once; it has arrived."""
    await draft(author, words, kind)
    await author.taps("Go on", "Show me how it looks", "Send it", "Yes, send it")
    await author.send_broadcasts()
