"""Every command of the menus has a handler, and every handler's command a place in the menus."""

import pytest
from telegram.ext import CommandHandler

from bot.app import all_handlers
from bot.content.words import LANGUAGES, words_for
from bot.core.access import STAFF
from bot.views.clinic.menu import ENTRIES
from bot.views.commands import NAMES, commands, staff_commands
from bot.views.help import help_text
from bot.views.profile import profile_calls

HANDLED = [handler.commands for handler in all_handlers() if isinstance(handler, CommandHandler)]


@pytest.mark.parametrize("names", NAMES)
def test_a_command_of_the_menus_is_handled_under_its_names_of_all_languages_together(names):
    assert frozenset(names) in HANDLED


@pytest.mark.parametrize("handled", HANDLED, ids=sorted)
def test_every_command_that_is_handled_stands_in_the_menus(handled):
    of_staff = [names for _, names in ENTRIES.values()]
    assert handled in [frozenset(names) for names in (*NAMES, *of_staff)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_described_in_the_language_of_the_menu(language):
    menus = [
        call["commands"]
        for method, call in profile_calls()
        if method == "setMyCommands" and call.get("language_code", LANGUAGES[0]) == language
    ]
    assert [[each["command"] for each in menu] for menu in menus] == [
        [names[LANGUAGES.index(language)] for names in NAMES]
    ]
    assert all(3 <= len(each["description"]) <= 256 for each in menus[0])


def test_no_description_was_left_in_another_language():
    english, turkish = (dict(zip(NAMES, commands(words_for(each)), strict=True)) for each in ("en", "tr"))
    assert not [names for names in NAMES if english[names][1] == turkish[names][1]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lists_every_command_in_the_persons_language(language):
    text = help_text(words_for(language), "112").text
    assert all(f"/{name}: {said}" in text for name, said in commands(words_for(language)))
    assert len(text) <= 4096


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("also", [{"patient": True, "relative": True}, {"patient": False, "relative": True}, {}])
def test_the_menu_of_staff_holds_their_commands_and_those_of_what_else_they_are_once_each(language, also):
    is_else = {"patient": False, "relative": False} | also
    listed = staff_commands(words_for(language), STAFF, **is_else)
    names = [name for name, _ in listed]
    place = LANGUAGES.index(language)
    assert [named[place] for _, named in ENTRIES.values()] == names[: len(ENTRIES)]
    assert {("help", "yardim")[place], ("stop", "dur")[place]} <= set(names)
    assert (("today", "bugun")[place] in names) == is_else["patient"]
    assert len(names) == len(set(names)) <= 100
    assert all(3 <= len(said) <= 256 for _, said in listed)
