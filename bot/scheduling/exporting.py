"""The tick of the clinic's tables."""

from dataclasses import dataclass

from bot.scheduling.stepping import Advance, Due, StepTick
from bot.storage import exports
from bot.usecases.clinic.exporting import advance


@dataclass
class ExportTick(StepTick):
    due: Due = exports.due
    advance: Advance = advance
