"""Which exercises a person may do, and how far up the ladder (care rules S2-S10).

1. A rule puts an exercise out or caps its rung; it never adds anything.
2. Rules are independent: each is asked about every exercise, and all that apply are recorded.
3. Safety beats quota: planning takes what is left (S5).
4. The clinic's limits are such rules too (S8). What it allows lifts the mark S2 of an exercise and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.catalogue import BALANCE, IMPACTS, RUNGS, Exercise
from bot.core.circumstances import Circumstances, concerning
from bot.core.day_plan import WALKING
from bot.core.limits import may_be_allowed

FIRM = frozenset({"counter", "wall", "stairs_rail"})
HELD: frozenset[str | None] = frozenset({None, "seated", "both_hands", "one_hand", "fingertips", "rail"})
HELD_OR_HOVERING = HELD | {"hover"}
JUMPS_FROM, STEADY_FROM = RUNGS, 5  # S10: rungs of heel drops, and of standing on one leg or heel to toe
PASSING = frozenset({"S6", "S7"})  # what they put out comes back by itself


@dataclass(frozen=True, slots=True)
class Ruling:
    """`out_by`: rules that put it out (empty: allowed); `limited_by`: rules that cap it; `top`: the highest rung."""

    exercise: Exercise
    out_by: tuple[str, ...]
    limited_by: tuple[str, ...]
    top: int

    @property
    def allowed(self) -> bool:
        return not self.out_by

    @property
    def lasts(self) -> bool:
        """Whether it is allowed but for a while, so that it keeps its block."""
        return PASSING.issuperset(self.out_by)


@dataclass(frozen=True, slots=True)
class OutRule:
    """Puts an exercise out while it applies; the source is quoted or named."""

    id: str
    applies: Callable[[Exercise, Circumstances], bool]
    source: str


@dataclass(frozen=True, slots=True)
class CapRule:
    """While it applies, `cap` gives the highest rung that is safe (0: none is; the last: nothing but words changes)."""

    id: str
    applies: Callable[[Exercise, Circumstances], bool]
    cap: Callable[[Exercise, Circumstances], int]
    source: str


def _impact_over(limit: str, exercise: Exercise) -> bool:
    return IMPACTS.index(exercise.impact) > IMPACTS.index(limit)


def _lacks_equipment(exercise: Exercise, case: Circumstances) -> bool:
    return bool(exercise.equipment) and not usable_equipment(exercise, case)


def usable_equipment(exercise: Exercise, case: Circumstances) -> frozenset[str]:
    """What the person has of the equipment; S4: with a high falls risk balance needs what cannot tip."""
    strict = case.facts.falls_risk == "high" and exercise.category == BALANCE
    return exercise.equipment & case.facts.equipment & (FIRM if strict else exercise.equipment)


def _not_ready_to_jump(exercise: Exercise, case: Circumstances) -> bool:
    return "S10" in exercise.contraindications and not (
        case.clearance.level == "clear"
        and case.facts.professional == "yes"
        and case.facts.no_falls
        and (case.facts.high_impact_ok or not case.facts.is_65_plus)
        and _has_built_up_to_jumps(case)
    )


def _has_built_up_to_jumps(case: Circumstances) -> bool:
    heels = case.place("heel_drops")
    steady = max((place.rung for e in ("single_leg_stance", "tandem_stance") if (place := case.place(e))), default=1)
    return (
        heels is not None
        and heels.rung >= JUMPS_FROM
        and case.days_since(heels.since) >= case.intervals.jumping
        and steady >= STEADY_FROM
        and case.days_since(case.history.last_active) < case.intervals.missed  # nobody comes back and jumps
    )


def _left_to_the_clinic(exercise: Exercise, case: Circumstances) -> bool:
    return case.facts.fracture_risk == "high" and may_be_allowed(exercise)


def _is_linked_to_dizziness(exercise: Exercise) -> bool:
    return bool(exercise.links) or "S7" in exercise.contraindications


OUT_RULES = (
    OutRule(
        "S2",
        lambda e, c: (
            (c.facts.fracture_risk == "high" and _impact_over("low", e))
            or (_left_to_the_clinic(e, c) and not c.limits.allows(e.id))
        ),
        "[1] if you have had fractures in your spine or often break bones, low-impact exercise is recommended",
    ),
    OutRule(
        "S3",
        lambda e, c: not c.facts.high_impact_ok and _impact_over("moderate", e),
        "[2] at risk of breaking a bone you may need to avoid high impact; if unsure, check with a provider",
    ),
    OutRule(
        "S4",
        lambda e, c: (
            (c.facts.falls_risk == "high" and (_impact_over("low", e) or "S4" in e.contraindications))
            or (c.facts.falls_risk != "low" and "S4_some" in e.contraindications)
        ),
        "[5] unsupervised home programmes may increase falls in some groups",
    ),
    OutRule("S5", _lacks_equipment, "a choice that needs what is not there is no choice"),
    OutRule(
        "S6",
        lambda e, c: any(concerning(e, c.resting)),
        "guide: stop any movement that causes pain, dizziness or unsteadiness",
    ),
    OutRule(
        "S7",
        lambda e, c: c.dizzy and _is_linked_to_dizziness(e),
        "guide: dizziness, loss of balance or faintness: do not progress on your own",
    ),
    OutRule(
        "S8",
        lambda e, c: c.limits_unknown and _impact_over("low", e),
        "(+) limits that nobody has entered are kept by staying low",
    ),
    OutRule(
        "S8",
        lambda e, c: c.limits.forbids(e.id) or (c.limits.low_impact and _impact_over("low", e)),
        "(+) what the clinic has decided for this patient",
    ),
    OutRule("S10", _not_ready_to_jump, "[1] impact is built up; [2] check with a provider"),
)


def _at(rung: int) -> Callable[[Exercise, Circumstances], int]:
    return lambda exercise, case: rung


def _while_holding(supports: frozenset[str | None]) -> Callable[[Exercise, Circumstances], int]:
    """The highest rung up to which every support is among those given."""

    def cap(exercise: Exercise, case: Circumstances) -> int:
        loose = (n for n, rung in enumerate(exercise.ladder) if rung.support not in supports)
        return next(loose, RUNGS)

    return cap


CAP_RULES = (
    CapRule(
        "S2",
        lambda e, c: _left_to_the_clinic(e, c) and c.limits.allows(e.id),
        _at(RUNGS),
        "[1] an exercise that the clinic has allowed is done in the way that it has shown",
    ),
    CapRule(
        "S4",
        lambda e, c: c.facts.falls_risk == "high" and e.id == WALKING,
        _at(1),
        "[5] recurrent falls or unsteadiness: walking at a comfortable pace only",
    ),
    CapRule(
        "S4",
        lambda e, c: c.facts.falls_risk == "high" and e.category == BALANCE,
        _while_holding(HELD),
        "[5] gait and balance problems: supported balance only",
    ),
    CapRule(
        "S4",
        lambda e, c: c.facts.falls_risk == "some" and e.category == BALANCE,
        _while_holding(HELD_OR_HOVERING),
        "guide: hold a counter or the back of a chair; reduce hand support as you feel safer",
    ),
    CapRule(
        "S7",
        lambda e, c: c.dizzy and e.category == BALANCE,
        _while_holding(HELD),
        "guide: dizziness, loss of balance or faintness: do not progress on your own",
    ),
    CapRule(
        "S8",
        lambda e, c: c.limits_unknown,
        _at(1),
        "(+) limits that nobody has entered are kept by staying low",
    ),
    CapRule(
        "S8",
        lambda e, c: c.limits.top(e.id) < RUNGS,
        lambda e, c: c.limits.top(e.id),
        "(+) what the clinic has decided for this patient",
    ),
    CapRule(
        "C5",
        lambda e, c: "C5" in c.clearance.reasons,
        _at(1),
        "[3] talk to a GP or health specialist before starting a new programme",
    ),
)


def ruling(exercise: Exercise, case: Circumstances) -> Ruling:
    """Ask every rule about one exercise; S1 (hold) and §4 (the day) are planning's."""
    caps = [(rule.id, rule.cap(exercise, case)) for rule in CAP_RULES if rule.applies(exercise, case)]
    out_by = [rule.id for rule in OUT_RULES if rule.applies(exercise, case)]
    out_by += [rule_id for rule_id, cap in caps if cap == 0]
    top = min((cap for _, cap in caps), default=RUNGS)
    return Ruling(exercise, _once(out_by), _once([rule_id for rule_id, _ in caps]), top)


def _once(rules: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rules))
