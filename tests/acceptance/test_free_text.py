"""People write as they speak: whole conversations in their own words, in both languages.

A transcript in `transcripts/words` is its own script: what the person writes, taps and corrects is played again, and
everything that is said to them has to be the same to the letter. For a new conversation write the person's lines alone
and run with STEADY_WRITE_TRANSCRIPTS=1.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.content.text import Text
from bot.content.words import words_for
from tests.acceptance.phone import Phone, Sandbox
from tests.acceptance.transcripts import FOLDER, compare
from tests.usecases.scene import content

STORIES = sorted(path.stem for path in (FOLDER / "words").glob("*.txt"))
SPOKEN = re.compile(r"(\w+)( \(edited\))?: (.*)")
LATER = re.compile(r"— (.*) —")
FROM_UTC = timedelta(hours=3)  # their wall clock: Istanbul

NO_TROUBLE = (
    "No, neither",
    "Never",
    Text("No, neither", "walking"),
    "No, none of these",
    "No, none of these",
    "Yes, it is fine",
)
HELPED = {"en": "Rose", "tr": "Hatice Hanım"}


@pytest.mark.parametrize("story", STORIES)
async def test_a_conversation_in_free_text_reads_as_it_was_approved(sandbox: Sandbox, story: str) -> None:
    lines = (FOLDER / "words" / f"{story}.txt").read_text(encoding="utf-8").splitlines()
    subject, language = story.rsplit("-", 1)
    phone = await sandbox.phone(name_in(lines), language)
    await begin(phone, language, for_somebody=subject == "helper")
    phone.transcript.clear()
    await play(phone, lines)
    compare(f"words/{story}", phone.text())


def name_in(lines: list[str]) -> str:
    """Whose conversation it is."""
    return next(found[1] for found in map(SPOKEN.fullmatch, lines) if found and found[1] != "Steady")


async def begin(phone: Phone, language: str, *, for_somebody: bool) -> None:
    """To the first plan."""
    _ = words_for(language)
    await phone.write("/start")
    for button in ("Let's begin", "Yes, I agree", *who(for_somebody)):
        await phone.tap(_(button))
    if for_somebody:
        await phone.write(HELPED[language])
        _ = _.about(HELPED[language], content().helper.variants)
    for button in (*NO_TROUBLE, "All correct", "Yes, I have them"):
        await phone.tap(_(button))


def who(for_somebody: bool) -> Iterator[str]:
    yield from ("Someone I am helping", "Yes, they agree") if for_somebody else ("I will",)


async def play(phone: Phone, lines: list[str]) -> None:
    for line in lines:
        if later := LATER.fullmatch(line):
            await phone.later(moment(later[1]), later[1])
        elif (spoken := SPOKEN.fullmatch(line)) and spoken[1] == phone.name:
            await say(phone, spoken[3], edited=bool(spoken[2]))


async def say(phone: Phone, text: str, *, edited: bool) -> None:
    if edited:
        await phone.correct(text)
    elif text.startswith("["):
        await phone.tap(text.strip("[]"))
    else:
        await phone.write(text)


def moment(note: str) -> str:
    """`Tuesday 3 March, 10:30` on their wall."""
    local = datetime.strptime(f"2026 {note}", "%Y %A %d %B, %H:%M").replace(tzinfo=UTC)
    return (local - FROM_UTC).isoformat()
