"""What no picture may show, in any frame."""

from itertools import pairwise
from typing import Any

import pytest

from drawing import front, pose
from drawing.motion import Frame, frames
from drawing.pose import BALL, HEEL, TOES, OutOfReach
from drawing.scene import Scene, scenes

SIDE = [name for name, scene in scenes().items() if scene.view == "side"]


def props(scene: Scene) -> dict[str, Any]:
    return {name: values for prop in scene.props for name, values in prop.items()}


def on_the_floor() -> list[str]:
    return [name for name in SIDE if not {"stairs", "bed"} & set(props(scenes()[name]))]


@pytest.mark.parametrize("name", list(scenes()))
def test_every_hand_and_foot_is_within_reach_in_every_frame(name: str) -> None:
    scene = scenes()[name]
    for frame in frames(scene):
        if scene.view == "side":
            pose.body(frame.pose)
        else:
            for side in front.SIDES:
                front.body(frame.pose).leg(side)
                front.body(frame.pose).arm(side)


@pytest.mark.parametrize("name", on_the_floor())
def test_no_foot_goes_through_the_floor(name: str) -> None:
    for frame in frames(scenes()[name]):
        for leg in pose.body(frame.pose).legs.values():
            assert min(leg.foot.at(along, 0)[1] for along in (HEEL, BALL, TOES)) > -0.5, frame.key


@pytest.mark.parametrize("name", on_the_floor())
def test_somebody_always_stands_or_sits(name: str) -> None:
    """Only in a jump do both feet leave the floor, and then only just."""
    for frame in frames(scenes()[name]):
        lowest = min(leg.foot.at(along, 0)[1] for leg in pose.body(frame.pose).legs.values() for along in (HEEL, BALL))
        assert lowest < (5 if name in ("small_jumps", "skipping") else 0.5), frame.key


@pytest.mark.parametrize("name", on_the_floor())
def test_nobody_leans_further_forward_than_a_hip_hinge_and_nobody_leans_back(name: str) -> None:
    for frame in frames(scenes()[name]):
        assert 0 <= pose.body(frame.pose).lean <= 32, frame.key


@pytest.mark.parametrize("name", [name for name, scene in scenes().items() if scene.view != "side"])
def test_nobody_tips_to_the_side(name: str) -> None:
    assert all(front.body(frame.pose).lean == 0 for frame in frames(scenes()[name]))


def held_on_to(scene: Scene, frame: Frame) -> bool:
    """Whether both hands lie on the worktop, or on the back of the chair."""
    place = props(scene)
    sides = ("near", "far") if scene.view == "side" else ("left", "right")
    hands = [frame.pose[f"{side}_hand"] for side in sides]
    if not all(91 <= hand[1] <= 95 for hand in hands):
        return False
    if "chair" in place:
        return all(abs(hand[0] - place["chair"]["x"] - 3) < 3 for hand in hands)
    return "counter" not in place or all(hand[0] >= place["counter"]["x"] for hand in hands)


BOTH_HANDS = [
    "calf_raises",
    "counter_push_up",
    "heel_drops",
    "marching_on_spot",
    "mini_squat",
    "side_leg_raise",
    "single_leg_stance",
    "single_leg_stance-chair",
    "small_jumps",
    "standing_hip_extension",
    "tandem_stance",
    "toe_raises",
    "weight_shift",
    "weight_shift-chair",
]


@pytest.mark.parametrize("name", BOTH_HANDS)
def test_hands_that_should_hold_on_hold_on_in_every_frame(name: str) -> None:
    scene = scenes()[name]
    assert all(held_on_to(scene, frame) for frame in frames(scene))


def test_one_hand_stays_on_the_worktop_while_walking_sideways() -> None:
    scene = scenes()["sideways_walking"]
    assert all(91 <= frame.pose["left_hand"][1] <= 95 for frame in frames(scene))


@pytest.mark.parametrize("name", [name for name, scene in scenes().items() if "counter_along" in props(scene)])
def test_one_hand_stays_on_the_worktop_beside(name: str) -> None:
    for frame in frames(scenes()[name]):
        reach = frame.pose["far_hand"][0] - frame.pose["hip"][0]
        assert 91 <= frame.pose["far_hand"][1] <= 95.5
        assert 10 <= reach <= 35, frame.key


@pytest.mark.parametrize("name", ["stair_climbing", "step_up"])
def test_one_hand_stays_on_the_rail(name: str) -> None:
    scene = scenes()[name]
    stairs = props(scene)["stairs"]
    for frame in frames(scene):
        x, y = frame.pose["far_hand"]
        assert abs(y - stairs["rail"] - (x - stairs["x"]) * 17 / 28) < 5, frame.key


@pytest.mark.parametrize("name", [name for name, scene in scenes().items() if any(key.ground[0] for key in scene.keys)])
def test_the_ground_comes_round_when_the_picture_begins_again(name: str) -> None:
    scene = scenes()[name]
    passed = 2 * sum(key.ground[0] for key in scene.keys)
    [values] = props(scene).values()
    period = next((values[name] for name in ("door", "panel", "apart") if name in values), 28)
    assert passed / period == pytest.approx(round(passed / period))


@pytest.mark.parametrize("name", ["brisk_walking", "tandem_walk", "backward_walking"])
def test_a_foot_that_stands_goes_with_the_ground(name: str) -> None:
    """The person stays in the middle and the floor passes by."""
    shown = frames(scenes()[name])
    for before, after in pairwise(shown):
        passed = after.pose["ground"][0] - before.pose["ground"][0]
        slid = [
            abs(after.pose[f"{side}_foot"][0] - before.pose[f"{side}_foot"][0] - passed)
            for side in ("near", "far")
            if before.pose[f"{side}_foot"][1] == after.pose[f"{side}_foot"][1] == 0
        ]
        assert min(slid) < 0.2, after.key


def test_a_place_out_of_reach_is_refused() -> None:
    reached = dict(frames(scenes()["mini_squat"])[0].pose)
    with pytest.raises(OutOfReach):
        pose.body({**reached, "near_hand": (170.0, 93.0)})
