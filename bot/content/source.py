"""A YAML file together with the line on which each of its values stands, so that a fault can be found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

import yaml

from bot.content.text import Path


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong, and where; printed as `file:line: what`."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


def shortened(text: str) -> str:
    """Enough of a text to recognise it, on one line."""
    line = text.splitlines()[0]
    return line if line == text and len(line) <= 80 else f"{line[:80]} …"


class ContentError(Exception):
    """The content may not be used; `faults` says why, all of them."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True, slots=True)
class Source:
    """One file's values and their lines by path."""

    name: str
    values: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """The line of the value at this path, or of the closest one that encloses it."""
        found: Path = ()
        for part in path:
            if (*found, part) in self.lines:
                found = (*found, part)
        return self.lines[found]

    def fault(self, path: Path, what: str) -> Fault:
        return Fault(self.name, self.line(path), what)


def read_source(file: FilePath, name: str) -> Source:
    """Parse a YAML file; ContentError where it is not well formed or holds a key twice."""
    loader = yaml.CSafeLoader(file.read_text(encoding="utf-8"))
    try:
        node = loader.get_single_node()
        if node is None:
            raise ContentError([Fault(name, 1, "the file is empty")])
        lines: dict[Path, int] = {}
        _note_lines(loader, node, (), lines, name)
        return Source(name, loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise ContentError([Fault(name, mark.line + 1 if mark else 1, f"not YAML: {error.problem}")]) from error
    finally:
        loader.dispose()


def _note_lines(loader: yaml.CSafeLoader, node: yaml.Node, path: Path, lines: dict[Path, int], name: str) -> None:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            inner = (*path, loader.construct_object(key_node))
            if inner in lines:
                raise ContentError([Fault(name, key_node.start_mark.line + 1, f"{inner[-1]} stands here twice")])
            _note_lines(loader, value_node, inner, lines, name)
            lines[inner] = key_node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for number, inner_node in enumerate(node.value):
            _note_lines(loader, inner_node, (*path, number), lines, name)
