"""The tick of broadcasts."""

from dataclasses import dataclass

from bot.scheduling.stepping import Advance, Due, StepTick
from bot.storage import broadcasts
from bot.usecases.clinic.sending.advance import advance


@dataclass
class SendingTick(StepTick):
    due: Due = broadcasts.due
    advance: Advance = advance
