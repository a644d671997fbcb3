"""Every command and button of staff, whatever is added to them, for every role that may not use it, and for nobody.

The handlers themselves say which are staff's and which right each needs: a gate carries its right.
"""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import all_handlers
from bot.content.words import LANGUAGES, words_for
from bot.core.access import RIGHTS, STAFF, Action, Role
from bot.handlers.routes import Command, Tap
from bot.storage import modes
from bot.storage.tables import metadata
from bot.usecases.clinic import keyboard, taking
from bot.usecases.clinic.gate import StaffGate
from bot.usecases.clinic.written import Written
from bot.views.clinic import menu
from tests.usecases.clinic.hiring import hire
from tests.usecases.scene import Scene

REFUSED = "Your role does not include this. An administrator can change it under Staff."
WORDS = ("1", "yes", "on", "2026-03-02", "0930", "all", "c1", "p1", "cap.mini_squat.2")
MAY_CHANGE = {"audit", "inbox", "outbox", "offers", "people"}  # what is said, and that it was refused


def gated() -> Iterator[tuple[str, Action]]:
    """What somebody writes or presses, and the right that it needs."""
    for handler in all_handlers():
        if isinstance(handler, Command) and isinstance(handler.gate, StaffGate):
            yield from ((f"/{name}", handler.gate.action) for name in sorted(handler.commands))
        elif isinstance(handler, Tap) and isinstance(handler.gate, StaffGate):
            yield ":".join([handler.prefix, *map(word_for, handler.readers)]), handler.gate.action


def word_for(reader: Any) -> str:
    """Something that this part of a button's data may say; every reader takes one of the words above."""
    words = [str(next(iter(reader)).value)] if isinstance(reader, type) and issubclass(reader, Enum) else WORDS
    for word in words:
        try:
            reader(word)
        except ValueError:
            continue
        return word
    return f"a word that {reader.__name__} takes"  # the button then means nothing, and its test fails


ENTRIES = list(gated())


def rows(tx: Any) -> dict[str, list[Any]]:
    """Everything that a refusal must leave alone."""
    tables = [table for table in metadata.sorted_tables if table.name not in MAY_CHANGE]
    return {table.name: tx.execute(select(table).order_by(*table.primary_key.columns)).all() for table in tables}


async def enter(scene: Scene, what: str) -> str:
    """Write the command or press the button; the answer."""
    if what.startswith("/"):
        await scene.write(what)
    else:
        await scene.press(scene.last, what)
    return scene.last.text


@pytest.fixture
async def scene(sqlite_database) -> Scene:
    """Somebody who works here, and a patient of whom there is something to see."""
    scene = Scene(sqlite_database, user=50)
    await scene.beside("Ayşe", 77).arrive()
    return scene


def test_there_are_commands_and_buttons_of_staff() -> None:
    assert {what for what, _ in ENTRIES} >= {"/staff", "/ekip", "/patients", "/broadcast", "staff:out:1"}


@pytest.mark.parametrize("role", STAFF)
async def test_what_a_role_does_not_include_is_refused_said_recorded_and_changes_nothing(scene, role: Role) -> None:
    await hire(scene, role)
    await scene.write("/start")
    before = await scene.database.run(rows)
    refused = [(what, action) for what, action in ENTRIES if action not in RIGHTS[role]]
    for what, action in refused:
        assert await enter(scene, what) == REFUSED, what
        assert (await scene.audited())[-1] == f"refused {action}", what
    assert await scene.database.run(rows) == before
    assert len(await scene.audited()) >= len(refused) > 0


async def test_to_whoever_does_not_work_here_they_mean_what_unknown_commands_mean(scene) -> None:
    await scene.write("/nonsense")
    unknown = scene.last.text
    before = await scene.database.run(rows)
    for what, _ in ENTRIES:
        assert await enter(scene, what) == unknown, what
    assert await scene.database.run(rows) == before
    assert not [each for each in await scene.audited() if each.startswith("refused")]


@pytest.mark.parametrize("role", STAFF)
async def test_the_words_of_the_keyboard_are_no_right_either(scene, role: Role) -> None:
    await hire(scene, role)
    for language in LANGUAGES:
        for entry in keyboard.KEYBOARD:
            if menu.ENTRIES[entry][0] not in RIGHTS[role]:
                await scene.write(menu.name(words_for(language), entry))
                assert scene.last.text == REFUSED


@pytest.mark.parametrize("kind", sorted(taking.TAKINGS))
async def test_nobody_goes_on_writing_what_their_role_does_not_include_any_more(scene, kind: str) -> None:
    role = next((role for role in STAFF if taking.TAKINGS[kind][0] not in RIGHTS[role]), None)
    if role is None:
        return
    await hire(scene, role)
    await scene.run(lambda visit: modes.begin(visit.tx, visit.person, kind, 1, visit.now))
    before = {**await scene.database.run(rows), "modes": []}
    written = Written("Hello", "Hello")
    assert not await scene.run(lambda visit: taking.take(visit, written))
    assert await scene.database.run(rows) == before


def test_whatever_begins_as_the_buttons_of_staff_do_stands_behind_a_right() -> None:
    prefixes = ("staff:", "audit:", "bc:", "case:", "ask:", "out:", "pat:", "inv:", "cl:")
    taps = [handler for handler in all_handlers() if isinstance(handler, Tap) and handler.prefix.startswith(prefixes)]
    free = {handler.prefix for handler in taps if not isinstance(handler.gate, StaffGate)}
    assert free <= OPEN


OPEN = {
    "staff:see",  # whoever opens a link
    "staff:join",
    "inv:open",
    "inv:read",
    "ask:clinic",  # what a patient asks and answers
    "ask:answer",
    "ask:leave",
    "staff:home",  # all who work here
    "staff:go",  # leads to what needs a right
    "staff:myself",
    "staff:stop",
    "cl:mine",
}


def test_every_entry_of_the_staffs_menu_leads_somewhere() -> None:
    assert set(keyboard.KEYBOARD) == set(menu.ENTRIES)
    named = {command for _, names in menu.ENTRIES.values() for command in names}
    handled = {name for handler in all_handlers() if isinstance(handler, Command) for name in handler.commands}
    assert named <= handled
