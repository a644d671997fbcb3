"""Whatever somebody has done, every word of its picture has its place: nothing is cut off, nothing overlaps."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.content.load import load_content
from bot.content.words import LANGUAGES, words_for
from bot.core.clinic_week import Overview
from bot.core.totals import DayTotals, WeekTotals
from bot.views import progress, week
from bot.views.clinic.overview import overview
from bot.views.message import Message
from bot.views.pictures.page import COLOURS, DIGIT, SEPARATOR
from bot.views.pictures.week import draw
from bot.views.pictures.weeks import Weeks
from tests.core.people import catalogue
from tests.views.pictures import boxes
from tests.views.pictures.examples import (
    A_DAY,
    A_WEEK,
    CLINIC,
    CLINIC_HUGE,
    CLINIC_NEW,
    FULL,
    GROWING,
    HUGE,
    MONDAY,
    ONLY_MARKS,
    ORDINARY,
    PAUSED,
)

TARGETS = catalogue().targets
SMALLEST = 34  # of 1080 across
NUMBERS = st.one_of(st.just(0), st.integers(1, 90), st.integers(0, 9_999))
DAYS = st.tuples(
    *(
        st.builds(
            DayTotals,
            date=st.just(MONDAY + n * A_DAY),
            feet_minutes=NUMBERS,
            other_minutes=NUMBERS,
            impacts=NUMBERS,
            strength=st.booleans(),
            balance=st.booleans(),
            active=st.just(True),
        )
        for n in range(7)
    )
)
MONDAYS = st.integers(0, 60).map(lambda n: MONDAY + n * A_WEEK)
COUNTS = st.tuples(NUMBERS, st.integers(0, 7), st.integers(0, 7))
WEEKS = st.tuples(MONDAYS, st.lists(COUNTS, min_size=1, max_size=12)).map(lambda found: lived(*found))


def lived(first, numbers) -> Weeks:
    return tuple(
        (first + n * A_WEEK, WeekTotals(minutes, minutes, 0, 0, strength, (), balance, 7))
        for n, (minutes, strength, balance) in enumerate(numbers)
    )


def totals(days: Sequence[DayTotals]) -> WeekTotals:
    minutes = sum(day.feet_minutes + day.other_minutes for day in days)
    impacts, strength = sum(day.impacts for day in days), sum(day.strength for day in days)
    balance, active = sum(day.balance for day in days), sum(day.active for day in days)
    return WeekTotals(minutes, minutes, impacts, 0, strength, (), balance, active)


def of_a_week(language: str, days: Sequence[DayTotals], helped: str = "") -> list[Message]:
    """With an aim, on hold, in a pause, and on Sunday; told to a helper where somebody is helped."""
    _, found = words_for(language), totals(days)
    _ = _.about(helped, load_content().helper.variants) if helped else _
    return [
        week.so_far(_, days, found, TARGETS, False),
        week.so_far(_, days, found, TARGETS, True),
        week.in_pause(_, days, found),
        week.summary(_, days, found, TARGETS, True),
    ]


def of_weeks(language: str, weeks: Weeks, paused: Iterable[date], paused_now: bool) -> Message:
    return progress.weeks(words_for(language), weeks, frozenset(paused), paused_now)


def of_clinic(language: str, found: Overview) -> Message:
    return overview(words_for(language), MONDAY, found)


def assert_well_laid_out(svg: str | None) -> None:
    assert svg is not None
    texts, page, cards = list(boxes.texts(svg)), boxes.page(svg), boxes.cards(svg)
    for text in texts:
        assert page.holds(text), text
        overlapped = [card for card in cards if card.meets(text)]
        assert all(card.holds(text) for card in overlapped), text
    for one, other in combinations(texts, 2):
        assert not one.meets(other), (one, other)
    for mark in boxes.marks(svg):
        assert any(card.holds(mark) for card in cards), mark
        assert not any(mark.meets(text) for text in texts), mark
    for one, other in combinations(cards, 2):
        assert not one.meets(other)
    assert min(boxes.sizes(svg)) >= SMALLEST


@pytest.mark.parametrize("language", LANGUAGES)
@given(days=DAYS)
@example(days=ORDINARY)
@example(days=FULL)
@example(days=HUGE)
@example(days=ONLY_MARKS)
def test_a_week_has_room_for_all_its_words(language, days) -> None:
    for message in of_a_week(language, days):
        assert_well_laid_out(message.picture)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["Ayşe", "Hüsnü Mahmut Wilhelm Moğ", "WWWWWWWWWWWWWWWWWWWWWWWW", "Мария", "中"])
def test_a_week_told_to_a_helper_has_room_for_every_name(language, name) -> None:
    _, letters = boxes.face(bold=False)
    for message in of_a_week(language, FULL, name):
        assert_well_laid_out(message.picture)
        assert all(set(text.what) <= letters for text in boxes.texts(str(message.picture)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("found", [CLINIC, CLINIC_HUGE, CLINIC_NEW])
def test_a_clinic_has_room_for_all_its_words_and_says_them_below_too(language, found) -> None:
    message = of_clinic(language, found)
    assert_well_laid_out(message.picture)
    assert message.method == "sendPhoto"
    words = " ".join(message.text.split())
    for text in boxes.texts(str(message.picture)):
        assert text.what in words or text.what in _said_otherwise(language), text.what


def _said_otherwise(language: str) -> set[str]:
    """Headings of the chart, whose words the message joins; the week that is going on."""
    _ = words_for(language)
    return {_("Active minutes of all patients"), _("Median of those who had any"), _("now")}


@pytest.mark.parametrize("language", LANGUAGES)
@given(weeks=WEEKS, paused=st.sets(st.integers(0, 11)), paused_now=st.booleans())
@example(weeks=GROWING, paused={5, 6}, paused_now=False)
@example(weeks=GROWING[:1], paused=set(), paused_now=False)
@example(weeks=lived(MONDAY + 5 * A_WEEK, [(9_999, 7, 7)] * 12), paused={11}, paused_now=True)
def test_up_to_twelve_weeks_have_room_for_all_their_words(language, weeks, paused, paused_now) -> None:
    mondays = {monday for n, (monday, _) in enumerate(weeks) if n in paused}
    assert_well_laid_out(of_weeks(language, weeks, mondays, paused_now).picture)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("days", [ORDINARY, FULL], ids=["ordinary", "full"])
def test_the_words_of_a_week_fit_below_its_picture(language, days) -> None:
    assert {message.method for message in of_a_week(language, days)} == {"sendPhoto"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_twelve_good_weeks_fit_below_their_picture(language) -> None:
    good = lived(MONDAY + 4 * A_WEEK, [(150, 3, 7)] * 12)
    assert of_weeks(language, good, {good[0][0], good[1][0]}, False).method == "sendPhoto"


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_and_days_in_the_picture_of_a_week_stand_in_its_words_too(language) -> None:
    """Days in full there, because they are read out."""
    _ = words_for(language)
    full = {_.short_weekday(day.date): _.weekday(day.date) for day in FULL}
    for message in of_a_week(language, FULL):
        assert message.picture is not None
        words = message.text.replace("\n", " ").lower()
        _title, *texts = boxes.texts(message.picture)
        for text in texts:
            said = full.get(text.what, text.what).lower()
            assert said in words or all(word in words for word in said.replace(":", "").split()), text.what


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_and_dates_in_the_picture_of_weeks_stand_in_its_words_too(language) -> None:
    message = of_weeks(language, GROWING, PAUSED, False)
    assert message.picture is not None
    words = message.text.replace("\n", " ")
    for text in boxes.texts(message.picture):
        if any(letter.isdigit() for letter in text.what):
            assert text.what in words, text.what


def test_nothing_done_makes_no_picture() -> None:
    nothing = tuple(DayTotals(MONDAY + n * A_DAY) for n in range(7))
    for message in of_a_week("en", nothing):
        assert message.picture is None
    quiet = tuple((MONDAY + n * A_WEEK, WeekTotals(0, 0, 0, 0, 0, (), 0, 0)) for n in range(3))
    assert of_weeks("en", quiet, (), False).picture is None


def test_on_hold_and_in_a_pause_no_aim_is_shown() -> None:
    with_aim, on_hold, in_pause, _sunday = of_a_week("en", ORDINARY)
    assert "aim" in str(with_aim.picture)
    assert "aim" not in f"{on_hold.picture}{in_pause.picture}{on_hold.text}{in_pause.text}"


def test_what_somebody_wrote_cannot_become_a_part_of_the_picture() -> None:
    svg = draw(words_for("en"), "<script>&", ORDINARY, 150, '"<b>"')
    assert svg is not None
    assert {"<script>&", '"<b>"'} <= {text.what for text in boxes.texts(svg)}


def test_the_widths_of_numbers_are_those_of_the_typeface() -> None:
    for sign in "0123456789":
        assert boxes.width(sign, 1, bold=True) <= DIGIT
    for sign in ",.":
        assert boxes.width(sign, 1, bold=True) <= SEPARATOR


@pytest.mark.parametrize("bold", [False, True])
def test_the_typeface_has_every_turkish_letter(bold) -> None:
    _, letters = boxes.face(bold)
    assert set("abcçdefgğhıijklmnoöprsştuüvyzABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZâîûÂÎÛ’“”–•…") <= letters


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG21/#dfn-relative-luminance."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", ["paper", "card", "warm", "paused", "hatch"])
def test_words_stand_out_from_their_ground(ground) -> None:
    assert contrast("ink", ground) >= 7


@pytest.mark.parametrize("colour", ["soft", "feet", "strength", "balance", "impacts", "stripe"])
def test_words_in_colour_and_shapes_stand_out_from_a_card(colour) -> None:
    assert contrast(colour, "card") >= 4.5
