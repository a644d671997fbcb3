"""What follows from the answers, tried out on the code: facts, and whether somebody may exercise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.content.words import Words
from bot.core.clearance import clearance
from bot.core.facts import SIGNS, VALUES, Answers, facts_of
from bot.handbook import names
from bot.handbook.grid import Cell, Grid
from bot.handbook.people import somebody

WORD = ("yes", "with_limits", "not_yet", "unsure", None)
RISKY = {"high": "high", "some": "some", "low": ""}


def fact_grids(_: Words) -> Iterator[Grid]:
    """One for each fact that needs more than one answer, and one for the rest."""
    yield _fracture_risk(_)
    yield _falls_risk(_)
    yield _signs(_)
    for field in ("medical_caution", "professional_ok", "high_impact_ok", "age_band"):
        yield _single(_, field)


def _fracture_risk(_: Words) -> Grid:
    fields, values, facts = names.fields(_), names.values(_), names.facts(_)
    answers = _cautious_first(VALUES["spinal_fracture"])
    rows = tuple(
        (values[spine], tuple(_risk(facts, "fracture_risk", spinal_fracture=spine, frequent_fractures=frequent)
                              for frequent in answers))
        for spine in answers
    )  # fmt: skip
    corner = _(
        "{first} (down), {second} (across)", first=fields["spinal_fracture"], second=fields["frequent_fractures"]
    )
    return Grid(facts["fracture_risk"], corner, tuple(values[answer] for answer in answers), rows)


def _falls_risk(_: Words) -> Grid:
    fields, values, facts = names.fields(_), names.values(_), names.facts(_)
    answers = _cautious_first(VALUES["unsteady"])
    rows = tuple(
        (head, tuple(_risk(facts, "falls_risk", unsteady=unsteady, **falls) for unsteady in answers))
        for head, falls in _falls(_)
    )
    corner = _("{first} (down), {second} (across)", first=fields["falls_12m"], second=fields["unsteady"])
    return Grid(facts["falls_risk"], corner, tuple(values[answer] for answer in answers), rows)


def _falls(_: Words) -> Iterator[tuple[str, Mapping[str, str | None]]]:
    """Question 2, and question 2a where it is asked."""
    values, serious = names.values(_), names.fields(_)["serious_fall"]
    for falls in ("two_plus", "unsure", None, "one", "none"):
        if falls != "one":
            yield values[falls], {"falls_12m": falls}
            continue
        for hurt in _cautious_first(VALUES["serious_fall"]):
            head = _("{falls}; {question}: {answer}", falls=values[falls], question=serious, answer=values[hurt])
            yield head, {"falls_12m": falls, "serious_fall": hurt}


def _signs(_: Words) -> Grid:
    """Question 4: what each sign alone makes of somebody."""
    values, facts = names.values(_), names.facts(_)
    given: list[tuple[str, frozenset[str] | None]] = [(values[None], None), (values["none"], frozenset())]
    given += [(values[sign], frozenset({sign})) for sign in SIGNS]
    rows = []
    for head, signs in given:
        found = facts_of(somebody(current_signs=signs))
        new = Cell(facts["yes"], "high") if found.new_signs else Cell(facts["no"])
        rows.append((head, (new, _risk(facts, "fracture_risk", current_signs=signs))))
    columns = (facts["new_signs"], facts["fracture_risk"])
    return Grid(names.fields(_)["current_signs"], names.fields(_)["current_signs"], columns, tuple(rows))


def _single(_: Words, field: str) -> Grid:
    """A field that makes a fact by itself."""
    values, facts = names.values(_), names.facts(_)
    fact = {"professional_ok": "professional", "age_band": "is_65_plus"}.get(field, field)
    rows = []
    for answer in _cautious_first(VALUES[field]):
        found = getattr(facts_of(somebody(**{field: answer})), fact)
        word = found if isinstance(found, str) else "yes" if found else "no"
        rows.append((values[answer], (Cell(facts[word]),)))
    return Grid(names.fields(_)[field], names.fields(_)[field], (facts[fact],), tuple(rows))


def _cautious_first(values: Sequence[str]) -> tuple[str | None, ...]:
    """As the questionnaire shows them, and then none at all."""
    last = [value for value in values if value in ("no", "none")]
    return (*(value for value in values if value not in last), None, *last)


def _risk(facts: names.Names, fact: str, **answers: object) -> Cell:
    found = getattr(facts_of(somebody(**answers)), fact)
    return Cell(facts[found], RISKY[found])


def clearance_grid(_: Words) -> Grid:
    """Each reason for a hold alone, against a professional's word; reasons in the order in which they are given."""
    values, levels = names.values(_), names.levels(_)
    rows = []
    for head, answers in _reasons(_):
        cells = [_clearance(levels, somebody(**answers | {"professional_ok": word})) for word in WORD]
        rows.append((head, tuple(cells)))
    columns = tuple(values[word] for word in WORD)
    corner = _("{first} (down), {second} (across)", first=_("Reason"), second=names.fields(_)["professional_ok"])
    return Grid(_("May this person exercise now?"), corner, columns, tuple(rows))


def _reasons(_: Words) -> Iterator[tuple[str, dict[str, object]]]:
    yield _("no reason for a hold"), {}
    yield _("the same, and the clinic has entered limits"), {"limits_entered": True}
    yield _("C1: high fracture risk"), {"spinal_fracture": "yes"}
    yield _("C2: high falls risk"), {"falls_12m": "two_plus"}
    yield _("C3: new signs"), {"current_signs": frozenset({"back_pain"})}
    yield (
        _("C3, and a professional's word after it"),
        {"current_signs": frozenset({"back_pain"}), "signs_cleared": True},
    )
    yield _("C4: a condition that needs care"), {"medical_caution": "yes"}
    yield _("S9: nothing answered about falls"), {"falls_12m": None}


def _clearance(levels: names.Names, answers: Answers) -> Cell:
    found = clearance(answers)
    return Cell(levels[found.level], found.level, ", ".join(found.reasons))
