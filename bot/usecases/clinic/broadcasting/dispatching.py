"""From here on a broadcast goes by itself."""

from bot.storage import broadcasts, guidance
from bot.storage.broadcasts import Broadcast
from bot.usecases.clinic.sending import control
from bot.usecases.visit import Visit


def dispatch(visit: Visit, draft: Broadcast) -> None:
    """Guidance gets its number now."""
    if draft.guidance:
        version = guidance.next_version(visit.tx, draft.bot_id)
        broadcasts.change(visit.tx, draft.id, version=version)
    control.send(visit, draft.id)
