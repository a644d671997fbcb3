"""The card of an exercise: an animation with its steps below it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.content.animations import PICTURES
from bot.content.words import LANGUAGES, words_for
from bot.core.catalogue import RUNGS, Exercise
from bot.core.day_plan import Item
from bot.core.facts import Answers
from bot.core.stored_plan import StoredPlan
from bot.views.message import LONGEST_CAPTION
from bot.views.plan import how_to
from tests.usecases.scene import CLEAR, Scene, content

EQUIPMENT = ["counter", "chair", "wall", "band", "stairs_rail"]
TODAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


@pytest.fixture
async def scene(database: Any) -> Scene:
    scene = Scene(database, now=TODAY)
    await scene.arrive()
    return scene


async def test_each_card_begins_with_the_animation_of_its_exercise(scene: Scene) -> None:
    await scene.write("/today")
    await scene.tap("Show me how")
    cards = [scene.last]
    while "Next exercise" in scene.last.buttons:
        await scene.tap("Next exercise", scene.last)
        cards.append(scene.last)
    assert len(cards) > 1
    for card in cards:
        assert card.animation is not None
        assert (PICTURES / f"{card.animation}.gif").is_file()
        name = content().catalogue.exercises[card.animation.partition("-")[0]].name
        assert card.text.startswith(str(name))
        assert {"Why this one?", "Back to today"} <= set(card.buttons)


async def test_who_wants_no_pictures_reads_the_words_alone(scene: Scene) -> None:
    await scene.run(lambda visit: visit.change_patient(pictures=False))
    await scene.write("/today")
    await scene.tap("Show me how")
    assert scene.last.animation is None
    assert "1. " in scene.last.text
    assert "Back to today" in scene.last.buttons


def card(exercise: Exercise, rung: int, language: str, equipment: list[str]) -> Any:
    step, dose = exercise.rung(rung), exercise.rung(rung).dose
    item = Item(
        exercise.id,
        exercise.category,
        exercise.group,
        exercise.impact,
        step.support,
        dose.sets,
        dose.reps,
        dose.seconds,
        dose.minutes,
        dose.impacts,
        rung,
        tuple(exercise.adaptations),
    )
    answers = Answers.from_values(CLEAR | {"equipment": equipment, "falls_12m": "two_or_more"})
    stored = StoredPlan(1, 1, TODAY.date(), 1, 10, "", (item,), ())
    return how_to(words_for(language), content(), answers, stored, 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("held", EQUIPMENT)
def test_the_words_of_every_card_fit_below_its_animation(language: str, held: str) -> None:
    for exercise in content().catalogue.exercises.values():
        for rung in range(1, RUNGS + 1):
            message = card(exercise, rung, language, [held])
            assert message.method == "sendAnimation", (exercise.id, len(message.text))
            assert len(message.text) <= LONGEST_CAPTION - 100, exercise.id  # a helper's patient is named in some


def test_words_too_long_to_stand_below_an_animation_go_alone() -> None:
    message = card(next(iter(content().catalogue.exercises.values())), 1, "en", EQUIPMENT)
    assert replace(message, text="x" * (LONGEST_CAPTION + 1)).method == "sendMessage"
