"""A word's kind is that of the longest word we know that it is a form of."""

import pytest

from bot.core.language.vocabulary import LONGEST, Vocabulary

WORDS = Vocabulary(
    {
        "en": {
            "pain": ["ache", "hurt", "sore"],
            "move": ["walk", "run", "bake", "stop", "carry"],
            "thing": ["cat", "category", "i", "bus"],
        },
        "tr": {
            "body": ["bas", "diz", "agrim"],
            "pain": ["agri", "sizi"],
            "turn": ["don", "kalk"],
            "one": ["o"],
            "both": ["walker"],
        },
    }
)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("walk", "move"),
        ("walks", "move"),
        ("walked", "move"),
        ("walking", "move"),
        ("baking", "move"),
        ("stopped", "move"),
        ("stopping", "move"),
        ("carries", "move"),
        ("carried", "move"),
        ("carrying", "move"),
        ("buses", "thing"),
        ("soreness", "pain"),
        ("category", "thing"),
        ("cat", "thing"),
        ("catxyz", None),
        ("walkabout", None),
        ("i", "thing"),
        ("is", None),
        ("", None),
        ("xyz", None),
    ],
)
def test_english_forms(word, kind):
    assert WORDS.kind(word) == kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("basim", "body"),
        ("basimda", "body"),
        ("dizlerimizin", "body"),
        ("donuyor", "turn"),
        ("dondu", "turn"),
        ("donmuyor", "!turn"),
        ("donmedi", "!turn"),
        ("kalkamiyorum", "!turn"),
        ("sizim", "pain"),
        ("basxq", None),
        ("o", "one"),
        ("on", None),
    ],
)
def test_turkish_forms(word, kind):
    assert WORDS.kind(word) == kind


def test_the_longer_word_counts_of_whichever_language():
    assert WORDS.kind("walker") == "both"


def test_a_denial_behind_a_shorter_word_of_the_same_kind_counts():
    words = Vocabulary({"tr": {"pain": ["agri", "agrim"]}})
    assert words.kind("agrimadi") == "!pain"
    assert words.kind("agrim") == "pain"


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_word_much_longer_than_any_is_not_known(language):
    assert Vocabulary({language: {"thing": ["a", "ab"]}}).kind("ab" + "a" * (LONGEST + 1)) is None


def test_a_vocabulary_of_nothing_knows_nothing():
    assert Vocabulary({}).kind("walk") is None
