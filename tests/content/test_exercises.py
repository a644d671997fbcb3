"""The catalogue is the one of care rules §2, column by column; the table stands here a second time, on purpose."""

from dataclasses import asdict, dataclass
from typing import Any

import pytest

from bot.content.load import load_content
from bot.core.catalogue import IMPACTS, Exercise

CATALOGUE = load_content().catalogue
HANDS = {"2": "both_hands", "1": "one_hand", "f": "fingertips", "h": "hover", "0": "none"}
BOTH_TO_FINGERTIPS = "2 2 1 1 f f"

# Six rungs: sets x amount, or sets x repetitions x seconds of each.
LADDERS: dict[str, tuple[str, str]] = {
    "A": ("reps", "1x5 1x8 1x10 2x8 2x10 3x10"),
    "A, 3-s holds": ("reps seconds", "1x5x3 1x8x3 1x10x3 2x8x3 2x10x3 3x10x3"),
    "A, 5-s holds": ("reps seconds", "1x5x5 1x8x5 1x10x5 2x8x5 2x10x5 3x10x5"),
    "B": ("seconds", "2x5 2x10 2x10 3x10 3x10 2x30"),
    "C": ("reps", "1x6 1x10 2x10 2x10 2x10 4x10"),
    "D": ("minutes", "1x1 1x2 1x3 2x2 2x3 2x5"),
    "E": ("minutes", "1x5 1x8 1x10 2x8 2x10 2x15"),
    "W": ("minutes", "1x10 2x10 2x12 2x15 2x18 2x20"),
    "stairs": ("reps", "1x5 1x8 2x8 2x12 3x12 4x12"),
    "jumps": ("impacts", "1x5 1x10 1x20 1x30 1x40 1x50"),
    "back": ("reps seconds", "1x3x3 1x5x3 1x5x4 1x5x5 1x8x5 1x10x5"),
}
HEEL_DROPS = [*({"sets": 1, "reps": n} for n in (10, 20, 30)), *({"sets": 1, "impacts": n} for n in (30, 40, 50))]
B_HANDS, C_HANDS = "2 2 1 f h 0", "1 1 1 f h 0"


@dataclass(frozen=True)
class Row:
    """A row of the table; words are divided by blanks. `hands`: what to hold on the six rungs, or one word for all.

    `out_by`: S4 is with a high falls risk only, S4+ with some falls risk too.
    """

    slot: str
    impact: str
    equipment: str
    out_by: str
    links: str
    ladder: str
    hands: str | None
    counts: str
    sources: str


