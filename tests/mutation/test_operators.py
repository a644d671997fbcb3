"""What counts as slightly wrong."""

import ast

import pytest

from tests.mutation.operators import mutants


def changed(source: str) -> list[str]:
    return [ast.unparse(mutant.tree) for mutant in mutants(source)]


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("a < b", ["a <= b", "a >= b"]),
        ("a is not b", ["a is b"]),
        ("a and b and c", ["a or b or c", "b and c", "a and c", "a and b"]),
        ("not a", ["a"]),
        ("a - b", ["a + b"]),
        ("a | b", ["a & b"]),
        ("n = 7", ["n = 8", "n = 6"]),
        ("n = True", ["n = False"]),
        ("word = 'high'", ["word = 'not high'"]),
        ("rules = (a, b)", ["rules = (b,)", "rules = (a,)"]),
        ("both = {a, b}", ["both = {b}", "both = {a}"]),
        ("d = {a: b, c: d}", ["d = {c: d}", "d = {a: b}"]),
        ("x = [a for a in b if a]", ["x = [a for a in b]"]),
        ("x = a if b else c", ["x = a if not b else c"]),
        ("x = f(a=b)", ["x = f()"]),
        ("x = min(a, b)", ["x = max(a, b)"]),
    ],
)
def test_each_place_where_something_is_decided_is_changed(source: str, wrong: list[str]) -> None:
    changes = changed(source)
    assert all(each in changes or f"pass\n{each}" in changes for each in wrong)
    assert len(changes) - ("pass" in changes) == len(wrong)


def test_a_statement_that_does_something_is_left_out() -> None:
    assert "def f(x):\n    pass" in changed("def f(x):\n    x.append(a)")
    assert "x = 0\npass" in changed("x = 0\nx |= a")


@pytest.mark.parametrize(
    "source",
    [
        '"""What it says."""',
        "source = '[1] build up slowly'",
        "def f(a: 'B' = b) -> C | None:\n    ...",
        "__all__ = ['a']",
    ],
)
def test_prose_annotations_and_what_a_module_offers_are_left_alone(source: str) -> None:
    assert changed(source) == []


def test_a_mutant_tells_where_it_is_and_what_it_is() -> None:
    branch, more, _ = mutants("x = y\n\nif a:\n    x = 1")
    assert (branch.line, branch.change) == (3, "if a: x = 1 -> if not a: x = 1")
    assert (more.line, more.change) == (4, "1 -> 2")


def test_every_mutant_differs_in_one_place_and_can_be_compiled() -> None:
    source = "RULES = (\n    Rule('S1', lambda a: a.risk == 'high' and not a.ok),\n)\nLIMIT = -1 + len({'x', 'y'})\n"
    changes = changed(source)
    assert len(changes) == len(set(changes))
    assert all(compile(mutant.tree, "mutant", "exec") for mutant in mutants(source))
    assert source not in changes
