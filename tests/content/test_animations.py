"""Every exercise is shown by an animation, and no animation is left over."""

from bot.content.animations import animation_faults, animation_of, names
from bot.content.load import FOLDER, checked_documents, load_content


def test_every_words_of_every_exercise_have_their_animation() -> None:
    exercises = load_content().catalogue.exercises.values()
    assert [e.id for e in exercises for wording in e.wordings if animation_of(e, wording) is None] == []


def test_what_is_held_on_to_decides_which_animation_is_shown() -> None:
    exercise = load_content().catalogue.exercises["weight_shift"]
    shown = [animation_of(exercise, exercise.wording(frozenset({held}))) for held in ("counter", "chair")]
    assert shown == ["weight_shift", "weight_shift-chair"]


def test_a_missing_animation_and_one_too_many_are_faults() -> None:
    documents, _ = checked_documents(FOLDER)
    there = names() - {"mini_squat", "weight_shift-chair"} | {"headstand"}
    faults = {(fault.file, fault.what) for fault in animation_faults(documents, there)}
    assert faults == {
        ("data/exercises/squat.yaml", "no animation is called mini_squat"),
        ("data/exercises/balance.yaml", "no animation is called weight_shift-chair"),
        ("pictures/headstand.gif", "goes with no words of any exercise"),
    }
