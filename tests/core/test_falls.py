"""What a fall changes in the answers."""

import pytest

from bot.core.falls import answers_after_fall


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ({"falls_12m": "none"}, {"falls_12m": "one", "serious_fall": "no"}),
        ({"falls_12m": "one"}, {"falls_12m": "two_plus"}),
        ({"falls_12m": "two_plus"}, {}),
        ({"falls_12m": "unsure"}, {}),
        ({}, {}),
        ({"professional_ok": "yes"}, {"professional_ok": "not_yet"}),
        ({"professional_ok": "with_limits"}, {"professional_ok": "not_yet"}),
        ({"professional_ok": "unsure"}, {}),
    ],
)
def test_a_fall_is_counted_and_the_word_from_before_it_is_over(given, changed):
    assert answers_after_fall(given, "no") == changed
