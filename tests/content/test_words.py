"""Words, numbers, days and times as people write them in each language."""

import gettext
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.content.text import Text
from bot.content.words import LANGUAGES, Words, translations, words_for

PLURALS = """
msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "{n} exercise for {who}"
msgid_plural "{n} exercises for {who}"
msgstr[0] "{who}: bir egzersiz"
msgstr[1] "{who}: {n} egzersiz"
"""


def test_english_stands_for_itself_and_turkish_is_translated() -> None:
    assert words_for("en")("Go slowly.") == "Go slowly."
    assert words_for("tr")("Go slowly.") == "Yavaş yapın."
    assert [words_for(language).language for language in LANGUAGES] == ["en", "tr"]


def test_a_language_that_nobody_translated_is_refused() -> None:
    with pytest.raises(KeyError):
        words_for("de")


def test_values_are_filled_in_after_translating() -> None:
    text = "I am a computer program and cannot call for help. In an emergency, call {emergency}."
    assert words_for("tr")(text, emergency="112").endswith("hemen arayın: 112.")


def test_a_value_may_hold_braces() -> None:
    assert words_for("en")("Hello {name}.", name="{x}") == "Hello {x}."


def test_the_same_english_in_two_contexts_may_read_differently() -> None:
    _ = words_for("tr")
    assert _(Text("No", "equipment")) == "Hayır, eksik var"
    assert _(Text("No")) == "Hayır"


def test_turkish_tells_one_from_many() -> None:
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(PLURALS.encode()), locale="tr"))
    compiled.seek(0)
    _ = Words("tr", gettext.GNUTranslations(compiled))
    forms = ("{n} exercise for {who}", "{n} exercises for {who}")
    assert _.plural(*forms, 1, who="Siz") == "Siz: bir egzersiz"
    assert _.plural(*forms, 1200, who="Siz") == "Siz: 1.200 egzersiz"
    assert words_for("en").plural(*forms, 1, who="you") == "1 exercise for you"
    assert words_for("en").plural(*forms, 1200, who="you") == "1,200 exercises for you"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ("10:05", "3 March", "Thursday", "1,500")), ("tr", ("10.05", "3 Mart", "Perşembe", "1.500"))],
)
def test_times_dates_and_numbers_are_written_the_local_way(language: str, expected: tuple[str, ...]) -> None:
    _ = words_for(language)
    written = (_.time(time(10, 5)), _.date(date(2026, 3, 3)), _.weekday(date(2026, 3, 5)), _.number(1500))
    assert written == expected


@pytest.mark.parametrize(
    ("language", "name", "expected"),
    [("en", "Heel drops", "heel drops"), ("tr", "İp atlar gibi", "ip atlar gibi"), ("tr", "Isınma", "ısınma")],
)
def test_a_name_inside_a_sentence_loses_its_capital_in_the_way_of_its_language(
    language: str, name: str, expected: str
) -> None:
    assert words_for(language).inside(name) == expected


def test_without_catalogues_the_english_is_shown(tmp_path: Path) -> None:
    assert translations("tr", tmp_path).gettext("Go slowly.") == "Go slowly."
