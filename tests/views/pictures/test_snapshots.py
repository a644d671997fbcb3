"""Pictures look as they were approved; STEADY_WRITE_PICTURES=1 writes them anew, to be looked at before a commit."""

import os
from pathlib import Path

import pytest

from bot.content.words import LANGUAGES
from tests.views.pictures.examples import (
    CLINIC,
    CLINIC_HUGE,
    CLINIC_NEW,
    FULL,
    GROWING,
    HUGE,
    ONLY_MARKS,
    ORDINARY,
    PAUSED,
)
from tests.views.pictures.test_layout import of_a_week, of_clinic, of_weeks

FOLDER = Path(__file__).parent / "snapshots"
WEEKS = {"ordinary": ORDINARY, "full": FULL, "huge": HUGE, "only-marks": ONLY_MARKS}
CLINICS = {"full": CLINIC, "huge": CLINIC_HUGE, "new": CLINIC_NEW}
FORMS = ("so-far", "on-hold")


def compare(name: str, svg: str | None) -> None:
    assert svg is not None
    file = FOLDER / f"{name}.svg"
    if os.environ.get("STEADY_WRITE_PICTURES") == "1":
        file.write_text(svg, encoding="utf-8")
    assert svg == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WEEKS)
def test_a_week_looks_as_it_was_approved(language, name) -> None:
    for form, message in zip(FORMS, of_a_week(language, WEEKS[name]), strict=False):
        compare(f"week-{name}-{form}-{language}", message.picture)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CLINICS)
def test_a_clinic_looks_as_it_was_approved(language, name) -> None:
    compare(f"clinic-{name}-{language}", of_clinic(language, CLINICS[name]).picture)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 5, 12])
def test_weeks_look_as_they_were_approved(language, count) -> None:
    compare(f"weeks-{count}-{language}", of_weeks(language, GROWING[:count], PAUSED, False).picture)
