"""Whatever somebody writes is understood somehow: nothing raises, and the same words always mean the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.lexicon.load_activities import load_activity_words
from bot.content.lexicon.understanding import load_understanding
from bot.core.activities.grammar import activities_in
from bot.core.language.reading import LONGEST, read
from bot.core.triage.judging import judge
from bot.core.triage.signs import RULE_OF, rules_of
from bot.core.triage.verdict import NONE, UNSURE
from tests.core.language.steps import steps_of
from tests.corpus.judged import judged, understanding

ACTIVITIES = load_activity_words()
LETTERS = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)
WORDS = st.lists(
    st.sampled_from(
        [
            *("I", "my", "no", "not", "never", "but", "or", "and", "if", "what", "years", "ago", "today", "husband"),
            *("dizzy", "fell", "chest", "pain", "back", "hurts", "numb", "head", "spinning", "walked", "20", "minutes"),
            *("başım", "dönüyor", "dönmüyor", "yok", "değil", "ama", "düştüm", "düşmedim", "göğsüm", "ağrıyor", "eşim"),
            *(",", ".", "?", "!", "comma", "nokta", "🌀", "👍", "\ud800", "\x00", "ﷺ", "'", "…"),
        ]
    ),
    max_size=40,
).map(" ".join)


@given(LETTERS | WORDS)
@settings(deadline=None)
def test_any_text_gets_a_verdict_that_follows_the_contract(text: str) -> None:
    found = judged(text)
    assert found.signs == tuple(sorted(set(found.signs)))
    assert set(found.signs) <= set(RULE_OF)
    assert set(found.rules) - {"T9"} == set(rules_of(found.signs))
    assert found.signs == () or found.level != NONE
    assert found.signs or found.level in (NONE, UNSURE)  # a question need not have a guess
    assert (found.level == UNSURE) == (found.rules[:1] == ("T9",))


@given(LETTERS | WORDS, st.booleans())
@settings(deadline=None)
def test_the_same_text_always_gets_the_same_verdict(text: str, helper: bool) -> None:
    assert judge(text, understanding(), helper=helper) == judge(text, understanding(), helper=helper)


@given(LETTERS | WORDS)
@settings(deadline=None)
def test_any_text_can_be_read_and_searched_for_activities(text: str) -> None:
    reading = read(text, understanding().lexicon.breaking)
    assert len(reading.words) == len(reading.clauses) == len(reading.sentences)
    assert list(reading.clauses) == sorted(reading.clauses)
    assert list(reading.sentences) == sorted(reading.sentences)
    assert activities_in(text, ACTIVITIES) == activities_in(text, ACTIVITIES)


@pytest.mark.parametrize("text", ["no chest pain", "husband fell", "dizzy but fine", "düşmedim", "zigzag"])
def test_another_reading_of_the_same_content_gives_the_same_verdict(text: str) -> None:
    judged("I fell")
    assert judge(text, load_understanding()) == judged(text)


NASTY = [
    *("not a ", "dizzy no ", "no dizzy, ", "i fell ", "my head ", "if i ", "husband fell and i ", "years ago today "),
    *("başım dönüyor ", "düşmedim ", "ne ağrı ne ", "bir şey ", "1 ", "🌀", "fell,", "dizzy. no. "),
]


@pytest.mark.parametrize("text", NASTY)
def test_the_work_of_a_long_message_grows_with_its_words_and_no_faster(text: str) -> None:
    reading = read((text * LONGEST)[:LONGEST]).words
    few, many = " ".join(reading[: len(reading) // 4]), " ".join(reading)
    least = steps_of(lambda: judged(few))
    assert steps_of(lambda: judged(many)) <= min(4.4 * least + 1000, 1500 * len(reading))
