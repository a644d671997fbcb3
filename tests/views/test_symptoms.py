"""What is read when something is wrong: short, complete, in every language."""

import pytest

from bot.content.words import LANGUAGES, Words, words_for
from bot.core.findings import finding
from bot.core.symptom_table import QUESTIONS, START
from bot.views import hold, symptoms
from bot.views.message import Message
from tests.usecases.scene import content

LONGEST = 350  # characters, where something is asked
NUMBER = "112"
LONGEST_NAME = "Wilhelmina Featherstones"
# The patient reads, or a helper does.
READERS = [
    reader
    for language in LANGUAGES
    for reader in (words_for(language), words_for(language).about(LONGEST_NAME, content().helper.variants))
]


def every_question(_: Words) -> list[Message]:
    asked = [symptoms.question(_, content(), id, NUMBER, back=True) for id in QUESTIONS if id not in (START, "record")]
    return [
        *asked,
        symptoms.what(_, content(), NUMBER, understood=True),
        symptoms.what(_, content(), NUMBER, understood=False),
        *(symptoms.what(_, content(), NUMBER, understood=False, guess=sign) for sign in content().symptoms.guesses),
        symptoms.unreadable(_, content(), NUMBER),
        symptoms.still_wrong(_, content(), NUMBER),
        symptoms.which_emergency(_, content(), 1, NUMBER),
        symptoms.mistake(_, 1),
        hold.have_you_asked(_, content()),
        hold.check_in(_, content(), "T1", NUMBER),
        hold.check_in(_, content(), "C2", NUMBER),
        hold.told_so(_, ["T1", "T4", "C1", "C2"], "hold:sure:yes:1:gp:0"),
        hold.who_said_so(_, "yes"),
        hold.when_said(_, "yes", "gp"),
    ]


@pytest.mark.parametrize("_", READERS)
def test_a_message_that_asks_is_short(_):
    long = [message.text for message in every_question(_) if len(message.text) > LONGEST]
    assert long == []


@pytest.mark.parametrize("_", READERS)
def test_a_screen_has_few_buttons_one_a_row(_):
    for message in every_question(_):
        assert len(message.rows) <= 9
        assert all(len(row) == 1 for row in message.rows if not row[0][0].isdigit())


@pytest.mark.parametrize("_", READERS)
def test_buttons_of_one_screen_read_differently(_):
    for message in every_question(_):
        labels = [text for row in message.rows for text, _ in row]
        assert len(labels) == len(set(labels))


def test_turkish_and_english_share_no_question():
    english, turkish = every_question(words_for("en")), every_question(words_for("tr"))
    assert [pair for pair in zip(english, turkish, strict=True) if pair[0].text == pair[1].text] == []


@pytest.mark.parametrize("_", READERS)
def test_questions_that_can_mean_an_emergency_name_the_number(_):
    for id, asked in QUESTIONS.items():
        urgent = any(option.rule == "T1" for option in asked.options)
        after_the_list = id in (START, "fall_blackout", "fall_stand")  # said just before, in the first screen or T4
        if urgent and not after_the_list:
            assert NUMBER in symptoms.question(_, content(), id, NUMBER, back=False).text, id


@pytest.mark.parametrize("_", READERS)
@pytest.mark.parametrize("rule", ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"])
def test_all_advice_names_the_number(_, rule):
    for same_day in (False, True):
        advice = symptoms.advice(_, content(), finding(rule, same_day=same_day), "999", 7)
        assert "999" in advice.text


@pytest.mark.parametrize("_", READERS)
def test_thoughts_of_self_harm_hear_nothing_about_exercise(_):
    for text in (
        symptoms.advice(_, content(), finding("T1", ["self_harm"]), NUMBER, 7).text,
        hold.thinking_of_you(_, NUMBER).text,
    ):
        assert NUMBER in text
        assert not {"exercise", "egzersiz"} & set(text.lower().replace(".", " ").split())


def test_numbers_stand_in_a_grid():
    rows = symptoms.question(words_for("en"), content(), "strength", NUMBER, back=False).rows
    assert [text for row in rows for text, _ in row] == [str(number) for number in range(11)]
    assert max(len(row) for row in rows) == 4


def test_the_mark_of_back_is_no_answer():
    assert all(option.id != symptoms.BACK for question in QUESTIONS.values() for option in question.options)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_about_a_word_read_as_in_the_reviewed_content(language):
    _ = words_for(language)
    reviewed = [_(option.text) for option in content().referrals.check_in.options]
    assert [text for row in hold.spoken_rows(_) for text, _data in row] == reviewed


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_words_may_mean_stands_right_below_emergency(language):
    _ = words_for(language)
    for sign, text in content().symptoms.guesses.items():
        rows = symptoms.what(_, content(), NUMBER, understood=False, guess=sign).rows
        assert rows[0][0][1] == "sym:a:what:emergency"
        assert rows[1][0] == (_(text), f"sym:guess:{sign}")
        assert len(rows[1][0][0]) <= 48
