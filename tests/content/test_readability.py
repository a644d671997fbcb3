"""Everything said to patients is plain: reading age 9 to 11 on average, and no text far from it."""

from collections.abc import Callable, Iterator
from statistics import mean

import pytest

from bot.content.words import LOCALES, po_path, read_catalogue
from tests.content.readability import atesman, reading_age, word_count

FOR_CLINICIANS = ("data/rules.yaml", "data/sources.yaml", "data/ladders.yaml")
ENOUGH = {"en": 8, "tr": 6}  # words: of fewer no index says anything
OLDEST, LEAST = 13.5, 42.0
# Long words in short, clear sentences; the words are the ones that everybody uses.
PLAIN_ALL_THE_SAME = {
    "Evinizdeki merdiveni kullanabilirsiniz: tırabzana tutunun, acele etmeyin.",
    "Kürek kemikleriniz birbirine yaklaşana kadar dirseklerinizi yavaşça geriye çekin.",
    "Kürek kemiklerinizin arasındaki kasları güçlendirir, böylece daha dik durursunuz.",
    "Sırtınızı yatak taşırken kalçanızın arkasındaki kasları güçlendirir.",
    "Yana adım atmak kalçanızı güçlendirir, sendelediğinizde toparlanmanıza yardım eder.",
}


def said(language: str) -> Iterator[str]:
    """The texts of this language that patients read."""
    for domain in ("exercises", "care", "chat"):
        for message in read_catalogue(po_path(LOCALES, "tr", domain), "tr"):
            files = {file for file, _line in message.locations}
            if message.id and isinstance(message.id, str) and not files <= set(FOR_CLINICIANS):
                yield message.id if language == "en" else str(message.string)


@pytest.mark.parametrize(
    ("language", "index", "too_hard"),
    [("en", reading_age, lambda age: age > OLDEST), ("tr", atesman, lambda ease: ease < LEAST)],
)
def test_no_text_is_hard_to_read(
    language: str, index: Callable[[str], float], too_hard: Callable[[float], bool]
) -> None:
    texts = {text for text in said(language) if word_count(text) >= ENOUGH[language]}
    outliers = {text: round(index(text), 1) for text in texts - PLAIN_ALL_THE_SAME if too_hard(index(text))}
    assert not outliers


def test_the_texts_as_a_whole_are_for_readers_of_nine_to_eleven_years() -> None:
    english = [reading_age(text) for text in said("en") if word_count(text) >= ENOUGH["en"]]
    turkish = [atesman(text) for text in said("tr") if word_count(text) >= ENOUGH["tr"]]
    assert mean(english) <= 11
    assert mean(turkish) >= 70  # easy


def test_the_indices_tell_plain_from_hard() -> None:
    plain, hard = "Sit down. Drink some water.", "Rehabilitation necessitates multidisciplinary deliberation."
    assert reading_age(plain) < 9 < 20 < reading_age(hard)
    assert atesman("Oturun. Biraz su için.") > 100 > 30 > atesman("Rehabilitasyon disiplinlerarası değerlendirmedir.")


@pytest.mark.parametrize("language", ["en", "tr"])
def test_what_asks_something_is_short(language: str) -> None:
    asking = [text for text in said(language) if text.rstrip().endswith("?")]
    assert [text for text in asking if len(text) > 350] == []
