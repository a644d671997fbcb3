"""A voice message cannot be understood, so it is asked whether something is wrong (care rule T9)."""

from tests.acceptance.people import begin
from tests.acceptance.phone import Sandbox


async def test_a_voice_message_is_asked_about_and_asked_about_once_more(sandbox: Sandbox) -> None:
    ayse = await sandbox.phone("Ayşe", "en")
    await begin(ayse)
    await sandbox.call("POST", f"users/{ayse.user_id}/messages", {"voice": True})
    (asked,) = await ayse.read()
    assert asked["text"].startswith("I cannot listen to messages or look at pictures. Is something wrong?")
    (again,) = await ayse.later("2026-03-02T09:31:00Z", "two hours later")
    assert again["text"].startswith("I have not heard from you yet. Is something wrong?")
