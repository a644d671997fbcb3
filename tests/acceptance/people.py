"""Patients in short: who they are is in their answers."""

from tests.acceptance.phone import Phone

CLEAR = {
    "q1": "No, neither",
    "q2": "Never",
    "q3": "No, neither",
    "q4": "No, none of these",
    "q5": "No, none of these",
    "q6": "Yes, it is fine",
}

# The same in any language: the data of the buttons from the welcome to the first plan.
SIX = ("q:q1:no", "q:q2:none", "q:q3:no", "q:q4:none", "q:q5:no", "q:q6:yes")
TAPS = ("begin", "consent:yes", "who:self", *SIX, "readback:correct", "have:counter:yes")


async def answer_six(phone: Phone, **answers: str) -> None:
    """From /start to the read-back confirmed, in English; `q2a` is only asked after one fall."""
    await phone.write("/start")
    for button in ("Let's begin", "Yes, I agree", "I will"):
        await phone.tap(button)
    given = CLEAR | answers
    for question in ("q1", "q2", "q2a", "q3", "q4", "q5", "q6"):
        if question in given:
            await phone.tap(given[question])
    await phone.tap("All correct")


async def begin_unseen(phone: Phone) -> None:
    """The same in the person's own language, from where they are. In the transcript stands what comes at the end."""
    user, before = f"users/{phone.user_id}", len(phone.transcript)
    if not await _offered(phone) & set(TAPS):
        await phone.sandbox.call("POST", f"{user}/messages", {"text": "/start"})
    for data in TAPS:
        await phone.read()
        del phone.transcript[before:]
        if data in await _offered(phone):
            await phone.sandbox.call("POST", f"{user}/taps", {"data": data})
    await phone.read()


async def _offered(phone: Phone) -> set[str]:
    messages = (await phone.chat())["messages"]
    return {each["data"] for message in messages for row in message["buttons"] for each in row if "data" in each}


async def begin(phone: Phone, **answers: str) -> None:
    """To the first plan."""
    await answer_six(phone, **answers)
    await phone.tap("Yes, I have them")
