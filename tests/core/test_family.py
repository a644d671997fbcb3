"""What a link's code looks like."""

from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.family import CODE_BYTES, is_code


@given(st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES))
def test_whatever_is_drawn_is_a_code_unless_it_is_a_word_of_small_letters(drawn: bytes) -> None:
    code = urlsafe_b64encode(drawn).decode()
    assert is_code(code) is not (code.isalpha() and code.islower())


@pytest.mark.parametrize("word", ["", "fell", "düştüm", "palpitationscame", "Zm9vYmFyYmF6cXV", "Zm9v YmFyYmF6cXV"])
def test_words_and_parts_of_a_code_are_none(word: str) -> None:
    assert not is_code(word)
