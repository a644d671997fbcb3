"""What the catalogue answers about exercises, their words and what can be logged."""

from tests.core.people import EVERYTHING, catalogue, only


def test_a_slot_holds_its_exercises_in_order_of_preference() -> None:
    few = only("hip_hinge", "wall_push_up", "glute_squeeze", "calf_raises")
    assert [exercise.id for exercise in few.slot("resistance", "hinge")] == ["hip_hinge", "glute_squeeze"]
    assert [exercise.id for exercise in few.slot("resistance")] == ["calf_raises"]
    assert few.slot("balance") == ()


def test_every_slot_ends_with_its_fallback_and_has_one_at_most() -> None:
    for category, group in {exercise.slot for exercise in catalogue().exercises.values()}:
        fallbacks = [exercise.fallback for exercise in catalogue().slot(category, group)]
        assert sum(fallbacks) <= 1
        assert not any(fallbacks[:-1])


def test_the_words_fit_the_equipment_at_home() -> None:
    stance = catalogue().exercises["single_leg_stance"]
    assert "worktop" in stance.wording(EVERYTHING).line(1)
    assert "chair" in stance.wording(frozenset({"chair", "wall"})).line(1)
    assert "worktop" in stance.wording(frozenset()).line(1)


def test_the_words_change_with_the_rung() -> None:
    words = catalogue().exercises["single_leg_stance"].wording(EVERYTHING)
    assert "both hands" in words.line(2)
    assert "one hand" in words.line(3)
    assert words.steps_at(1)[0] == "Face the worktop, both hands on it."
    assert words.steps_at(5)[0] == "Face the worktop, your hands just above it, ready to hold on."


def test_every_ladder_never_gets_easier_to_hold_on() -> None:
    order = ["both_hands", "one_hand", "fingertips", "hover", "none"]
    for exercise in catalogue().exercises.values():
        held = [order.index(rung.support) for rung in exercise.ladder if rung.support in order]
        assert held == sorted(held), exercise.id


def test_what_is_logged_counts_towards_its_own_totals() -> None:
    assert catalogue().counts("swimming") == frozenset({"moderate_minutes"})
    assert catalogue().counts("tandem_walk") == frozenset({"balance"})
    assert catalogue().counts("withdrawn_exercise") == frozenset()
    assert catalogue().group("band_row") == "pull"
    assert catalogue().group("swimming") is None
