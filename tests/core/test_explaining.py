"""Why this exercise and not another."""

from typing import Any

from bot.core.explaining import Reason, explained, leaves_anything, left_out_by
from bot.core.limits import Kind, Limit, Limits
from bot.core.planning import plan_day
from tests.core.people import AYSE, ached, day, history, only, someone

FEW = only("brisk_walking", "heel_drops", "dancing", "stair_climbing", "single_leg_stance", "tandem_walk")


def reasons(place: int, so_far: dict[str, Any] | None = None, **answers: Any) -> dict[str, Reason]:
    """The reasons for one item of the plan of the eighth day, by rule."""
    person, before = someone(**answers), history(**so_far or {})
    planned = plan_day(FEW, person, before, day(8)).items[place]
    found = explained(FEW, person, before, day(8), planned)
    assert tuple(reason.rule for reason in found) == planned.rules
    return {reason.rule: reason for reason in found}


def test_a_rule_tells_what_it_put_out_of_the_same_slot() -> None:
    assert reasons(1) == {"S3": Reason("S3", ("stair_climbing",), limits=False)}
    stooped = reasons(1, current_signs=frozenset({"old_posture"}))
    assert stooped["S2"] == Reason("S2", ("heel_drops", "stair_climbing"), limits=False)


def test_a_rule_that_limits_the_exercise_itself_says_so() -> None:
    assert reasons(-1, unsteady="yes") == {"S4": Reason("S4", (), limits=True)}


def test_an_exercise_that_rests_is_named_with_the_rule() -> None:
    hurt = ached(day(7), "single_leg_stance")
    assert reasons(-1, so_far=hurt) == {"S6": Reason("S6", ("single_leg_stance",), limits=False)}


def test_for_walking_nothing_was_left_out() -> None:
    assert reasons(0, unsteady="yes") == {"S4": Reason("S4", (), limits=True)}
    assert reasons(0, professional_ok="not_yet") == {"C5": Reason("C5", (), limits=True)}
    assert reasons(0) == {}


def test_what_stands_in_for_walking_tells_that_walking_rests() -> None:
    hurt = ached(day(7), "brisk_walking")
    assert reasons(0, so_far=hurt)["S6"] == Reason("S6", ("brisk_walking",), limits=False)


def test_the_reasons_are_those_of_that_day() -> None:
    planned = plan_day(FEW, AYSE, history(), day(8)).items[-1]
    assert explained(FEW, AYSE, history(), day(8), planned) == ()


def test_what_somebody_did_although_it_is_left_out_is_named_with_its_rules() -> None:
    did = ["stair_climbing", "brisk_walking", "swimming", "tandem_walk"]
    found = left_out_by(FEW, someone(falls_12m="two_plus"), history(), day(8), did)
    assert found == {"stair_climbing": ("S3", "S4")}
    assert left_out_by(FEW, AYSE, history(**ached(day(7), "tandem_walk")), day(8), did)["tandem_walk"] == ("S6",)


def test_limits_leave_nothing_only_where_each_exercise_is_left_out() -> None:
    names = list(FEW.exercises)
    forbidden = [Limits(frozenset(Limit(Kind.FORBID, name) for name in some)) for some in (names, names[1:])]
    assert [leaves_anything(FEW, AYSE, history(), day(8), each) for each in forbidden] == [False, True]


def test_missing_equipment_leaves_out_nothing_that_was_done() -> None:
    assert left_out_by(FEW, someone(equipment=frozenset()), history(), day(8), ["heel_drops", "tandem_walk"]) == {}
