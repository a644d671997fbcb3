"""Letters are compared without what keyboards and languages do to them."""

import pytest

from bot.core.language.folding import APOSTROPHES, fold, fold_letters


@pytest.mark.parametrize("word", ["IŞIK", "ışık", "Işık", "isik", "İşik", "ıs\u0327ık", "ＩＳＩＫ"])
def test_one_word_is_one_word_however_it_is_typed(word):
    assert fold_letters(word) == "isik"


@pytest.mark.parametrize(
    ("text", "folded"), [("ĞÜÖÇ", "guoc"), ("café", "cafe"), ("STRASSE straße", "strasse strasse")]
)
def test_case_and_diacritics_make_no_difference(text, folded):
    assert fold_letters(text) == folded


def test_everything_else_stays_where_it_is():
    assert fold_letters("A, b!\n 🌀 3") == "a, b!\n 🌀 3"


@pytest.mark.parametrize("text", ["I ’m  fine!", " I-M, FINE "])
def test_punctuation_and_spare_spaces_do_not_matter_for_answers(text):
    assert fold(text) == "i m fine"


def test_every_apostrophe_can_be_taken_out():
    assert "isn't isn’t isn‘t isn`t isn´t isnʼt isn′t".translate(APOSTROPHES) == " ".join(["isnt"] * 7)


def test_folding_twice_changes_nothing():
    text = "İstanbul'da IŞIK ﬁne ǅ ẞ"
    assert fold_letters(fold_letters(text)) == fold_letters(text)
