"""Everything that is wrong with the days of one patient, day by day and taken together."""

from collections.abc import Iterable

from tests.proof.answers import facts
from tests.proof.climbing import Climb
from tests.proof.day import Occasion, offences
from tests.proof.patient import Day, Patient
from tests.proof.rules import Case, case_on
from tests.proof.weeks import block_offences, strength_offences


def case_of(day: Day, patient: Patient) -> Case:
    return case_on(day.date, facts(patient.answers), patient.equipment, day.history)


def occasion_of(day: Day, patient: Patient) -> Occasion:
    """Which day of theirs it is since they began, or began again."""
    number = (day.date - day.history.first_day).days + 1
    return Occasion(number, day.date.weekday() in patient.days_off, day.history.short_on == day.date)


def life_offences(days: Iterable[Day], patient: Patient) -> list[str]:
    lived = [(day, case_of(day, patient)) for day in days]
    climb, found = Climb(), []
    for day, case in lived:
        today = offences(day.plan, case, occasion_of(day, patient)) if day.plan else []
        if not today or all(each.startswith("day") for each in today):
            today += climb.offences(day, case)
        found += [f"day {day.number}: {each}" for each in today]
    found += strength_offences([day for day, _ in lived], patient)
    return [*found, *block_offences(lived)]
