"""What the model sees of a message."""

from bot.core.language.reading import read
from bot.core.language.vocabulary import Vocabulary
from bot.core.triage.contexts import Heard
from bot.core.triage.features import NEAR, STEM, UNHEARD, features, unaware

VOCABULARY = Vocabulary({"en": {"body": ["head"], "move": ["walk"]}, "tr": {"turn": ["don"]}})


def seen(text, *heard):
    return features(read(text), heard, VOCABULARY)


def test_letters_are_seen_in_runs_within_a_word():
    letters, *_ = seen("ab")
    assert letters == {"c a", "cab", "cb ", "c ab", "cab ", "c ab "}


def test_a_word_is_seen_once_in_letters_however_often_it_stands():
    assert seen("ab ab")[0] == seen("ab")[0]


def test_long_words_are_seen_in_short_runs_only():
    letters, *_ = seen("abcdefgh")
    assert {len(each) - 1 for each in letters} == {2, 3, 4, 5}


def test_words_and_neighbours_are_seen_with_the_ends():
    _, words, *_ = seen("feel dizzy")
    assert words == {"w^", "wfeel", "wdizzy", "w$", "b^ feel", "bfeel dizzy", "bdizzy $"}


def test_all_numbers_are_one():
    assert seen("walked 20") == seen("walked 35")
    assert "w0" in seen("walked 20")[1]


def test_a_question_is_seen():
    _, words, meanings, _ = seen("dizzy?")
    assert {"w?", "bdizzy ?", "b? $"} <= words
    assert "k?" in meanings
    assert "w?" not in seen("dizzy.")[1]


def test_meanings_stand_for_words_and_unknown_words_for_their_beginning():
    _, _, meanings, _ = seen("heads walking unheard donmuyor")
    assert {each for each in meanings if each[0] == "k"} == {"k^", "kBODY", "kMOVE", "kunhe", "kTURN", "k!", "k$"}
    assert len("unhe") == STEM


def test_pairs_of_meanings_are_seen_a_few_words_apart():
    _, _, meanings, _ = seen("head a b c walk")
    assert "pBODY MOVE" in meanings
    assert "pBODY $" not in meanings
    assert NEAR == 4


def test_three_meanings_in_a_row_are_seen():
    _, _, meanings, _ = seen("head walk")
    assert {"t^ BODY MOVE", "tBODY MOVE $", "tMOVE $", "t$"} <= meanings


def test_what_the_lexicon_heard_is_seen_with_how_it_was_meant():
    *_, heard = seen("x", Heard("fall", "fell"), Heard("dizziness", "dizzy", "denied"))
    assert heard == {"hmeant", "hT4 meant", "hfall meant", "hdenied", "hT5 denied", "hdizziness denied"}


def test_that_nothing_was_heard_is_seen_too():
    assert seen("x")[-1] == UNHEARD


def test_a_message_without_words_has_its_ends():
    assert seen("") == (frozenset(), {"w^", "w$", "b^ $"}, {"k^", "k$", "p^ $", "t^ $", "t$"}, UNHEARD)


def test_unaware_of_what_was_heard_the_rest_is_the_same():
    assert unaware(seen("fell", Heard("fall", "fell"))) == seen("fell")
