"""Links that reach people outside the chats."""

from itertools import count

import pytest

from sandbox.server import SandboxServer
from tests.sandbox.clients import ControlClient, Refused


async def test_each_time_a_new_link_is_handed_out_also_after_a_reset(
    sandbox: SandboxServer, tester: ControlClient
) -> None:
    numbers = count(1)

    async def make() -> str:
        return f"https://t.me/sandbox_bot?start=paper-{next(numbers)}"

    assert (await tester.get("state"))["handouts"] == []
    sandbox.world.handouts["clinic"] = make

    assert (await tester.get("state"))["handouts"] == ["clinic"]
    assert await tester.post("handouts/clinic") == {"link": "https://t.me/sandbox_bot?start=paper-1"}
    await tester.post("reset")
    assert await tester.post("handouts/clinic") == {"link": "https://t.me/sandbox_bot?start=paper-2"}


async def test_nothing_is_handed_out_under_another_name(tester: ControlClient) -> None:
    with pytest.raises(Refused, match="nothing is handed out") as refused:
        await tester.post("handouts/clinic")
    assert refused.value.status == 404
