"""Every exercise is shown by an animation, and no animation is left over."""

from bot.content.animations import animation_faults, animation_of, names
from bot.content.load import FOLDER, checked_documents, load_content
from bot.core.catalogue import RUNGS


def test_every_words_of_every_exercise_have_their_animation() -> None:
    exercises = load_content().catalogue.exercises.values()
    shown = {
        (e.id, animation_of(e, words, rung)) for e in exercises for words in e.wordings for rung in range(1, RUNGS + 1)
    }
    assert {animation for _, animation in shown} == names()


def test_what_is_held_on_to_decides_which_animation_is_shown() -> None:
    exercise = load_content().catalogue.exercises["weight_shift"]
    shown = [animation_of(exercise, exercise.wording(frozenset({held})), 1) for held in ("counter", "chair")]
    assert shown == ["weight_shift", "weight_shift-chair"]


BESIDE = {"backward_walking", "tandem_walk", "tandem_walk-wall"}  # whose only picture is from there


def test_who_is_told_to_stand_beside_something_is_shown_beside_it() -> None:
    for exercise in load_content().catalogue.exercises.values():
        for wording in exercise.wordings:
            for rung in range(1, RUNGS + 1):
                told = any("beside the w" in step for step in wording.steps_at(rung))
                animation = str(animation_of(exercise, wording, rung))
                assert told == (animation in BESIDE or animation.endswith("-beside")), (animation, rung)


def test_who_is_told_to_rise_without_hands_is_shown_without_hands() -> None:
    exercise = load_content().catalogue.exercises["sit_to_stand"]
    shown = [animation_of(exercise, exercise.wordings[0], rung) for rung in range(1, RUNGS + 1)]
    assert shown == ["sit_to_stand"] * 4 + ["sit_to_stand-free"] * 2


def test_a_missing_animation_and_one_too_many_are_faults() -> None:
    documents, _ = checked_documents(FOLDER)
    there = names() - {"mini_squat", "weight_shift-chair"} | {"headstand"}
    faults = {(fault.file, fault.what) for fault in animation_faults(documents, there)}
    assert faults == {
        ("data/exercises/squat.yaml", "no animation is called mini_squat"),
        ("data/exercises/balance.yaml", "no animation is called weight_shift-chair"),
        ("pictures/headstand.gif", "goes with no words of any exercise"),
    }
