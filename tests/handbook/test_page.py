"""The handbook leaves out nothing that the program asks, decides, prescribes or says, in either language."""

import re
from collections.abc import Iterator
from html import unescape
from string import Formatter
from xml.etree import ElementTree

import pytest

from bot.content.because import CAUSES, LIMITS
from bot.content.document import read_documents
from bot.content.load import FOLDER, load_content
from bot.content.text import Text
from bot.content.words import po_path, read_catalogue
from bot.core.symptom_table import QUESTIONS
from bot.handbook.page import page
from tests.content.folders import change, copy_of_content

CONTENT = load_content()
XHTML = "{http://www.w3.org/1999/xhtml}"


def shown(html: str) -> str:
    """What a reader sees, in one line."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def pieces(text: str) -> list[str]:
    """What stands around the values of a text, in one line each."""
    return [" ".join(piece.split()) for piece, _, _, _ in Formatter().parse(text)]


def texts() -> list[Text]:
    """Every text of every content file."""
    documents, faults = read_documents(FOLDER)
    assert faults == []
    return [text for document in documents for _, text in document.texts()]


def in_turkish() -> list[tuple[Text, str]]:
    """Every text with its translation, the values still open."""
    catalogues = [read_catalogue(po_path(FOLDER / "locales", "tr", domain), "tr") for domain in ("exercises", "care")]
    found = ((text, [catalogue.get(text, text.context) for catalogue in catalogues]) for text in texts())
    return [(text, str(next(each for each in messages if each).string)) for text, messages in found]


def is_shown(text: str, page_text: str) -> bool:
    return all(piece in page_text for piece in pieces(text))


def test_the_page_is_well_formed_and_complete_in_itself(html: str) -> None:
    root = ElementTree.fromstring(html)
    assert root.tag == f"{XHTML}html"
    names = {element.tag.removeprefix(XHTML) for element in root.iter()}
    assert not names & {"script", "link", "img", "iframe", "object"}
    assert "url(" not in html
    assert "@import" not in html


def test_the_page_names_its_language_and_the_version_of_the_content(html: str, language: str) -> None:
    assert f'lang="{language}"' in html
    assert CONTENT.version in shown(html)


def test_every_text_of_the_content_is_there(html: str, language: str) -> None:
    page_text = shown(html)
    every = [text if language == "en" else turkish for text, turkish in in_turkish()]
    assert len(every) > 500
    assert [text for text in every if not is_shown(text, page_text)] == []


def test_no_english_text_is_left_in_the_turkish_page() -> None:
    page_text = shown(page(CONTENT, "tr"))
    left = [text for text, turkish in in_turkish() if " " in text and text != turkish and is_shown(text, page_text)]
    assert left == []


def test_the_headings_are_turkish_too() -> None:
    catalogue = read_catalogue(po_path(FOLDER / "locales", "tr", "handbook"), "tr")
    headings = [str(message.id) for message in catalogue if isinstance(message.id, str) and message.id.count(" ") > 1]
    english, turkish = shown(page(CONTENT, "en")), shown(page(CONTENT, "tr"))
    said = [heading for heading in headings if is_shown(heading, english) and not heading.startswith("{")]
    assert len(said) > 50
    assert [heading for heading in said if is_shown(heading, turkish)] == []


def wanted_anchors() -> Iterator[str]:
    """Where everything with an id has to stand."""
    for chapter in CONTENT.rules.chapters().values():
        yield from (f"rule-{id}" for id in chapter)
    yield from (f"exercise-{id}" for id in CONTENT.catalogue.exercises)
    yield from (f"source-{id}" for id in CONTENT.sources.sources)
    yield from (f"question-{question.id}" for question in CONTENT.questionnaire.questions)
    yield from (f"question-{question.id}" for question in CONTENT.questionnaire.equipment)
    yield from (f"symptom-{id}" for id in QUESTIONS)
    yield from (f"answer-{id}" for chapter in CONTENT.faq.chapters.values() for id in chapter.answers)


def test_every_rule_exercise_question_and_source_has_its_place_once(html: str) -> None:
    anchors = re.findall(r' id="([^"]+)"', html)
    assert set(wanted_anchors()) <= set(anchors)
    assert len(anchors) == len(set(anchors))


def test_every_link_within_the_page_leads_somewhere(html: str) -> None:
    links = set(re.findall(r'href="#([^"]+)"', html))
    assert links
    assert links <= set(re.findall(r' id="([^"]+)"', html))


def test_every_id_that_the_code_and_the_content_share_is_shown(html: str) -> None:
    page_text = shown(html)
    ids = [*CONTENT.referrals.signs, *CONTENT.outcomes.reasons, *CONTENT.notes, *LIMITS]
    ids += [cause.key for cause in CAUSES]
    ids += [f"{field} = {value}" for q in CONTENT.questionnaire.questions for o in q.options
            for field, value in o.sets.items() if isinstance(value, str)]  # fmt: skip
    assert [id for id in ids if id not in page_text] == []


def test_a_signed_file_is_shown_with_its_signature(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = copy_of_content(tmp_path_factory.mktemp("content"))
    change(folder, "data/rules.yaml", "review: pending", "review: {by: Dr Aydın, date: 2026-01-05}")
    signed = shown(page(load_content(folder), "en"))
    assert "data/rules.yaml Dr Aydın, 2026-01-05" in signed
    assert "data/rules.yaml pending" in shown(page(CONTENT, "en"))


def test_the_numbers_are_those_of_the_content_that_is_in_use(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = copy_of_content(tmp_path_factory.mktemp("content"))
    assert "within the last 14 days" in shown(page(CONTENT, "en"))
    change(folder, "data/programme.yaml", "  dizzy: 14 ", "  dizzy: 21 ")
    changed = shown(page(load_content(folder), "en"))
    assert "within the last 21 days" in changed
    assert "within the last 14 days" not in changed
