"""The record of what the real bot did: sealed at its end, and whole."""

from pathlib import Path

from bot.app import running_bot
from bot.verify import verify
from tests.acceptance.conftest import MONDAY, sandbox_at, settings_for


async def test_at_an_orderly_end_everything_that_was_recorded_is_sealed_and_its_head_is_outside(tmp_path: Path) -> None:
    async with sandbox_at(MONDAY) as sandbox:
        settings = settings_for(sandbox.url, tmp_path)
        async with running_bot(settings, web=False):
            ayse = await sandbox.phone("Ayşe", "en")
            await ayse.write("/start")
            await ayse.tap("Let's begin")
            await ayse.tap("Yes, I agree")
    line = f"audit: 1 records, the chain holds; 0 not sealed yet; {tmp_path / 'audit.head'} is at 1"
    assert verify(settings) == (line, True)
