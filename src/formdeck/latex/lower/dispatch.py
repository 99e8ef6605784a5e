"""Turning nodes into SymPy, one function a kind of node; the families register theirs."""

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

import sympy
from sympy.logic.boolalg import Boolean

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex import classes
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Interval, Node, Relation, Sequence, SetOf, SetWhere

UNEVALUATED: Any = {"evaluate": False}
"""For classes of SymPy whose annotations do not name this argument."""

_NO_VALUES = (Interval, Relation, Sequence, SetOf, SetWhere)


@singledispatch
def lower(node: Node) -> sympy.Basic:
    """Turn a node into SymPy."""
    raise Unreadable(rules.NOT_HELD, node.place, f"SymPy has no form for this ({type(node).__name__.lower()})")


def lower_value(node: Node) -> sympy.Expr:
    """Turn a node into a SymPy value, which can be added and multiplied.

    Raises:
        Unreadable: it is a set, a list or a relation.
    """
    value = lower(node)
    if isinstance(node, _NO_VALUES) or not isinstance(value, sympy.Expr):
        raise Unreadable(rules.NOT_HELD, node.place, "a set, list or relation where a value should stand")
    return value


def lower_operand(node: Node) -> sympy.Basic:
    """Turn a node into an operand: a value, a point, or a set or event by its name.

    Raises:
        Unreadable: it is a set with its members, a list or a relation.
    """
    value = lower(node)
    if isinstance(node, _NO_VALUES) or isinstance(value, Boolean) is not isinstance(value, sympy.Symbol):
        raise Unreadable(rules.NOT_HELD, node.place, "a set, list or relation where a value should stand")
    return value


def lower_all(nodes: Iterable[Node]) -> tuple[sympy.Basic, ...]:
    """Turn several nodes into SymPy."""
    return tuple(lower(node) for node in nodes)


def lower_condition(node: Node) -> Boolean:
    """Turn a node into something that holds or does not."""
    value = lower(node)
    if isinstance(value, sympy.Tuple) and all(isinstance(each, Boolean) for each in value):
        return all_hold(value)
    return value if isinstance(value, Boolean) else classes.Holds(value)


def all_hold(claims: Iterable[Any]) -> Boolean:
    """Join claims by "and"."""
    first, *more = claims
    if not more:
        return first
    return kept(sympy.And, first, *more) or classes.Holds(first, *more)


def as_set(value: sympy.Basic) -> sympy.Set:
    """Take a value as a set."""
    return value if isinstance(value, sympy.Set) else classes.AsSet(value)


def bounded(make: Any, body: Any, *limits: Any) -> Any:
    """Make a sum, product or integral; SymPy would rearrange a body by cases, and fail on some."""
    if not body.has(sympy.Piecewise):
        return make(body, *limits)
    made = sympy.Expr.__new__(make)
    made._args = (body, *(sympy.Tuple(*limit) for limit in limits))  # noqa: SLF001 - SymPy has no other way
    made.is_commutative = body.is_commutative
    return made


def branch_of(value: sympy.Expr, condition: Any) -> Any:
    """Make one case; SymPy would rearrange a condition that has cases in it, and fail on some."""
    if condition.has(sympy.Piecewise):
        return sympy.Tuple.__new__(classes.ExprCondPair, value, condition)
    return classes.ExprCondPair(value, condition)


def kept(make: Any, *operands: sympy.Basic) -> Any:
    """Make an unevaluated object of SymPy's; None if SymPy would not keep all its operands."""
    made = make(*operands, **UNEVALUATED)
    return made if isinstance(made, make) and len(made.args) == len(operands) else None
