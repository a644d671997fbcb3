"""What the handbook says about a rule is what the code does."""

from itertools import product

from bot.content.load import load_content
from bot.content.words import words_for
from bot.core.catalogue import RUNGS
from bot.core.clearance import clearance
from bot.core.facts import VALUES, facts_of
from bot.handbook.cards import card
from bot.handbook.effects import effect, effects_grid, trials
from bot.handbook.facts import clearance_grid, fact_grids
from bot.handbook.people import somebody
from bot.handbook.speech import speech
from bot.handbook.triage import findings, sign_rows

CONTENT = load_content()
ENGLISH = words_for("en")
TRIALS = {(trial.rule, trial.about): trial for trial in trials(ENGLISH, CONTENT.catalogue)}


def left(rule: str, about: str) -> dict[str, int]:
    """The highest rung of every exercise, 0 where it is out."""
    exercises = CONTENT.catalogue.exercises.values()
    return {exercise.id: effect(TRIALS[rule, about], exercise) for exercise in exercises}


def test_high_fracture_risk_leaves_low_impact_and_what_a_clinic_need_not_watch() -> None:
    for id, rung in left("S2", "high fracture risk").items():
        exercise = CONTENT.catalogue.exercises[id]
        heavy = exercise.impact in ("moderate", "high") or "S2" in exercise.contraindications
        assert rung == (0 if heavy else RUNGS)


def test_high_falls_risk_leaves_walking_at_its_first_rung_and_balance_that_is_held() -> None:
    rungs = left("S4", "high falls risk")
    assert rungs["brisk_walking"] == 1
    assert rungs["stair_climbing"] == rungs["tai_chi"] == 0
    assert rungs["single_leg_stance"] == 4
    assert left("S4", "some falls risk")["single_leg_stance"] == 5


def test_without_a_professionals_word_everything_stays_on_its_first_rung() -> None:
    assert set(left("C5", "no professional's word").values()) == {1}


def test_without_a_build_up_nobody_jumps() -> None:
    assert {id for id, rung in left("S10", "no build-up to jumps").items() if rung == 0} == {
        id for id, exercise in CONTENT.catalogue.exercises.items() if "S10" in exercise.contraindications
    }


def test_the_table_has_a_row_for_every_exercise_and_a_cell_for_every_trial() -> None:
    grid = effects_grid(ENGLISH, CONTENT.catalogue)
    assert sorted(head for head, _ in grid.rows) == sorted(e.name for e in CONTENT.catalogue.exercises.values())
    assert all(len(cells) == len(TRIALS) == len(grid.columns) for _, cells in grid.rows)
    drops = dict(grid.rows)["Heel drops"]
    assert drops[grid.columns.index("S2: high fracture risk")].text == "out"


def test_a_card_tells_the_same_as_the_table() -> None:
    told = card(ENGLISH, CONTENT, CONTENT.catalogue.exercises["single_leg_stance"]).effects
    assert told["S4: high falls risk"] == "up to rung 4"
    assert "S2: high fracture risk" not in told


def test_the_tables_of_facts_hold_every_answer_about_fractures_and_falls() -> None:
    fractures, falls = list(fact_grids(ENGLISH))[:2]
    cells = [cell.text for _, row in fractures.rows for cell in row]
    answers = (*VALUES["spinal_fracture"], None)
    assert sorted(cells) == sorted(
        facts_of(somebody(spinal_fracture=spine, frequent_fractures=frequent)).fracture_risk
        for spine, frequent in product(answers, answers)
    )
    assert [cell.text for _, row in falls.rows for cell in row].count("low") == 1
    assert [cell.text for _, row in falls.rows for cell in row].count("some") == 1


def test_the_table_of_clearance_gives_levels_with_their_reasons() -> None:
    rows = dict(clearance_grid(ENGLISH).rows)
    found = clearance(somebody(spinal_fracture="yes", professional_ok="with_limits"))
    cell = rows["C1: high fracture risk"][1]
    assert (cell.mark, cell.note) == (found.level, ", ".join(found.reasons)) == ("advised", "C1, C7")
    assert [cell.mark for cell in rows["C3: new signs"]] == ["hold"] * 5


def test_a_sign_is_told_with_all_that_it_can_become() -> None:
    rows = {row.id: row for row in sign_rows(ENGLISH, speech(ENGLISH, CONTENT), CONTENT)}
    back = [(outcome.rule, outcome.level) for outcome in rows["back_pain"].outcomes]
    assert back[0] == ("T1", "emergency")
    assert ("T2", "referral") in back
    assert {outcome.rule for outcome in rows["chest_pain"].outcomes} == {"T1"}
    assert {finding.rule for finding in findings()} == {f"T{number}" for number in range(1, 8)}
