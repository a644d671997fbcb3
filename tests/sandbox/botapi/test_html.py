"""Telegram's HTML."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.botapi.errors import ApiError
from sandbox.botapi.html import parse_html
from sandbox.world.entities import utf16_length


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
        ("B", "bold"),
    ],
)
def test_every_simple_tag_becomes_its_entity(tag: str, kind: str) -> None:
    assert parse_html(f"a <{tag}>bc</{tag}> d") == ("a bc d", [entity(kind, 2, 2)])


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        ('<a href="https://example.com/a?b=1&amp;c=2">x</a>', "x", [entity("text_link", 0, 1, url="https://example.com/a?b=1&c=2")]),
        ("<a href='http://example.com'>x</a>", "x", [entity("text_link", 0, 1, url="http://example.com/")]),
        ("<a>example.com</a>", "example.com", [entity("text_link", 0, 11, url="http://example.com/")]),
        ("<a href='nothing'>x</a>", "x", []),
        ("<a href='http://localhost/x'>x</a>", "x", []),
        ("<a href='tg://resolve?domain=x'>x</a>", "x", [entity("text_link", 0, 1, url="tg://resolve?domain=x")]),
        ('<pre><code>x</code></pre>', "x", [entity("code", 0, 1), entity("pre", 0, 1)]),
        ('<code class="language-c"><pre>x</pre></code>', "x", [entity("pre", 0, 1, language="c")]),
        ('<b class="x" id=5>x</b>', "x", [entity("bold", 0, 1)]),
        ('<tg-emoji emoji-id="53">👍</tg-emoji>', "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="53")]),
        ('<pre><code class="language-python">x</code></pre>', "x", [entity("pre", 0, 1, language="python")]),
        ('<code class="language-python">x</code>', "x", [entity("code", 0, 1)]),
        ("<b>x</>", "x", [entity("bold", 0, 1)]),
        ("<b ></b >x", "x", []),
        ("plain", "plain", []),
    ],
)  # fmt: skip
def test_tags_with_attributes(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse_html(source) == (text, entities)


def test_a_mention_without_a_username_names_the_user() -> None:
    text, (mention,) = parse_html('<a href="tg://user?id=42">Ayşe</a>')

    assert text == "Ayşe"
    assert mention["user"] == {"id": 42, "is_bot": False, "first_name": "Ayşe"}


def test_nested_tags_give_nested_entities_the_outer_first() -> None:
    text, entities = parse_html("<b>bold <i>both</i></b> <u><s>x</s></u>")

    assert text == "bold both x"
    assert entities == [
        entity("bold", 0, 9),
        entity("italic", 5, 4),
        entity("strikethrough", 10, 1),
        entity("underline", 10, 1),
    ]


def test_offsets_count_utf16_units() -> None:
    assert parse_html("😀<b>ğ😀</b>!") == ("😀ğ😀!", [entity("bold", 2, 3)])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp;amp; &quot;", '<b> &amp; "'),
        ("&#8364; &#x20AC; &#X20ac;", "€ € &#X20ac;"),
        ("&lt without semicolon", "< without semicolon"),
        ("&nbsp; &copy; & &;", "&nbsp; &copy; & &;"),
        ("&#0; &#xD800; &#99999999;", "&#0; &#xD800; &#99999999;"),
    ],
)
def test_only_four_names_and_all_numbers_are_character_references(source: str, text: str) -> None:
    assert parse_html(source) == (text, [])


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x<h1>y</h1>", 'Unsupported start tag "h1" at byte offset 1'),
        ("ğ<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("3 < 5", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a ", 'Unclosed start tag "a" at byte offset 0'),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_what_telegram_refuses_is_refused_in_its_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)

    assert refused.value.code == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


@given(st.text(alphabet=st.sampled_from('<>/&;"= abipx#1😀ğ'), max_size=40))
def test_any_text_is_parsed_or_refused_and_entities_stay_inside(source: str) -> None:
    with suppress(ApiError):
        text, entities = parse_html(source)
        for each in entities:
            assert 0 <= each["offset"] < each["offset"] + each["length"] <= utf16_length(text)
