"""What can be wrong at the start, and is no mistake of the program: one line for the operator."""

from sqlalchemy.exc import SQLAlchemyError

from bot.content.source import ContentError
from bot.services import ServiceEnded
from bot.settings import SettingsProblem
from bot.start import StartProblem
from bot.storage.crypto import KeyProblem
from bot.storage.heads import DamagedHead
from bot.storage.lock import AlreadyRunning
from bot.storage.migrations import UnknownSchema

SPOKEN = (StartProblem, SettingsProblem, KeyProblem, AlreadyRunning, UnknownSchema, DamagedHead, ServiceEnded)


def line_of(error: Exception) -> str | None:
    """The line, without secrets; None for what nobody expected."""
    if isinstance(error, SPOKEN):
        return str(error)
    if isinstance(error, ContentError):
        count = f"{len(error.faults)} faults" if len(error.faults) > 1 else "a fault"
        return f"the content has {count}: {error.faults[0]} (all of them: python -m bot content check)"
    if isinstance(error, SQLAlchemyError):
        return f"the database cannot be used: {str(getattr(error, 'orig', None) or error).splitlines()[0]}"
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename} cannot be used: {error.strerror}"
    return None
