"""What the process does by itself, and its end."""

import asyncio

from bot.scheduling.timers import until_stopped


async def test_work_that_the_end_breaks_off_is_no_error() -> None:
    begun, never = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        begun.set()
        await never.wait()

    job = asyncio.create_task(until_stopped(work))
    await begun.wait()
    job.cancel()

    assert await job is None
