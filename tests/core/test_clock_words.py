"""Times of day in words."""

from datetime import time

import pytest

from bot.core.clock_words import by_day, clock_time, wishes_to_be_written_to


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 o'clock", "09:00"),
        ("at nine", "09:00"),
        ("8", "08:00"),
        ("20.30", "20:30"),
        ("0930", "09:30"),
        ("8pm", "20:00"),
        ("8.30 a.m.", "08:30"),
        ("half past eight", "08:30"),
        ("quarter to nine", "08:45"),
        ("a quarter past nine", "09:15"),
        ("ten minutes to nine", "08:50"),
        ("nine thirty", "09:30"),
        ("8 in the evening", "20:00"),
        ("11 at night", "23:00"),
        ("noon", "12:00"),
        ("12 am", "00:00"),
        ("write to me every day at nine, please", "09:00"),
        ("saat dokuz", "09:00"),
        ("akşam sekizde", "20:00"),
        ("sekiz buçuk", "08:30"),
        ("akşam 8 buçukta", "20:30"),
        ("8'de", "08:00"),
        ("on ikiye", "12:00"),
        ("dokuz kırk beş", "09:45"),
        ("dokuza çeyrek var", "08:45"),
        ("9'u 10 geçiyor", "09:10"),
        ("dokuzu on geçe", "09:10"),
        ("gece on birde", "23:00"),
        ("gece 2", "02:00"),
        ("öğleden sonra üçte", "15:00"),
        ("saat yirmi birde", "21:00"),
        ("her gün saat 9'da yazın lütfen", "09:00"),
        ("gece yarısı", "00:00"),
    ],
)
def test_a_time_is_read_in_figures_and_in_the_words_of_both_languages(text, expected):
    found = clock_time(text)
    assert found is not None
    assert found.time == time.fromisoformat(expected)


@pytest.mark.parametrize(
    "text", ["", "?", "25", "9:75", "I fell at 8", "8 falls", "akşam", "in the evening", "9 weeks"]
)
def test_words_that_are_more_or_less_than_a_time_are_none(text):
    assert clock_time(text) is None


@pytest.mark.parametrize(("text", "certain"), [("8", False), ("8 pm", True), ("08:00", True), ("20", True)])
def test_without_a_half_of_the_day_a_small_hour_may_be_either(text, certain):
    found = clock_time(text)
    assert found is not None
    assert found.certain is certain
    assert found.other.hour % 12 == found.time.hour % 12
    assert found.other != found.time


@pytest.mark.parametrize(("text", "hour"), [("8", 8), ("12", 12), ("4", 16), ("4 in the morning", 4), ("04.00", 4)])
def test_for_a_message_an_uncertain_hour_is_one_of_the_day_and_never_of_the_night(text, hour):
    found = clock_time(text)
    assert found is not None
    assert by_day(found).hour == hour


@pytest.mark.parametrize(
    "text", ["write at 9", "could you message me at 7pm instead?", "saat 9'da yazın", "saati 11 yap"]
)
def test_a_wish_to_be_written_to_is_a_time_with_a_word_of_writing(text):
    assert clock_time(text) is not None
    assert wishes_to_be_written_to(text)


@pytest.mark.parametrize("text", ["9", "at nine", "akşam sekizde"])
def test_a_mere_time_is_no_wish(text):
    assert not wishes_to_be_written_to(text)
