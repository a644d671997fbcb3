"""Which actions the program can write into the record of audit, read from its sources.

An action that is handed on is followed to those who hand it over; one that cannot be followed is an error, so that
none is overlooked.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.storage import audit

BOT = Path(__file__).parents[1] / "bot"
PLACE = {"record": 3, "record_each": 4, "record_operator": 2}  # of the action among the arguments


@dataclass(frozen=True)
class Place:
    """A piece of code: its module's name, the function around it, and the piece."""

    module: str
    function: ast.FunctionDef | None
    node: ast.expr


@lru_cache
def modules() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text()) for path in sorted(BOT.rglob("*.py"))}


def actions() -> set[str]:
    """Every action of every call of `audit.record` and its like."""
    found: set[str] = set()
    for path, tree in modules().items():
        for function, call in calls(tree):
            name = called(call)
            if name in PLACE and (owner(call) == "audit" or imports(tree, "bot.storage.audit", name)):
                found |= set(values(Place(path.stem, function, call.args[PLACE[name]])))
    return found


def calls(tree: ast.AST, around: ast.FunctionDef | None = None) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            yield around, node
        yield from calls(node, node if isinstance(node, ast.FunctionDef) else around)


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def owner(call: ast.Call) -> str:
    value = call.func.value if isinstance(call.func, ast.Attribute) else None
    return value.id if isinstance(value, ast.Name) else ""


def imports(tree: ast.Module, module: str, name: str) -> bool:
    found = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == module]
    return any(alias.name == name and alias.asname is None for node in found for alias in node.names)


def values(place: Place) -> Iterator[str]:
    """The strings that a piece of code can be."""
    node = place.node
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from values(Place(place.module, place.function, node.body))
        yield from values(Place(place.module, place.function, node.orelse))
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "audit":
        yield getattr(audit, node.attr)
    elif isinstance(node, ast.Name):
        yield from values_of_name(place, node.id)
    else:
        raise AssertionError(f"{place.module}: say the action of this record as a word: {ast.unparse(node)}")


def values_of_name(place: Place, name: str) -> Iterator[str]:
    """Of an argument: what callers hand over; of a variable: what it is set to."""
    function = place.function
    names = [each.arg for each in function.args.args] if function else []
    if function and name in names:
        yield from values_from_callers(place.module, function, names.index(name), name)
        return
    [tree] = [tree for path, tree in modules().items() if path.stem == place.module and holds(tree, place.node)]
    found = [node for node in ast.walk(tree) if sets(node, name)]
    assert found, f"{place.module}: nothing sets {name}"
    for node in found:
        for value in set_values(node, name):
            yield from values(Place(place.module, function, value))


def holds(tree: ast.Module, node: ast.expr) -> bool:
    return any(each is node for each in ast.walk(tree))


def sets(node: ast.AST, name: str) -> bool:
    return bool(set_values(node, name))


def set_values(node: ast.AST, name: str) -> list[ast.expr]:
    """What an assignment, or a loop over pairs, sets a name to."""
    if isinstance(node, ast.Assign) and any(isinstance(each, ast.Name) and each.id == name for each in node.targets):
        return [node.value]
    if isinstance(node, ast.For) and isinstance(node.target, ast.Tuple) and isinstance(node.iter, ast.Tuple):
        names = [each.id if isinstance(each, ast.Name) else "" for each in node.target.elts]
        if name in names:
            return [each.elts[names.index(name)] for each in node.iter.elts if isinstance(each, ast.Tuple)]
    return []


def values_from_callers(module: str, function: ast.FunctionDef, index: int, name: str) -> Iterator[str]:
    some = False
    for path, tree in modules().items():
        for around, call in calls(tree):
            here = path.stem == module and isinstance(call.func, ast.Name)
            if called(call) == function.name and (here or owner(call) == module or _by_name(tree, call, module)):
                given = [each.value for each in call.keywords if each.arg == name] or call.args[index : index + 1]
                some = some or bool(given)
                for value in given:
                    yield from values(Place(path.stem, around, value))
    assert some, f"{module}: nobody calls {function.name}"


def _by_name(tree: ast.Module, call: ast.Call, module: str) -> bool:
    return isinstance(call.func, ast.Name) and any(
        isinstance(node, ast.ImportFrom)
        and (node.module or "").endswith(f".{module}")
        and any(alias.name == call.func.id for alias in node.names)
        for node in tree.body
    )
