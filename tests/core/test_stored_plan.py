"""A plan as it was stored."""

from datetime import date

from bot.core.day_plan import Item
from bot.core.stored_plan import StoredPlan


def item(exercise: str, sets: int, minutes: int | None) -> Item:
    return Item(exercise, "weight_bearing", None, "low", None, sets, None, None, minutes, None, 2, ())


def test_the_whole_time_is_the_session_and_the_walking() -> None:
    items = (item("brisk_walking", 2, 10), item("marching_on_spot", 1, 5), item("heel_drops", 1, None))
    stored = StoredPlan(1, 1, date(2026, 3, 2), 1, 12, "v", items, ())
    assert stored.total_minutes == 32
