"""Relations, lists, bars, cases."""

from itertools import pairwise
from typing import Any

import sympy
from sympy.logic.boolalg import Boolean

from formdeck.latex import classes
from formdeck.latex import tree as t
from formdeck.latex.lower import matrices, sets
from formdeck.latex.lower.dispatch import (
    UNEVALUATED,
    all_hold,
    branch_of,
    kept,
    lower,
    lower_all,
    lower_condition,
    lower_value,
)

_RELATIONS = {"=": sympy.Eq, r"\ne": sympy.Ne, "<": sympy.Lt, ">": sympy.Gt, r"\le": sympy.Le, r"\ge": sympy.Ge}
_ARROWS: dict[str, Any] = {
    r"\Rightarrow": sympy.Implies, r"\Leftrightarrow": sympy.Equivalent, r"\to": sympy.Implies,
    r"\leftrightarrow": sympy.Equivalent,
}  # fmt: skip
_BARS: dict[str, Any] = {
    "norm": classes.Norm, "cardinality": classes.Cardinality, "determinant": matrices.determinant,
    "mean": classes.Mean, "inner": classes.Inner, "commutator": classes.Commutator,
    "concatenation": classes.Concatenation, "quadratic variation": classes.QuadraticVariation,
    "poisson": classes.PoissonBracket, "anticommutator": classes.AntiCommutator,
    "ket": classes.Ket, "bra": classes.Bra, "braket": classes.Braket,
}  # fmt: skip
_ROUNDING: dict[str, Any] = {"floor": sympy.floor, "ceiling": sympy.ceiling}
_PARTS = frozenset({"positive part", "negative part"})


@lower.register
def _(node: t.Relation) -> sympy.Basic:
    sides = lower_all(node.sides)
    pairs = [claim(sign, left, right) for sign, (left, right) in zip(node.relations, pairwise(sides), strict=True)]
    return pairs[0] if len(pairs) == 1 else all_hold(pairs)


def claim(sign: str, left: Any, right: Any) -> sympy.Basic:
    """Say that something stands in a relation to something."""
    if sign in _RELATIONS and _are_comparable(sign, left, right):
        return _RELATIONS[sign](left, right, evaluate=False)
    if sign == r"\in":
        return sets.belongs(left, right)
    if sign == r"\notin":
        return sympy.Not(sets.belongs(left, right), evaluate=False)
    if sign in _ARROWS and isinstance(left, Boolean) and isinstance(right, Boolean):
        return kept(_ARROWS[sign], left, right) or classes.Claim(sign, left, right)
    return classes.Claim(sign, left, right)


def _are_comparable(sign: str, left: Any, right: Any) -> bool:
    """Whether SymPy holds this relation between such things: an order only between numbers that may be real."""
    if not isinstance(left, sympy.Expr) or not isinstance(right, sympy.Expr):
        return sign in {"=", r"\ne"} and isinstance(left, sympy.Set) and isinstance(right, sympy.Set)
    if sign in {"=", r"\ne"}:
        return True
    return all(side.is_extended_real is not False and not matrices.is_matrix(side) for side in (left, right))


@lower.register(t.Sequence)
@lower.register(t.Tuple)
def _(node: t.Sequence | t.Tuple) -> sympy.Basic:
    return sympy.Tuple(*lower_all(node.items))


@lower.register
def _(node: t.Bars) -> sympy.Basic:
    if node.form == "absolute" and node.sub is None:
        return sympy.Abs(lower_value(node.items[0]), evaluate=False)
    if node.form in _PARTS:
        value = lower_value(node.items[0])
        signed = sympy.Mul(sympy.Integer(-1), value, evaluate=False) if node.form == "negative part" else value
        return sympy.Max(signed, sympy.Integer(0), **UNEVALUATED)
    if node.form in _ROUNDING:
        return _ROUNDING[node.form](lower_value(node.items[0]), evaluate=False)
    items = lower_all(node.items)
    if node.sub is not None:
        items = (*items, lower(node.sub))
    return _BARS[node.form](*items) if node.form in _BARS else classes.Operation(node.form, *items)


@lower.register
def _(node: t.Cases) -> sympy.Basic:
    return sympy.Basic.__new__(sympy.Piecewise, *(branch_of(*_branch(each)) for each in node.branches))


def _branch(branch: t.Branch) -> tuple[sympy.Expr, sympy.Basic]:
    condition = sympy.true if branch.condition is None else lower_condition(branch.condition)
    return lower_value(branch.value), condition
