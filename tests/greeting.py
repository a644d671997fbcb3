"""The first thing anybody says to the bot; whether it is answered shows that all of it works."""

from tests.acceptance.phone import Sandbox

ANSWERED = 30  # seconds in which the slowest machine has answered


async def greet(control: Sandbox, language: str = "en") -> list[str]:
    """A new person writes /start; what the bot says first, or nothing where it stays silent."""
    ayse = await control.phone("Ayşe", language)
    mine = await control.call("POST", f"users/{ayse.user_id}/messages", {"text": "/start"})
    seen, said = 0, list[str]()
    while not said:
        chat = await control.call("GET", f"users/{ayse.user_id}/chat?since={seen}&wait={ANSWERED}")
        if chat["seq"] == seen:
            return []
        said = [message["text"] for message in chat["messages"] if message["message_id"] > mine["message_id"]]
        seen = chat["seq"]
    return said
