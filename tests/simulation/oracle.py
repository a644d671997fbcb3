"""What must never be prescribed, in plain words from the care rules, and read from the tables alone.

Nothing of the bot's own rules is used here: this is the second opinion.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, select

from bot.storage.database import Tx
from bot.storage.tables import answers, consents, holds, patients, people, plan_items, plans, reports

LOW = ("none", "low")
FIRM = {"counter", "wall", "stairs_rail"}
HELD = (None, "seated", "both_hands", "one_hand", "fingertips", "rail")
NEVER_WITH_FALLS = {"stair_climbing", "step_up", "dancing", "tai_chi", "backward_walking", "small_jumps", "skipping"}
NEVER_AFTER_ONE_FALL = {"stair_climbing", "small_jumps", "skipping", "backward_walking"}
CLINIC_ONLY_WITH_FRACTURES = {"hip_hinge", "bridge", "back_extension_hold"}
NEVER_WHEN_DIZZY = {
    "stair_climbing", "dancing", "sit_to_stand", "step_up", "hip_hinge", "bridge", "backward_walking", "tai_chi",
}  # fmt: skip
NEEDS = {
    "marching_on_spot": {"counter"},
    "heel_drops": {"counter"},
    "stair_climbing": {"stairs_rail"},
    "small_jumps": {"counter"},
    "sit_to_stand": {"chair"},
    "mini_squat": {"counter"},
    "step_up": {"stairs_rail"},
    "wall_push_up": {"wall"},
    "counter_push_up": {"counter"},
    "band_row": {"band"},
    "band_pull_apart": {"band"},
    "standing_hip_extension": {"counter"},
    "side_leg_raise": {"counter"},
    "calf_raises": {"counter"},
    "toe_raises": {"counter"},
    "back_extension_hold": {"wall"},
    "single_leg_stance": {"counter", "chair"},
    "tandem_stance": {"counter"},
    "weight_shift": {"counter", "chair"},
    "tandem_walk": {"wall", "counter"},
    "sideways_walking": {"counter"},
    "backward_walking": {"counter"},
}
SIX = ("spinal_fracture", "frequent_fractures", "falls_12m", "unsteady", "current_signs", "medical_caution")
ONE_DAY = timedelta(days=1)


@dataclass
class Known:
    """What the tables hold about one person: the newest answers, what they reported, what holds."""

    zone: str
    consented: bool
    answers: dict[str, Any] = field(default_factory=dict)
    answered_at: dict[str, datetime] = field(default_factory=dict)
    reports: list[Row[Any]] = field(default_factory=list)
    holds: list[str] = field(default_factory=list)
    pause: tuple[date, date] | None = None  # its first and its last day
    ill: bool = False
    caught_up: bool = True  # after an illness

    def local(self, moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(self.zone)).date()

    @property
    def signs(self) -> set[str] | None:
        found = self.answers.get("current_signs")
        return None if found is None else set(found)

    @property
    def word(self) -> bool:
        return self.answers.get("professional_ok") in ("yes", "with_limits")

    @property
    def breaks_easily(self) -> bool:
        no_fracture = self.answers.get("spinal_fracture") == self.answers.get("frequent_fractures") == "no"
        return not no_fracture or "old_posture" in (self.signs or ())

    @property
    def falls(self) -> str:
        fell, hurt = self.answers.get("falls_12m"), self.answers.get("serious_fall")
        if self.answers.get("unsteady") != "no" or fell not in ("none", "one") or (fell == "one" and hurt != "no"):
            return "often"
        return "once" if fell == "one" else "never"

    @property
    def signs_are_open(self) -> bool:
        """Care rule C3: a word counts only when it was given after the answer."""
        if self.signs is not None and self.signs <= {"old_posture"}:
            return False
        cleared = self.answered_at.get("signs_cleared")
        return cleared is None or self.signs is None or cleared < self.answered_at["current_signs"]

    def dizzy_on(self, day: date) -> bool:
        """Care rule S7: reported or ticked within 14 days, cleared or not."""
        days = [self.local(each.at) for each in self.reports if {"dizziness", "faintness"} & set(each.signs)]
        if "dizziness" in (self.signs or ()):
            days.append(self.local(self.answered_at["current_signs"]))
        return any(day - dizzy <= 14 * ONE_DAY for dizzy in days)

    def resting(self, day: date) -> set[str]:
        """Care rule S6: the exercises that brought an ache within seven days."""
        aches = [each for each in self.reports if each.level == "caution" and each.exercise]
        return {each.exercise for each in aches if day - self.local(each.at) <= 7 * ONE_DAY}


def known(tx: Tx, person_id: int) -> Known:
    zone = tx.execute(select(people.c.zone).where(people.c.id == person_id)).scalar_one()
    agreed = select(consents.c.given).where(consents.c.person_id == person_id).order_by(consents.c.id.desc()).limit(1)
    found = Known(zone, bool(tx.execute(agreed).scalar()))
    for row in tx.execute(select(answers).where(answers.c.patient_id == person_id).order_by(answers.c.id)):
        found.answers[row.field], found.answered_at[row.field] = row.value, row.answered_at
    told = select(reports).where(reports.c.patient_id == person_id, reports.c.withdrawn_at.is_(None))
    found.reports = list(tx.execute(told.order_by(reports.c.id)))
    open_holds = select(holds.c.rule).where(holds.c.patient_id == person_id, holds.c.ended_at.is_(None))
    found.holds = list(tx.execute(open_holds).scalars())
    _add_pause(tx, person_id, found)
    return found


def _add_pause(tx: Tx, person_id: int, found: Known) -> None:
    row = tx.execute(select(patients).where(patients.c.person_id == person_id)).one_or_none()
    if row is None:
        return
    if row.pause_kind:
        found.pause = (row.paused_on, row.paused_until or date.max)
    found.ill = row.pause_kind in ("ill", "hospital") and row.paused_until is None
    found.caught_up = row.catch_up_since is None


def reasons_for_nothing(who: Known) -> Iterator[str]:
    """Why nothing may be prescribed at all (care rules §1 and S1)."""
    if not who.consented:
        yield "no consent"
    if missing := [field for field in (*SIX, "professional_ok") if who.answers.get(field) is None]:
        yield f"not answered: {missing}"
    if who.answers.get("falls_12m") == "one" and who.answers.get("serious_fall") is None:
        yield "not answered: serious_fall"
    if not who.answers.get("confirmed"):
        yield "answers not confirmed"
    if who.ill:
        yield "ill"
    if not who.caught_up:
        yield "back from an illness, and not asked what is new"
    yield from (f"hold {rule}" for rule in who.holds)
    yield from _clearance(who)


def _clearance(who: Known) -> Iterator[str]:
    if who.breaks_easily and not who.word:
        yield "C1"
    if who.falls == "often" and not who.word:
        yield "C2"
    if who.signs_are_open:
        yield "C3"
    if who.answers.get("medical_caution") != "no" and not who.word:
        yield "C4"


def offences(tx: Tx, who: Known, plan_id: int) -> list[str]:
    """The rules that a plan breaks for this person, as it is shown now."""
    day = tx.execute(select(plans.c.date).where(plans.c.id == plan_id)).scalar_one()
    items = tx.execute(select(plan_items).where(plan_items.c.plan_id == plan_id)).all()
    broken = [f"{rule} {item.exercise}" for item in items for rule in _broken(who, item, day)]
    return [*broken, *reasons_for_nothing(who)]


def _broken(who: Known, item: Row[Any], day: date) -> Iterator[str]:
    high, balance = item.impact not in LOW, item.category == "balance"
    often, dizzy, limits = who.falls == "often", who.dizzy_on(day), who.answers.get("professional_ok") == "with_limits"
    if who.breaks_easily and (high or item.exercise in CLINIC_ONLY_WITH_FRACTURES):
        yield "S2"
    if item.impact == "high" and who.answers.get("high_impact_ok") != "yes":
        yield "S3"
    if often and (high or item.exercise in NEVER_WITH_FALLS):
        yield "S4"
    if often and ((item.exercise == "brisk_walking" and item.rung > 1) or (balance and item.support not in HELD)):
        yield "S4 support"
    if who.falls == "once" and (item.exercise in NEVER_AFTER_ONE_FALL or (balance and item.support == "none")):
        yield "S4 some"
    at_home = set(who.answers.get("equipment") or ()) & (FIRM if often and balance else {*FIRM, "chair", "band"})
    if item.exercise in NEEDS and not NEEDS[item.exercise] & at_home:
        yield "S5"
    if item.exercise in who.resting(day):
        yield "S6"
    if dizzy and (item.exercise in NEVER_WHEN_DIZZY or (balance and item.support not in HELD)):
        yield "S7"
    if (limits or not who.word) and item.rung > 1:
        yield "S8 or C5"
    if limits and high:
        yield "S8"
    if item.exercise in ("small_jumps", "skipping"):
        yield "S10"  # nobody here is ever asked what it takes
