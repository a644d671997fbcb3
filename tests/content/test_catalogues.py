"""Translations are kept in step with what the content and the views say."""

from pathlib import Path

import pytest

from bot.content.catalogues import check, main, update
from bot.content.source import ContentError
from bot.content.words import read_catalogue
from tests.content.folders import change

CARE_TR, CHAT_TR = "locales/tr/LC_MESSAGES/care.po", "locales/tr/LC_MESSAGES/chat.po"
VIEW = """
def greeting(_):
    return _("Hello {name}"), _.plural("{n} day", "{n} days", 3), _(unmarked)
"""
TRANSLATED = """
msgid ""
msgstr "Language: tr\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Hello {name}"
msgstr "Merhaba {name}"

msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "{n} gün"
msgstr[1] "{n} gün"
"""


@pytest.fixture
def views(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of views with one file."""
    folder = tmp_path_factory.mktemp("bot") / "views"
    folder.mkdir()
    (folder / "greeting.py").write_text(VIEW)
    return folder


@pytest.fixture
def translated(folder: Path, views: Path) -> Path:
    """Content and views whose translations are complete."""
    (folder / CHAT_TR).write_text(TRANSLATED)
    update(folder, views)
    assert check(folder, views) == []
    return folder


def told(folder: Path, views: Path) -> list[str]:
    return [f"{fault.file.rpartition('/')[2]}: {fault.what}" for fault in check(folder, views)]


def test_updating_twice_changes_nothing(translated: Path, views: Path) -> None:
    before = {path: path.read_bytes() for path in (translated / "locales").rglob("*.po*")}
    update(translated, views)
    assert {path: path.read_bytes() for path in (translated / "locales").rglob("*.po*")} == before


def test_a_new_text_has_to_be_brought_in_and_then_translated(translated: Path, views: Path) -> None:
    (views / "more.py").write_text('TEXT = _("Completely different")')
    assert told(translated, views) == ['chat.po: not up to date, run update: "Completely different" is new']
    update(translated, views)
    assert told(translated, views) == ["chat.po: no translation"]


def test_the_texts_of_the_handbooks_modules_and_templates_are_brought_in(translated: Path, views: Path) -> None:
    handbook = views.parent / "handbook"
    handbook.mkdir()
    (handbook / "names.py").write_text('NAME = _("A name")')
    (handbook / "page.html").write_text('<h2>{{ _("A heading") }}</h2>{{ _(unmarked) }}')
    update(translated, views, handbook)
    template = (translated / "locales" / "handbook.pot").read_text()
    assert 'msgid "A name"' in template
    assert 'msgid "A heading"' in template


def test_an_edited_sentence_keeps_its_translation_for_confirmation(translated: Path, views: Path) -> None:
    change(translated, "data/notes.yaml", '"Stop if it hurts, or', '"Stop when it hurts, or')
    update(translated, views)
    assert told(translated, views) == ["care.po: the English has changed: confirm or correct the translation"]
    message = read_catalogue(translated / CARE_TR, "tr").get("Stop when it hurts, or if you feel dizzy or unsteady.")
    assert message is not None
    assert message.fuzzy
    assert str(message.string).startswith("Ağrınız olursa")


def test_a_text_that_went_leaves_the_catalogue(translated: Path, views: Path) -> None:
    (views / "greeting.py").write_text('TEXT = _("Hello {name}")')
    assert told(translated, views) == ["chat.po: not up to date, run update: this text is not used any more"]
    update(translated, views)
    assert check(translated, views) == []


def test_translations_fill_in_what_the_english_fills_in(translated: Path, views: Path) -> None:
    change(translated, CHAT_TR, "Merhaba {name}", "Merhaba {isim}")
    assert told(translated, views) == ["chat.po: not the same values to fill in as in English: isim, name"]


def test_a_singular_that_became_a_plural_has_to_be_brought_in(translated: Path, views: Path) -> None:
    (views / "greeting.py").write_text(VIEW.replace('_("Hello {name}")', '_.plural("Hello {name}", "Hello all", 2)'))
    assert any("is new" in each for each in told(translated, views))


def test_the_same_english_may_not_read_differently_in_two_catalogues(translated: Path, views: Path) -> None:
    (views / "more.py").write_text('TEXT = _("Go slowly.")')
    update(translated, views)
    change(translated, CHAT_TR, 'msgid "Go slowly."\nmsgstr ""', 'msgid "Go slowly."\nmsgstr "Ağır ağır."')
    assert told(translated, views) == ["chat.po: translated differently in another catalogue: give it a context"]


def test_a_missing_catalogue_is_told_and_written_anew(translated: Path, views: Path) -> None:
    (translated / CHAT_TR).unlink()
    assert told(translated, views) == ["chat.po: this file is missing: run update"]
    update(translated, views)
    assert set(told(translated, views)) == {"chat.po: no translation"}


def test_content_that_cannot_be_read_has_no_catalogue(translated: Path, views: Path) -> None:
    (translated / "data/notes.yaml").write_text("review: [")
    with pytest.raises(ContentError):
        check(translated, views)


def test_the_command_says_how_to_call_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "update|check" in capsys.readouterr().err
