"""A patient with a broken bone in the spine: nothing without a professional's word, and never an impact with it."""

import re
from datetime import date, timedelta

from tests.acceptance.people import answer_six
from tests.acceptance.phone import Phone, Sandbox

OUT_FOR_HER = ("heel drops", "stair", "jump", "skipping")
EXERCISES = re.compile(r"^\d\. |minutes:$", re.MULTILINE)  # a plan or a card


def texts(phone: Phone) -> str:
    return "\n".join(line for line in phone.transcript if "Steady:" in line)


async def try_everything(phone: Phone) -> None:
    """Every way that leads to exercises for others."""
    for words in ("/today", "Today", "/bugun", "Bugün", "/start", "/week", "menu"):
        await phone.write(words)
    await phone.tap("Today's exercises")


async def test_nothing_is_prescribed_until_a_professional_has_been_asked(sandbox: Sandbox) -> None:
    ayse = await sandbox.phone("Ayşe", "en")
    await answer_six(ayse, q1="Yes, in my back", q6="Not yet")
    await try_everything(ayse)
    await ayse.later("2026-03-16T15:30:00Z", "two weeks later")
    await try_everything(ayse)
    assert not EXERCISES.search(texts(ayse))
    assert "Have you spoken to one?" in texts(ayse)


async def test_with_their_word_the_plans_keep_to_low_impact_for_twelve_weeks(sandbox: Sandbox) -> None:
    ayse = await sandbox.phone("Ayşe", "en")
    await answer_six(ayse, q1="Yes, in my back", q6="Not yet")
    await ayse.later("2026-03-10T09:00:00Z", "a week later")
    for button in ("I have asked a doctor or physiotherapist", "Yes, I may exercise", "Yes, they told me so"):
        await ayse.tap(button)
    await ayse.tap("Yes, I have them")
    for day in range(3, 85, 3):  # twelve weeks, in which she is not silent for long
        await ayse.later(f"{date(2026, 3, 10) + timedelta(days=day)}T09:00:00Z", "three days later")
        await ayse.write("thank you")
    said = texts(ayse).lower()
    assert said.count("your exercises for today") > 70
    assert not [exercise for exercise in OUT_FOR_HER if f". {exercise}" in said]


async def test_one_tap_alone_does_not_end_the_pause(sandbox: Sandbox) -> None:
    ayse = await sandbox.phone("Ayşe", "en")
    await answer_six(ayse, q1="Yes, both", q6="Not sure")
    await ayse.tap("I have asked a doctor or physiotherapist")
    await ayse.tap("Yes, I may exercise")
    await ayse.tap("No, go back")
    await try_everything(ayse)
    assert not EXERCISES.search(texts(ayse))
