"""The week for relatives in its fullest form, and under names of every kind."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest

from bot.content.words import LANGUAGES, words_for
from bot.core.totals import WeekTotals
from bot.views.family import summary
from bot.views.message import LONGEST_CAPTION, Message
from tests.usecases.scene import content
from tests.views.pictures.examples import FULL, MONDAY

DAYS = [MONDAY + n * timedelta(days=1) for n in range(7)]
TOTALS = WeekTotals(175, 100, 100, 2, 3, (), 5, 7)
NAMES = ["Ayşe", "Ayşe Nur Karadenizli-Gündoğdu", "Айше", "{name} <b>&amp;", "A" * 64]


def week(name: str, *, numbers: bool) -> summary.Week:
    shown = summary.Numbers(FULL, TOTALS, content().catalogue.targets) if numbers else None
    return summary.Week(name, DAYS, DAYS, shown, first=True)


def words_in(message: Message) -> list[str]:
    assert message.picture is not None
    return [
        each.text or "" for each in ElementTree.fromstring(message.picture).iter("{http://www.w3.org/2000/svg}text")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", content().family.reasons)
def test_the_fullest_week_on_hold_leaves_with_its_picture(language: str, rule: str) -> None:
    reasons = [content().family.reasons[rule], content().family.reasons["T3"]]
    message = summary.on_hold(words_for(language), week("Ayşe Karadenizli", numbers=True), reasons)
    assert len(message.text) <= LONGEST_CAPTION
    assert message.method == "sendPhoto"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("numbers", [True, False])
def test_a_name_may_hold_anything(language: str, name: str, numbers: bool) -> None:
    message = summary.usual(words_for(language), week(name, numbers=numbers))
    assert message.text.startswith(f"{name}: ")
    assert words_in(message)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_the_days_says_nothing_that_the_words_do_not(language: str) -> None:
    message = summary.usual(words_for(language), week("Ayşe", numbers=False))
    assert words_in(message)[0] == "Ayşe"
    assert [text for text in words_in(message) if any(sign.isdigit() for sign in text)] == [
        {"en": "Moved on 7 days", "tr": "7 gün hareket"}[language]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_addressed_for_what_another_did(language: str) -> None:
    _ = words_for(language)
    told = [
        summary.usual(_, week("Ayşe", numbers=numbers)).text + summary.in_break(_, week("Ayşe", numbers=numbers)).text
        for numbers in (True, False)
    ]
    second = {"en": ("You were", "Your week"), "tr": ("hareket ettiniz", "kaybetmezsiniz")}[language]
    assert not any(phrase in text for phrase in second for text in told)
