"""The second opinion turns features into probabilities."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.triage.opinion import number_of
from tests.core.triage.models import model

PUSHES = {"wdizzy": "T5", "wspin": "T5", "wfell": "T4", "wwalked": "none", "wfine": "none"}
MODEL = model(("T4", "T5", "none"), PUSHES, {"none": 1.0})


def likeliest(*features):
    weighed = MODEL.weigh([frozenset(features)])
    return max(weighed, key=weighed.__getitem__)


@pytest.mark.parametrize(
    ("features", "outcome"),
    [
        ((), "none"),
        (("wdizzy",), "T5"),
        (("wdizzy", "wspin"), "T5"),
        (("wfell",), "T4"),
        (("wwalked", "wfine"), "none"),
    ],
)
def test_features_speak_for_their_outcomes(features, outcome):
    assert likeliest(*features) == outcome


@given(st.lists(st.frozensets(st.sampled_from([*PUSHES, "wother", "", "\ud800"])), max_size=4))
def test_probabilities_sum_to_one(blocks):
    weighed = MODEL.weigh(blocks)
    assert set(weighed) == {"T4", "T5", "none"}
    assert sum(weighed.values()) == pytest.approx(1)
    assert all(0 < share < 1 for share in weighed.values())


@given(st.frozensets(st.sampled_from(list(PUSHES))), st.frozensets(st.text()))
def test_unknown_features_change_nothing(known, unknown):
    unknown = {each for each in unknown if number_of(each) not in MODEL.numbers}
    assert MODEL.weigh([known | unknown]) == pytest.approx(MODEL.weigh([known]))


def test_without_features_the_bias_speaks():
    whole = 2 + exp(1)
    assert MODEL.weigh([]) == pytest.approx({"T4": 1 / whole, "T5": 1 / whole, "none": exp(1) / whole})
    assert MODEL.weigh([frozenset(), frozenset({"wother"})]) == MODEL.weigh([])


def test_weights_are_shared_by_the_length_of_their_block():
    whole = exp(5 * 2**0.5) + 1 + exp(1)
    weighed = MODEL.weigh([{"wdizzy", "wspin"}])
    assert weighed == pytest.approx({"T4": 1 / whole, "T5": exp(5 * 2**0.5) / whole, "none": exp(1) / whole})


def test_the_only_feature_of_a_block_weighs_its_weight():
    whole = exp(5) + 1 + exp(1)
    weighed = MODEL.weigh([{"wdizzy"}])
    assert weighed == pytest.approx({"T4": 1 / whole, "T5": exp(5) / whole, "none": exp(1) / whole})


def test_each_block_adds_its_own():
    together = MODEL.weigh([{"wdizzy", "wspin"}, {"wwalked", "wfine"}])
    assert together["T5"] < MODEL.weigh([{"wdizzy", "wspin"}])["T5"]
    assert together["T5"] * exp(1) == pytest.approx(together["none"])


def test_the_largest_scores_do_not_overflow():
    great = model(("T4", "none"), {"a": "T4"}, {"none": 5000.0, "T4": -5000.0})
    assert great.weigh([{"a"}]) == {"T4": 0.0, "none": 1.0}


@pytest.mark.parametrize("feature", ["", "a", "ş", "🌀", "\ud800", "a\udfffb"])
def test_every_text_has_a_number_of_32_bits(feature):
    assert 0 <= number_of(feature) < 2**32
