"""Blocked and back: nothing is sent to somebody who blocked the bot, and nothing is sent afterwards for that time."""

from tests.acceptance.people import begin
from tests.acceptance.phone import Phone, Sandbox


def reminders(phone: Phone) -> int:
    return sum("Your exercises for today" in line for line in phone.transcript)


async def test_a_patient_who_blocks_the_bot_is_left_in_peace_and_comes_back_to_one_plan(sandbox: Sandbox) -> None:
    ayse = await sandbox.phone("Ayşe", "en")
    await begin(ayse)
    await sandbox.call("POST", f"users/{ayse.user_id}/block")
    await ayse.later("2026-03-06T09:00:00Z", "four days later")
    assert reminders(ayse) == 0
    assert not [call for call in await sandbox.calls("sendMessage") if call["status"] == 403]

    await sandbox.call("POST", f"users/{ayse.user_id}/unblock")
    await ayse.write("/start")
    await ayse.later("2026-03-07T09:00:00Z", "the next day")
    assert reminders(ayse) == 1


async def test_a_block_that_only_a_refused_message_tells_of_stops_the_reminders_too(sandbox: Sandbox) -> None:
    ayse = await sandbox.phone("Ayşe", "en")
    await begin(ayse)
    refusal = {"method": "sendMessage", "status": 403, "description": "Forbidden: bot was blocked by the user"}
    await sandbox.call("POST", "faults", refusal)
    await ayse.later("2026-03-06T09:00:00Z", "four days later")
    refused = [call for call in await sandbox.calls("sendMessage") if call["status"] == 403]
    assert len(refused) == 1
    assert reminders(ayse) == 0


async def test_after_stop_nothing_comes_unasked_but_a_symptom_is_still_answered(sandbox: Sandbox) -> None:
    ayse = await sandbox.phone("Ayşe", "en")
    await begin(ayse)
    await ayse.write("/stop")
    await ayse.tap("Yes, stop writing")
    await ayse.later("2026-03-09T09:00:00Z", "a week later")
    assert reminders(ayse) == 0
    [answer] = await ayse.tap("Pain or dizzy")
    assert "call 112" in answer["text"]
