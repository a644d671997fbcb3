"""Whatever somebody writes, the grammar answers, and never with an absurd number."""

from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.activities.grammar import activities_in
from tests.core.activities.told import told, words

KNOWN = words()

VOCABULARY = """walked heel drops 2x10 ½ half an hour and saat yarım on iki set kere not tomorrow ? . , : no make that
each way back yesterday did yaptım hepsi nothing 30-35 999 #"""
MOST = {"minutes": 600, "seconds": 600, "sets": 20, "reps": 500}


@given(st.text(max_size=300))
@example("\N{SUPERSCRIPT TWO}x\N{ARABIC-INDIC DIGIT FIVE} heel drops")
@example("١٠ heel drops")
@example("10/")
@example("½½½")
def test_arbitrary_text_never_raises(text: str) -> None:
    activities_in(text, KNOWN)


@given(st.lists(st.sampled_from(VOCABULARY.split()), max_size=40))
def test_words_of_a_log_in_any_order_give_sane_numbers(chosen: Sequence[str]) -> None:
    for activity in activities_in(" ".join(chosen), KNOWN):
        for name, most in MOST.items():
            value = getattr(activity, name)
            assert value is None or 0 < value <= most


def test_only_the_first_4096_characters_are_read() -> None:
    assert told(" " * 4096 + "walked 20 min") == ""
    assert told("." * 2000 + "walked 20 min") == "brisk_walking minutes=20"


def test_a_message_as_long_as_can_be_is_read_to_its_end() -> None:
    assert told("heel drops 10. " * 273).count("heel_drops reps=10") == 273