ON_FEET, BALANCE = "weight_bearing", "balance"
TABLE = {
    "brisk_walking": Row(ON_FEET, "low", "", "", "", "W", None, "moderate_minutes weight_bearing_minutes", "2 3"),
    "marching_on_spot": Row(
        ON_FEET, "low", "counter", "", "", "D", BOTH_TO_FINGERTIPS, "weight_bearing_minutes", "1 otago"
    ),
    "heel_drops": Row(ON_FEET, "moderate", "counter", "S2 S4", "", "heel_drops", "both_hands", "impacts", "1"),
    "stair_climbing": Row(
        ON_FEET, "high", "stairs_rail", "S2 S3 S4+ S7", "", "stairs", "rail", "weight_bearing_minutes", "2"
    ),
    "small_jumps": Row(ON_FEET, "moderate", "counter", "S2 S4+ S10", "", "jumps", "both_hands", "impacts", "1"),
    "skipping": Row(ON_FEET, "moderate", "", "S2 S4+ S10", "", "jumps", None, "impacts", "1"),
    "dancing": Row(ON_FEET, "low", "", "S4 S7", "head_turn", "E", None, "moderate_minutes weight_bearing_minutes", "2"),
    "sit_to_stand": Row("squat", "none", "chair", "S7", "rising", "A", "2 2 1 1 0 0", "strength", "otago"),
    "mini_squat": Row("squat", "none", "counter", "", "", "A", "both_hands", "strength", "otago"),
    "seated_knee_straighten": Row("squat", "none", "", "", "", "A", "seated", "strength", "otago"),
    "step_up": Row("squat", "low", "stairs_rail", "S4 S7", "rising", "A", "rail", "strength", "too_fit"),
    "wall_push_up": Row("push", "none", "wall", "", "", "A", "both_hands", "strength", "3"),
    "counter_push_up": Row("push", "none", "counter", "", "", "A", "both_hands", "strength", "too_fit"),
    "palm_press": Row("push", "none", "", "", "", "A, 3-s holds", "seated", "strength", "sign_off"),
    "band_row": Row("pull", "none", "band", "", "", "A", None, "strength", "6"),
    "shoulder_blade_squeeze": Row("pull", "none", "", "", "", "A, 3-s holds", "seated", "strength", "sign_off"),
    "band_pull_apart": Row("pull", "none", "band", "", "", "A", None, "strength", "6"),
    "hip_hinge": Row("hinge", "none", "", "S2 S7", "bending", "A", "none", "strength", "2"),
    "standing_hip_extension": Row("hinge", "none", "counter", "", "", "A", "both_hands", "strength", "sign_off"),
    "bridge": Row("hinge", "none", "", "S2 S7", "rising", "A", None, "strength", "sign_off"),
    "glute_squeeze": Row("hinge", "none", "", "", "", "A, 5-s holds", "seated", "strength", "sign_off"),
    "side_leg_raise": Row("resistance", "none", "counter", "", "", "A", BOTH_TO_FINGERTIPS, "strength", "otago"),
    "calf_raises": Row("resistance", "none", "counter", "", "", "A", BOTH_TO_FINGERTIPS, "strength", "otago"),
    "toe_raises": Row("resistance", "none", "counter", "", "", "A", BOTH_TO_FINGERTIPS, "strength", "otago"),
    "back_extension_hold": Row("resistance", "none", "wall", "S2", "", "back", None, "strength", "uk_consensus"),
    "single_leg_stance": Row(BALANCE, "none", "counter chair", "", "", "B", B_HANDS, "balance", "3 otago"),
    "tandem_stance": Row(BALANCE, "none", "counter", "", "", "B", B_HANDS, "balance", "otago"),
    "weight_shift": Row(BALANCE, "none", "counter chair", "", "", "A", BOTH_TO_FINGERTIPS, "balance", "6"),
    "tandem_walk": Row(BALANCE, "low", "wall counter", "", "", "C", C_HANDS, "balance", "otago"),
    "sideways_walking": Row(BALANCE, "low", "counter", "", "", "C", C_HANDS, "balance", "otago"),
    "backward_walking": Row(BALANCE, "low", "counter", "S4+ S7", "", "C", C_HANDS, "balance", "otago"),
    "tai_chi": Row(BALANCE, "low", "", "S4 S7", "head_turn", "E", None, "balance moderate_minutes", "6"),
    "seated_march": Row(BALANCE, "none", "", "", "", "D", "seated", "", "sign_off"),
}
CLINIC_ONLY = {"hip_hinge", "bridge", "back_extension_hold"}
FALLBACKS = {"seated_knee_straighten", "palm_press", "shoulder_blade_squeeze", "glute_squeeze", "seated_march"}
EACH_SIDE = {
    *("single_leg_stance", "tandem_stance", "side_leg_raise", "standing_hip_extension"),
    *("step_up", "seated_knee_straighten"),
}
by_id = pytest.mark.parametrize("id", sorted(TABLE))


def doses(ladder: str) -> list[dict[str, int]]:
    """The six doses of a ladder of the table, by name."""
    if ladder == "heel_drops":
        return HEEL_DROPS
    names, rungs = LADDERS[ladder]
    return [dict(zip(["sets", *names.split()], map(int, rung.split("x")), strict=True)) for rung in rungs.split()]


