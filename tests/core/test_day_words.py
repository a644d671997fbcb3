"""A day to come in words, in both languages, and nothing besides."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.day_names import day_names
from bot.content.words import LANGUAGES, words_for
from bot.core.day_words import day_in_words

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", THURSDAY),
        ("Yarın", date(2026, 11, 27)),
        ("öbür gün", date(2026, 11, 28)),
        ("Tuesday", date(2026, 12, 1)),
        ("on tuesday", date(2026, 12, 1)),
        ("salı", date(2026, 12, 1)),
        ("Salı günü", date(2026, 12, 1)),
        ("bu salı", date(2026, 12, 1)),
        ("thursday", date(2026, 12, 3)),
        ("next Friday", date(2026, 12, 4)),
        ("haftaya cuma", date(2026, 12, 4)),
        ("gelecek hafta pazartesi", date(2026, 11, 30)),
        ("5 December", date(2026, 12, 5)),
        ("5th of December", date(2026, 12, 5)),
        ("December 5", date(2026, 12, 5)),
        ("Saturday, 5 December 2026", date(2026, 12, 5)),
        ("5 Dec", date(2026, 12, 5)),
        ("5 aralık", date(2026, 12, 5)),
        ("5 ARALIK", date(2026, 12, 5)),
        ("5 Aralık'ta", date(2026, 12, 5)),
        ("5 aralık cumartesi", date(2026, 12, 5)),
        ("05.12.", date(2026, 12, 5)),
        ("05.12.2026", date(2026, 12, 5)),
        ("5/12", date(2026, 12, 5)),
        ("3 ocak", date(2027, 1, 3)),
        # a day of the month by itself
        ("on the 12th", date(2026, 12, 12)),
        ("31st", date(2026, 12, 31)),
        ("26th", THURSDAY),
        ("ayın 12'si", date(2026, 12, 12)),
        ("32nd", None),
        # a time of day beside it is passed over
        ("Thursday at 10", date(2026, 12, 3)),
        ("at 10 on Thursday", date(2026, 12, 3)),
        ("perşembe 10'da", date(2026, 12, 3)),
        ("perşembe günü saat onda", date(2026, 12, 3)),
        ("on the 12th at half past two", date(2026, 12, 12)),
        ("12'sinde saat iki buçukta", date(2026, 12, 12)),
        ("tomorrow morning", date(2026, 11, 27)),
        ("salı öğleden sonra 3'te", date(2026, 12, 1)),
        ("05.12. saat 10'da", date(2026, 12, 5)),
        ("5 December at 10:30", date(2026, 12, 5)),
        # but a mere number is no time: it may be a date
        ("perşembe 10", None),
        ("5-10 December", None),
        ("at 10", None),
        ("Thursday at 10 I fell", None),
        ("29 şubat", None),
        ("31 november", None),
        ("5", None),
        ("five", None),
        ("december", None),
        ("I fell on Tuesday", None),
        ("salı düştüm", None),
        ("my knee hurts", None),
        ("10:30", None),
        ("next 5 december", None),
        ("", None),
    ],
)
def test_the_whole_text_is_a_day_or_none(text: str, day: date | None) -> None:
    assert day_in_words(text, THURSDAY, day_names()) == day


@given(
    today=st.dates(date(2024, 1, 1), date(2030, 12, 31)), ahead=st.integers(0, 180), language=st.sampled_from(LANGUAGES)
)
def test_a_date_as_the_bot_writes_it_is_read_back(today: date, ahead: int, language: str) -> None:
    day = today + timedelta(days=ahead)
    assert day_in_words(words_for(language).date(day), today, day_names()) == day


@given(
    today=st.dates(date(2024, 1, 1), date(2030, 12, 31)), ahead=st.integers(1, 7), language=st.sampled_from(LANGUAGES)
)
def test_a_weekday_is_the_next_one_after_today(today: date, ahead: int, language: str) -> None:
    day = today + timedelta(days=ahead)
    assert day_in_words(words_for(language).weekday(day), today, day_names()) == day
