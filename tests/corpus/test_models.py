"""The models that were learnt fit the rules and signs that the code knows."""

from collections.abc import Iterable

import pytest

from bot.core.language.reading import read
from bot.core.triage.opinion import NOTHING, Opinion, number_of
from bot.core.triage.signs import RULE_OF, SIGNS_OF
from corpus.messages import Message, aside, symptoms
from tests.corpus.judged import understanding

MODELS = {"opinion": understanding().opinion, "naming": understanding().naming}


@pytest.fixture(params=MODELS)
def model(request: pytest.FixtureRequest) -> Opinion:
    return MODELS[request.param]


def test_the_opinion_finds_nothing_or_a_rule() -> None:
    assert set(MODELS["opinion"].outcomes) == {NOTHING, *SIGNS_OF}


def test_the_naming_finds_signs() -> None:
    assert set(MODELS["naming"].outcomes) <= set(RULE_OF)


@pytest.mark.parametrize("rule", SIGNS_OF)
def test_every_rule_has_a_sign_that_can_be_named(rule: str) -> None:
    assert set(SIGNS_OF[rule]) & set(MODELS["naming"].outcomes)


def test_a_model_is_sorted_and_has_a_number_for_everything(model: Opinion) -> None:
    numbers = list(model.numbers)
    assert numbers == sorted(set(numbers))
    assert len(model.rarity) == len(numbers)
    assert {len(weights) for weights in model.weights} == {len(numbers)}
    assert len(model.weights) == len(model.bias) == len(model.outcomes) == len(set(model.outcomes))


def words_of(messages: Iterable[Message]) -> set[str]:
    return {word for message in messages for word in read(message.text).words if not word.isdigit()}


def test_words_that_only_stand_in_messages_kept_aside_were_not_learnt() -> None:
    only = words_of(aside()) - words_of(symptoms())
    known = [word for word in only if number_of(f"w{word}") in MODELS["opinion"].numbers]
    assert len(only) > 100
    assert len(known) <= len(only) / 50  # two features may share a number
