"""The first week of one patient, from the welcome to Sunday, in both languages."""

import pytest

from bot.content.words import Words, words_for
from tests.acceptance.phone import Phone, Sandbox
from tests.acceptance.transcripts import compare

SIX_ANSWERS = {
    "en": (
        "No, neither",
        "Once",
        "No, none of these",
        "No, neither",
        "No, none of these",
        "No, none of these",
        "Yes, it is fine",
    ),
    "tr": (
        "Hayır, hiçbiri",
        "Bir kez",
        "Hayır, hiçbiri",
        "Hayır, ikisi de yok",
        "Hayır, hiçbiri",
        "Hayır, hiçbiri",
        "Evet, uygun dedi",
    ),
}


async def begin(ayse: Phone, _: Words) -> None:
    await ayse.write("/start")
    for button in ("Let's begin", "Yes, I agree", "I will"):
        await ayse.tap(_(button))
    for button in SIX_ANSWERS[_.language]:
        await ayse.tap(button)
    for button in ("All correct", "Yes, I have them"):
        await ayse.tap(_(button))


@pytest.mark.parametrize("language", ["en", "tr"])
async def test_the_first_week_of_a_patient_reads_as_the_golden_script(sandbox: Sandbox, language: str) -> None:
    _ = words_for(language)
    ayse = await sandbox.phone("Ayşe", language)
    await begin(ayse, _)
    for button in ("Show me how", "Next exercise", "Why this one?", "Back to today", "Done all", "Just right"):
        await ayse.tap(_(button))
    await ayse.tap(_("That is fine"))
    await ayse.later("2026-03-03T07:01:00Z", "Tuesday 10:01")
    for button in ("Done all", "Easy", "Yes, I have one", "No, I have none"):
        await ayse.tap(_(button))
    await ayse.later("2026-03-04T07:01:00Z", "Wednesday 10:01")
    await ayse.tap(_("Some or none"))
    await ayse.later("2026-03-05T07:40:00Z", "Thursday 10:40")
    for button in ("Pain or dizzy", "Dizzy, unsteady or a fall", "Dizzy, or felt faint", "No, none of these"):
        await ayse.tap(_(button))
    await ayse.tap(_("Standing on one leg"))
    await ayse.tap(_("What to tell them"))
    await ayse.write("/today")
    await ayse.later("2026-03-08T15:01:00Z", "Sunday 18:01")
    await ayse.write("/week")
    compare(f"golden-{language}", ayse.text())
