"""Turkish endings: which deny a verb, and which only follow a stem."""

import pytest

from bot.core.language.turkish import DENYING, ENDINGS, UNABLE


@pytest.mark.parametrize(
    "word",
    [
        *("donmuyor", "donmuyordu", "donmedi", "donmez", "donmemis", "donmeyecek", "donmem", "donmuyo", "donmeden"),
        *("donmesin", "donmese", "dusmedim", "dusmuyorum", "dusmedik"),
    ],
)
def test_a_denying_ending_is_noticed(word):
    assert DENYING.match(word, 3)


@pytest.mark.parametrize(
    "word", ["donme", "donmesi", "donmem", "donuyor", "dondu", "donmek", "donmus", "donmeler", "don"]
)
def test_a_noun_or_an_affirming_verb_denies_nothing(word):
    denies = DENYING.match(word, 3) is not None
    assert denies == (word == "donmem")  # "I do not turn" and "my turning" are one word


@pytest.mark.parametrize("word", ["kalkamiyorum", "kalkamadim", "kalkamam"])
def test_what_cannot_be_done_is_noticed(word):
    assert UNABLE.match(word, 4)
    assert not UNABLE.match("kalkiyorum", 4)


@pytest.mark.parametrize("word", ["bas", "basim", "basimda", "baslarimizdan", "basliyor", "basinca"])
def test_a_stem_takes_chains_of_endings(word):
    assert ENDINGS.match(word, 3)


@pytest.mark.parametrize("word", ["basx", "basqq", "basimw"])
def test_other_letters_are_no_ending(word):
    assert not ENDINGS.match(word, 3)
