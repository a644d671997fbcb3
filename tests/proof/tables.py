"""Care rules §2 written down a second time: the 33 exercises and their ladders, as a clinician reads them.

Nothing here is read from the content files or from the rules of the bot. `UNSAID` stands where the care rules say
nothing about what to hold on to.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

WEIGHT_BEARING, RESISTANCE, BALANCE = "weight_bearing", "resistance", "balance"
GROUPS = ("hinge", "push", "pull", "squat")
PIECES = ("chair", "counter", "wall", "band", "stairs_rail")
IMPACT = {"none": 0, "low": 1, "moderate": 2, "high": 3}
UNSAID = "unsaid"
WALKING, FALLBACK_BALANCE = "brisk_walking", "seated_march"


@dataclass(frozen=True)
class Step:
    """One rung: per set, and how many sets."""

    sets: int = 1
    reps: int | None = None
    seconds: int | None = None
    minutes: int | None = None
    impacts: int | None = None
    support: str | None = UNSAID


@dataclass(frozen=True)
class Exercise:
    """`needs`: any one of these. `marks`: S2 clinic only; S4 out when high; S4_some out when some or high; S7; S10."""

    category: str
    group: str | None
    impact: str
    needs: frozenset[str]
    marks: frozenset[str]
    ladder: tuple[Step, ...]
    sided: bool = False
    fallback: bool = False

    @property
    def slot(self) -> tuple[str, str | None]:
        return self.category, self.group


A = ((1, 5), (1, 8), (1, 10), (2, 8), (2, 10), (3, 10))
B = ((2, 5), (2, 10), (2, 10), (3, 10), (3, 10), (2, 30))
C = ((1, 6), (1, 10), (2, 10), (2, 10), (2, 10), (4, 10))
D = ((1, 1), (1, 2), (1, 3), (2, 2), (2, 3), (2, 5))
E = ((1, 5), (1, 8), (1, 10), (2, 8), (2, 10), (2, 15))
W = ((1, 10), (2, 10), (2, 12), (2, 15), (2, 18), (2, 20))
STAIRS = ((1, 5), (1, 8), (2, 8), (2, 12), (3, 12), (4, 12))
JUMPS = ((1, 5), (1, 10), (1, 20), (1, 30), (1, 40), (1, 50))
TO_FINGERTIPS = ("both_hands", "both_hands", "one_hand", "one_hand", "fingertips", "fingertips")
STANDING = ("both_hands", "both_hands", "one_hand", "fingertips", "hover", "none")
STEPPING = ("one_hand", "one_hand", "one_hand", "fingertips", "hover", "none")
HANDS = ("both_hands", "both_hands", "one_hand", "one_hand", "none", "none")

Doses = Iterable[tuple[int, int]]
Supports = Iterable[str | None]


def each(support: str | None) -> tuple[str | None, ...]:
    return (support,) * 6


def reps(doses: Doses, supports: Supports, held: int | None = None) -> tuple[Step, ...]:
    return tuple(Step(sets, reps=n, seconds=held, support=s) for (sets, n), s in zip(doses, supports, strict=True))


def seconds(doses: Doses, supports: Supports) -> tuple[Step, ...]:
    return tuple(Step(sets, seconds=n, support=s) for (sets, n), s in zip(doses, supports, strict=True))


def minutes(doses: Doses, supports: Supports) -> tuple[Step, ...]:
    return tuple(Step(sets, minutes=n, support=s) for (sets, n), s in zip(doses, supports, strict=True))


def impacts(doses: Doses) -> tuple[Step, ...]:
    return tuple(Step(sets, impacts=n) for sets, n in doses)


HEEL_DROPS = (
    *(Step(1, reps=10), Step(1, reps=20), Step(1, reps=30)),
    *(Step(1, impacts=30), Step(1, impacts=40), Step(1, impacts=50)),
)
BACK_EXTENSION = tuple(Step(1, reps=n, seconds=s) for n, s in ((3, 3), (5, 3), (5, 4), (5, 5), (8, 5), (10, 5)))


def weight_bearing(impact: str, needs: str, marks: str, ladder: tuple[Step, ...]) -> Exercise:
    return Exercise(WEIGHT_BEARING, None, impact, frozenset(needs.split()), frozenset(marks.split()), ladder)


def strength(
    group: str | None, needs: str, marks: str, ladder: tuple[Step, ...], impact: str = "none", **more: bool
) -> Exercise:
    needed, marked = frozenset(needs.split()), frozenset(marks.split())
    return Exercise(RESISTANCE, group, impact, needed, marked, ladder, **more)


def balance(impact: str, needs: str, marks: str, ladder: tuple[Step, ...], **more: bool) -> Exercise:
    return Exercise(BALANCE, None, impact, frozenset(needs.split()), frozenset(marks.split()), ladder, **more)


def a(support: str | None = UNSAID, held: int | None = None) -> tuple[Step, ...]:
    return reps(A, each(support), held)


# What is linked to rising, bending or turning the head carries the mark S7 like what is out by S7 itself.
EXERCISES: dict[str, Exercise] = {
    "brisk_walking": weight_bearing("low", "", "", minutes(W, each(None))),
    "marching_on_spot": weight_bearing("low", "counter", "", minutes(D, TO_FINGERTIPS)),
    "heel_drops": weight_bearing("moderate", "counter", "", HEEL_DROPS),
    "stair_climbing": weight_bearing("high", "stairs_rail", "S4_some S7", reps(STAIRS, each("rail"))),
    "small_jumps": weight_bearing("moderate", "counter", "S4_some S10", impacts(JUMPS)),
    "skipping": weight_bearing("moderate", "", "S4_some S10", impacts(JUMPS)),
    "dancing": weight_bearing("low", "", "S4 S7", minutes(E, each(None))),
    "sit_to_stand": strength("squat", "chair", "S7", reps(A, HANDS)),
    "mini_squat": strength("squat", "counter", "", a()),
    "seated_knee_straighten": strength("squat", "", "", a("seated"), sided=True, fallback=True),
    "step_up": strength("squat", "stairs_rail", "S4 S7", a("rail"), sided=True, impact="low"),
    "wall_push_up": strength("push", "wall", "", a()),
    "counter_push_up": strength("push", "counter", "", a()),
    "palm_press": strength("push", "", "", a(held=3), fallback=True),
    "band_row": strength("pull", "band", "", a()),
    "shoulder_blade_squeeze": strength("pull", "", "", a(held=3), fallback=True),
    "band_pull_apart": strength("pull", "band", "", a()),
    "hip_hinge": strength("hinge", "", "S2 S7", a()),
    "standing_hip_extension": strength("hinge", "counter", "", a(), sided=True),
    "bridge": strength("hinge", "", "S2 S7", a()),
    "glute_squeeze": strength("hinge", "", "", a(held=5), fallback=True),
    "side_leg_raise": strength(None, "counter", "", reps(A, TO_FINGERTIPS), sided=True),
    "calf_raises": strength(None, "counter", "", reps(A, TO_FINGERTIPS)),
    "toe_raises": strength(None, "counter", "", reps(A, TO_FINGERTIPS)),
    "back_extension_hold": strength(None, "wall", "S2", BACK_EXTENSION),
    "single_leg_stance": balance("none", "counter chair", "", seconds(B, STANDING), sided=True),
    "tandem_stance": balance("none", "counter", "", seconds(B, STANDING), sided=True),
    "weight_shift": balance("none", "counter chair", "", reps(A, TO_FINGERTIPS)),
    "tandem_walk": balance("low", "wall counter", "", reps(C, STEPPING)),
    "sideways_walking": balance("low", "counter", "", reps(C, STEPPING)),
    "backward_walking": balance("low", "counter", "S4_some S7", reps(C, STEPPING)),
    "tai_chi": balance("low", "", "S4 S7", minutes(E, each(None))),
    "seated_march": balance("none", "", "", minutes(D, each("seated")), fallback=True),
}
RESTS_FOR = {
    "arm": frozenset({"counter_push_up"}),
    "knee": frozenset({"sit_to_stand", "mini_squat", "step_up", "stair_climbing"}),
}
"""By the place of an ache: what rests for it, with whatever exercise it came (out by wrist pain)."""


@cache
def in_slot(category: str, group: str | None = None) -> tuple[str, ...]:
    return tuple(name for name, exercise in EXERCISES.items() if exercise.slot == (category, group))
