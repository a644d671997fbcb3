"""The ways in which code may be slightly wrong, each as a change of one node of its syntax tree.

Values outside of functions are changed too, because that is where the tables of rules stand. Annotations, decorators
and prose (words with a space in them) are left alone: nothing that the program decides follows from them.
"""

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}


def _comparison(node: ast.Compare) -> Iterator[ast.AST]:
    for other in COMPARISONS[type(node.ops[0])]:
        yield ast.Compare(node.left, [other(), *node.ops[1:]], node.comparators)


def _condition(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    for rest in _without_one(node.values):
        yield ast.BoolOp(node.op, rest) if len(rest) > 1 else rest[0]


def _arithmetic(node: ast.BinOp | ast.AugAssign) -> Iterator[ast.AST]:
    if other := ARITHMETIC.get(type(node.op)):
        yield _changed(node, op=other())


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        yield from (ast.Constant(value + 1), ast.Constant(value - 1))
    elif isinstance(value, str) and " " not in value:
        yield ast.Constant(f"not {value}")


def _negation(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield node.operand


def _branch(node: ast.If | ast.IfExp | ast.While) -> Iterator[ast.AST]:
    yield _changed(node, test=ast.UnaryOp(ast.Not(), node.test))


def _filter(node: ast.comprehension) -> Iterator[ast.AST]:
    for ifs in _without_one(node.ifs):
        yield _changed(node, ifs=ifs)


def _elements(node: ast.Set | ast.Tuple | ast.List) -> Iterator[ast.AST]:
    if isinstance(node, ast.Set) or isinstance(node.ctx, ast.Load):
        for elts in _without_one(node.elts):
            yield _changed(node, elts=elts)


def _entries(node: ast.Dict) -> Iterator[ast.AST]:
    for number in range(len(node.keys)):
        rest = [n for n in range(len(node.keys)) if n != number]
        yield ast.Dict([node.keys[n] for n in rest], [node.values[n] for n in rest])


def _call(node: ast.Call) -> Iterator[ast.AST]:
    for keywords in _without_one(node.keywords):
        yield _changed(node, keywords=keywords)
    if isinstance(node.func, ast.Name) and node.func.id in NAMES:
        yield _changed(node, func=ast.Name(NAMES[node.func.id]))


def _statement(node: ast.stmt) -> Iterator[ast.AST]:
    yield ast.Pass()


OPERATORS: dict[type[ast.AST], tuple[Callable[[Any], Iterator[ast.AST]], ...]] = {
    ast.Compare: (_comparison,),
    ast.BoolOp: (_condition,),
    ast.BinOp: (_arithmetic,),
    ast.AugAssign: (_arithmetic, _statement),
    ast.Constant: (_constant,),
    ast.UnaryOp: (_negation,),
    ast.If: (_branch,),
    ast.IfExp: (_branch,),
    ast.While: (_branch,),
    ast.comprehension: (_filter,),
    ast.Set: (_elements,),
    ast.Tuple: (_elements,),
    ast.List: (_elements,),
    ast.Dict: (_entries,),
    ast.Call: (_call,),
    ast.Delete: (_statement,),
    ast.Expr: (_statement,),
}
UNTOUCHED = ("annotation", "returns", "decorator_list", "bases", "names")


def _without_one(values: list[Any]) -> Iterator[list[Any]]:
    return ([*values[:number], *values[number + 1 :]] for number in range(len(values)))


def _changed(node: ast.AST, **fields: Any) -> ast.AST:
    return type(node)(**dict(ast.iter_fields(node)) | fields)


@dataclass(frozen=True)
class Mutant:
    """A module with one change; `line` and `change` tell where and what."""

    tree: ast.Module
    line: int
    change: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every module that differs from this one in one place."""
    tree = ast.parse(source)
    for parent, field, place, node, line in list(_nodes(tree, 0)):
        for operator in OPERATORS.get(type(node), ()):
            for other in operator(node):
                _put(parent, field, place, other)
                mutated = ast.fix_missing_locations(deepcopy(tree))
                yield Mutant(mutated, line, _difference(_code(node), _code(other)))
                _put(parent, field, place, node)


def _nodes(parent: ast.AST, line: int) -> Iterator[tuple[ast.AST, str, int | None, ast.AST, int]]:
    for field, value in ast.iter_fields(parent):
        for place, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(node, ast.AST) and field not in UNTOUCHED and not _is_prose(node):
                here = getattr(node, "lineno", line)
                yield parent, field, place, node, here
                yield from _nodes(node, here)


def _is_prose(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) == "__all__"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _put(parent: ast.AST, field: str, place: int | None, node: ast.AST) -> None:
    if place is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[place] = node


def _code(node: ast.AST) -> str:
    return " ".join(ast.unparse(ast.fix_missing_locations(deepcopy(node))).split())


def _difference(before: str, after: str) -> str:
    differ = (n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)
    start = max(0, next(differ, 0) - 20)
    return f"{before[start:][:60]} -> {after[start:][:60]}"
