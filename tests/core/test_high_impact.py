"""When it is worth asking whether a professional allows high impact."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core.high_impact import clear_for_weeks, matters
from bot.core.history import Place
from tests.core.people import EVERYTHING, catalogue, day, dizzy, history, someone

WITHOUT_STAIRS = EVERYTHING - {"stairs_rail"}
JUMPS_READY = {
    "places": {"heel_drops": Place(6, day(20)), "single_leg_stance": Place(5, day(20))},
    "last_active": day(39),
}
NOT_YET = {**JUMPS_READY, "places": {"heel_drops": Place(5, day(20)), "single_leg_stance": Place(5, day(20))}}


def asked(so_far: dict[str, Any] | None = None, **answers: Any) -> bool:
    return matters(catalogue(), someone(**answers), history(**so_far or {}), day(40))


def test_it_matters_to_somebody_with_stairs() -> None:
    assert asked()
    assert not asked(equipment=WITHOUT_STAIRS)


def test_it_matters_to_somebody_who_is_ready_to_jump_but_for_the_word() -> None:
    assert asked(JUMPS_READY, equipment=WITHOUT_STAIRS)
    assert not asked(NOT_YET, equipment=WITHOUT_STAIRS)
    assert not asked(JUMPS_READY, equipment=WITHOUT_STAIRS, age_band="50_64")  # jumps are open to them already


@pytest.mark.parametrize(
    "answers",
    [
        {"spinal_fracture": "yes"},
        {"falls_12m": "one", "serious_fall": "no"},
        {"unsteady": "yes"},
        {"professional_ok": "with_limits"},
        {"high_impact_ok": "yes"},
    ],
)
def test_it_does_not_matter_where_a_yes_would_change_nothing(answers: dict[str, Any]) -> None:
    assert not asked(JUMPS_READY, **answers)


def test_it_does_not_matter_while_dizziness_keeps_the_stairs_out() -> None:
    assert not asked(dizzy(day(39)), equipment=EVERYTHING)


def test_an_earlier_no_does_not_settle_it() -> None:
    assert asked(high_impact_ok="no")
    assert asked(high_impact_ok="unsure")


def test_somebody_has_to_be_clear_for_four_weeks() -> None:
    asking, since = catalogue().asking, day(1)
    assert asking.clear == 28
    assert not clear_for_weeks(someone(), since, since + timedelta(days=27), asking)
    assert clear_for_weeks(someone(), since, since + timedelta(days=28), asking)
    for answers in ({"professional_ok": "not_yet"}, {"unsteady": "yes", "professional_ok": "not_yet"}):
        assert not clear_for_weeks(someone(**answers), since, day(60), asking)


def test_the_weeks_are_those_of_the_content() -> None:
    asking = replace(catalogue().asking, clear=3)
    assert clear_for_weeks(someone(), day(1), day(4), asking)
