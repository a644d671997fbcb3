"""The table of all methods."""

from collections.abc import Callable
from typing import Any

from sandbox.botapi.call import Call

Method = Callable[[Call], Any]
METHODS: dict[str, tuple[str, Method]] = {}


def method(*names: str) -> Callable[[Method], Method]:
    """Enter a function under its Bot API names; it returns the `result` or raises ApiError."""

    def enter(function: Method) -> Method:
        METHODS.update({name.lower(): (name, function) for name in names})
        return function

    return enter
