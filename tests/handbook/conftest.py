"""The handbook in every language, and a browser to look at it."""

from functools import cache

import pytest

from bot.content.load import load_content
from bot.content.words import LANGUAGES
from bot.handbook.page import page
from tests.browser import browser, chromium

__all__ = ["browser", "chromium"]

PAGES = cache(lambda language: page(load_content(), language))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def html(language: str) -> str:
    """The page in one language, made once."""
    return str(PAGES(language))