def supports(hands: str | None) -> list[str | None]:
    """What to hold on the six rungs."""
    parts = (hands or "").split()
    return [HANDS[part] for part in parts] if len(parts) > 1 else [hands] * 6


def rules_that_put_out(exercise: Exercise) -> set[str]:
    """Every rule that can put an exercise out, by its impact, its links or because it says so."""
    given, impact = exercise.contraindications, IMPACTS.index(exercise.impact)
    strong = impact > IMPACTS.index("low")
    falls = "S4+" if "S4_some" in given else "S4"
    why = {
        "S2": strong or "S2" in given,
        "S3": impact > IMPACTS.index("moderate"),
        falls: strong or "S4" in given or falls == "S4+",
        "S7": bool(exercise.links) or "S7" in given,
        "S10": "S10" in given,
    }
    return {rule for rule, applies in why.items() if applies}


def test_every_exercise_of_the_table_is_there_and_no_other() -> None:
    assert set(CATALOGUE.exercises) == set(TABLE)
    assert len(TABLE) == 33


@by_id
def test_what_an_exercise_is(id: str) -> None:
    exercise, row = CATALOGUE.exercises[id], TABLE[id]
    assert (exercise.group or exercise.category) == row.slot
    assert (exercise.group is None) == (row.slot in (ON_FEET, BALANCE, "resistance"))
    assert exercise.impact == row.impact
    assert exercise.equipment == set(row.equipment.split())
    assert exercise.counts == set(row.counts.split())
    assert set(exercise.sources) == set(row.sources.split())


@by_id
def test_what_puts_an_exercise_out(id: str) -> None:
    exercise, row = CATALOGUE.exercises[id], TABLE[id]
    assert exercise.links == set(row.links.split())
    assert rules_that_put_out(exercise) == set(row.out_by.split())


@by_id
def test_the_six_rungs_of_an_exercise(id: str) -> None:
    row = TABLE[id]
    found: list[dict[str, Any]] = []
    for rung in CATALOGUE.exercises[id].ladder:
        found.append({name: amount for name, amount in asdict(rung.dose).items() if amount is not None})
    assert found == doses(row.ladder)
    assert [rung.support for rung in CATALOGUE.exercises[id].ladder] == supports(row.hands)


def test_what_only_a_clinic_may_give_with_a_high_fracture_risk() -> None:
    assert {id for id, exercise in CATALOGUE.exercises.items() if "S2" in exercise.contraindications} == CLINIC_ONLY


def test_what_loads_a_wrist_or_a_knee_rests_while_it_aches() -> None:
    resting = {id: set(exercise.rests_for) for id, exercise in CATALOGUE.exercises.items() if exercise.rests_for}
    knees = {key: {"knee"} for key in ("sit_to_stand", "mini_squat", "step_up", "stair_climbing")}
    assert resting == {"counter_push_up": {"arm"}} | knees


def test_what_needs_nothing_stands_in_for_the_rest() -> None:
    assert {id for id, exercise in CATALOGUE.exercises.items() if exercise.fallback} == FALLBACKS


def test_what_is_done_once_for_each_side() -> None:
    assert {id for id, exercise in CATALOGUE.exercises.items() if exercise.sided} == EACH_SIDE


def test_the_gentle_comes_before_the_demanding_and_jumps_come_last() -> None:
    ids = {slot: [exercise.id for exercise in CATALOGUE.slot(slot)] for slot in (ON_FEET, "resistance", BALANCE)}
    assert ids[ON_FEET][:2] == ["brisk_walking", "heel_drops"]
    assert ids[ON_FEET][-2:] == ["small_jumps", "skipping"]
    assert ids[BALANCE][0] == "single_leg_stance"
    assert ids["resistance"][0] == "side_leg_raise"
    first = {group: CATALOGUE.slot("resistance", group)[0].id for group in ("squat", "push", "pull", "hinge")}
    assert first == {"squat": "sit_to_stand", "push": "wall_push_up", "pull": "band_row", "hinge": "hip_hinge"}
