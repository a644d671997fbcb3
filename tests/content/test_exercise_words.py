"""Every exercise as people read it: each rung, each piece of equipment, each language."""

import re
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from bot.content.load import load_content
from bot.content.words import LANGUAGES, Words, words_for
from bot.core.catalogue import RUNGS, Exercise, Rung, Wording

CATALOGUE = load_content().catalogue
LONGEST_LINE, LONGEST_STEP = 110, 130
HELD = {
    "both_hands": {"en": "both hands", "tr": "iki el"},
    "one_hand": {"en": "one hand", "tr": "bir el"},
    "fingertips": {"en": "fingertips", "tr": "parmak uçlarınız"},
    "hover": {"en": "just above|close to", "tr": "değmeden|yakın"},
    "none": {"en": "without hold|without hands", "tr": "tutunmadan|kullanmadan"},
    "rail": {"en": "the rail", "tr": "tırabzan"},
    "seated": {"en": "sit tall", "tr": "dik oturun"},
}
NAMED = {
    "counter": {"en": "worktop", "tr": "tezgâh"},
    "chair": {"en": "chair", "tr": "sandalye"},
    "wall": {"en": "wall", "tr": "duvar"},
    "band": {"en": "band", "tr": "ban[dt]"},
    "stairs_rail": {"en": "rail", "tr": "tırabzan"},
}
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def readings() -> Iterator[tuple[Exercise, Wording, int, Rung]]:
    for exercise in CATALOGUE.exercises.values():
        for wording in exercise.wordings:
            for number in range(1, RUNGS + 1):
                yield exercise, wording, number, exercise.rung(number)


def line_and_steps(_: Words, wording: Wording, number: int, rung: Rung) -> tuple[str, list[str]]:
    values = asdict(rung.dose)
    return _(wording.line(number), **values), [_(step, **values) for step in wording.steps_at(number)]


@in_both_languages
def test_the_line_and_the_steps_say_the_whole_dose(language: str) -> None:
    for exercise, wording, number, rung in readings():
        line, steps = line_and_steps(words_for(language), wording, number, rung)
        amounts = [amount for name, amount in asdict(rung.dose).items() if amount and (name, amount) != ("sets", 1)]
        for text in (line, " ".join(steps)):
            figures = [int(figure) for figure in re.findall(r"\d+", text)]
            assert set(amounts) <= set(figures), (exercise.id, number, text)


def test_one_of_a_thing_is_never_written_as_many() -> None:
    for _exercise, wording, number, rung in readings():
        line, steps = line_and_steps(words_for("en"), wording, number, rung)
        assert not re.search(r"\b1 (?:times|sets|seconds|minutes|steps|walks)\b", " ".join([line, *steps]))


@in_both_languages
def test_no_step_begins_with_a_figure_because_its_own_number_stands_before_it(language: str) -> None:
    for exercise, wording, number, rung in readings():
        _line, steps = line_and_steps(words_for(language), wording, number, rung)
        assert not [step for step in steps if step[0].isdigit()], exercise.id


@in_both_languages
def test_the_words_say_how_to_hold_on_and_the_line_too_where_it_changes(language: str) -> None:
    for exercise, wording, number, rung in readings():
        supports = {each.support for each in exercise.ladder}
        if supports in ({None}, {"none"}):
            continue
        line, steps = line_and_steps(words_for(language), wording, number, rung)
        told = line if len(supports) > 1 else " ".join([line, *steps]).lower().replace("i̇", "i")
        assert re.search(HELD[str(rung.support)][language], told), (exercise.id, number, told)


@in_both_languages
def test_words_for_a_piece_of_equipment_name_it(language: str) -> None:
    for exercise, wording, number, rung in readings():
        line, steps = line_and_steps(words_for(language), wording, number, rung)
        wanted = {wording.equipment} if wording.equipment else exercise.equipment
        for equipment in wanted:
            assert re.search(NAMED[equipment][language], " ".join([line, *steps]).lower()), (exercise.id, equipment)


def test_where_several_things_will_do_each_has_its_own_words() -> None:
    for exercise in CATALOGUE.exercises.values():
        if len(exercise.equipment) > 1:
            assert {wording.equipment for wording in exercise.wordings} == exercise.equipment


@in_both_languages
def test_lines_and_steps_are_short_enough_for_a_phone(language: str) -> None:
    for _exercise, wording, number, rung in readings():
        line, steps = line_and_steps(words_for(language), wording, number, rung)
        assert len(line) <= LONGEST_LINE, line
        assert max(map(len, steps)) <= LONGEST_STEP, max(steps, key=len)


@in_both_languages
def test_whoever_holds_a_position_is_told_to_breathe(language: str) -> None:
    for exercise, wording, number, rung in readings():
        if rung.dose.seconds and rung.dose.reps:
            _line, steps = line_and_steps(words_for(language), wording, number, rung)
            assert re.search("breathing|nefes", " ".join(steps)), exercise.id


def test_every_exercise_has_three_to_five_steps_a_reason_and_a_mistake_to_avoid() -> None:
    for exercise in CATALOGUE.exercises.values():
        assert exercise.why
        assert all(3 <= len(wording.steps) <= 5 and wording.mistakes for wording in exercise.wordings)


@in_both_languages
def test_no_two_exercises_have_the_same_name(language: str) -> None:
    _ = words_for(language)
    names = [_(exercise.name) for exercise in CATALOGUE.exercises.values()]
    done = [_(exercise.done, minutes=5) for exercise in CATALOGUE.exercises.values()]
    assert len(set(names)) == len(names)
    assert len(set(done)) == len(done)
