"""A message becomes words, and each word stands in a clause and in a sentence."""

import pytest

from bot.core.language.reading import LONGEST, read

BUT = frozenset({"but", "ama"})


def clauses(text, breaking=BUT):
    """The message's clauses: `|` between them, `||` between sentences."""
    reading = read(text, breaking)
    parts = []
    before = None
    for word, *place in zip(reading.words, reading.clauses, reading.sentences, strict=True):
        if before is not None and place != before:
            parts.append("||" if place[1] != before[1] else "|")
        parts.append(word)
        before = place
    return " ".join(parts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I feel dizzy", "i feel dizzy"),
        ("no pain, dizzy", "no pain | dizzy"),
        ("no pain. dizzy", "no pain || dizzy"),
        ("no pain! dizzy? yes… no\nwell", "no pain || dizzy || yes || no || well"),
        ("no pain (none): dizzy; faint", "no pain | none | dizzy | faint"),
        ("tired – dizzy — faint-ish / weak", "tired | dizzy | faint | ish | weak"),
        ('he said "dizzy" “faint”', "he said | dizzy | faint"),
        ("no pain but dizzy", "no pain | but dizzy"),
        ("ağrı yok ama başım dönüyor", "agri yok | ama basim donuyor"),
        ("no pain comma dizzy", "no pain | dizzy"),
        ("ağrı yok virgül başım dönüyor", "agri yok | basim donuyor"),
        ("ağrı yok nokta başım dönüyor", "agri yok || basim donuyor"),
        ("...no pain", "no pain"),
        ("no pain...", "no pain"),
        ("no pain ... , . dizzy", "no pain || dizzy"),
        ("isn't", "isnt"),
        ("Park’ta yürüdüm", "parkta yurudum"),
        ("walked 25min", "walked 25 min"),
        ("snake_case", "snake case"),
        ("🌀 my head 😵‍💫", "🌀 my head 😵 \u200d 💫"),
        ("🌀🌀", "🌀 🌀"),
        ("50% £3", "50 % £ 3"),
        ("", ""),
        (" \t ", ""),
        ("?!.", ""),
    ],
)
def test_words_clauses_and_sentences(text, found):
    assert clauses(text) == found


def test_a_word_that_breaks_belongs_to_the_clause_that_it_begins():
    reading = read("no pain but dizzy", BUT)
    assert reading.clauses == (0, 0, 1, 1)
    assert reading.sentences == (0, 0, 0, 0)


def test_without_such_words_nothing_breaks():
    assert clauses("no pain but dizzy", frozenset()) == "no pain but dizzy"


@pytest.mark.parametrize(("text", "asks"), [("dizzy?", True), ("is it? yes", True), ("dizzy.", False), ("", False)])
def test_a_question_mark_is_noticed(text, asks):
    assert read(text).asks is asks


def test_what_is_longer_than_any_message_is_not_read():
    assert read("a " * LONGEST).words == ("a",) * (LONGEST // 2)
    assert not read(" " * LONGEST + "? dizzy").asks
    assert read(" " * LONGEST + "? dizzy").words == ()


def test_the_longest_message_is_read_to_its_end():
    text = "a" * (LONGEST - 6) + " dizzy"
    assert read(text).words[-1] == "dizzy"


@pytest.mark.parametrize("letter", ["\ud800", "\x00", "\u202e", "ﷺ", "\U0010ffff", "\u0307", "²", "½"])
def test_any_letter_can_be_read(letter):
    reading = read(f"dizzy {letter} {letter}dizzy{letter}")
    assert reading.words[0] == "dizzy"
    assert len(reading.words) == len(reading.clauses) == len(reading.sentences)
