"""A name that somebody is called by: short, and letters alone."""

import pytest

from bot.core.names import name_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rose", "Rose"),
        ("  Hatice   Hanım ", "Hatice Hanım"),
        ("Jean-Luc", "Jean-Luc"),
        ("Mary O'Brien", "Mary O'Brien"),
        ("Mrs. Ó Súilleabháin", "Mrs. Ó Súilleabháin"),
        ("Şükrü", "Şükrü"),
        ("आशा", "आशा"),
        ("Ayşe.", "Ayşe."),
    ],
)
def test_a_short_name_is_taken_as_it_is(text: str, name: str) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "...",
        "Rose2",
        "{name}",
        "Rose\nMary",
        "my dear old grandmother",
        "A" * 25,
        "Rose!",
        "<b>Rose</b>",
        "👵",
        "/x",
    ],
)
def test_what_is_no_short_name_is_refused(text: str) -> None:
    assert name_in(text) is None
