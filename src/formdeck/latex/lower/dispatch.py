"""Turning nodes into SymPy, one function a kind of node; the families register theirs."""

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

import sympy

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Interval, Node, Relation, Sequence, SetOf, SetWhere, Tuple

UNEVALUATED: Any = {"evaluate": False}
"""For classes of SymPy whose annotations do not name this argument."""

_NO_VALUES = (Interval, Relation, Sequence, SetOf, SetWhere, Tuple)


@singledispatch
def lower(node: Node) -> sympy.Basic:
    """Turn a node into SymPy."""
    raise Unreadable(rules.NOT_HELD, node.place, f"SymPy has no form for this ({type(node).__name__.lower()})")


def all_hold(claims: Iterable[Any]) -> sympy.Basic:
    """Join claims that SymPy knows by "and"."""
    joined: sympy.Basic = sympy.And(*claims, **UNEVALUATED)
    return joined


def lower_value(node: Node) -> sympy.Expr:
    """Turn a node into a SymPy value, which can be added and multiplied.

    Raises:
        Unreadable: it is a set, a list or a relation.
    """
    value = lower(node)
    if isinstance(node, _NO_VALUES) or not isinstance(value, sympy.Expr):
        raise Unreadable(rules.NOT_HELD, node.place, "a set, list or relation where a value should stand")
    return value


def lower_all(nodes: tuple[Node, ...]) -> tuple[sympy.Basic, ...]:
    """Turn several nodes into SymPy."""
    return tuple(lower(node) for node in nodes)
