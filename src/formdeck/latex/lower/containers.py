"""Relations, lists, sets, bars, matrices, cases."""

from itertools import pairwise

import sympy

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex import tree as t
from formdeck.latex.lower import classes
from formdeck.latex.lower.dispatch import UNEVALUATED, all_hold, lower, lower_all, lower_value
from formdeck.latex.problem import Unreadable

_RELATIONS = {"=": sympy.Eq, r"\ne": sympy.Ne, "<": sympy.Lt, ">": sympy.Gt, r"\le": sympy.Le, r"\ge": sympy.Ge}
_BARS = {
    "norm": classes.Norm, "cardinality": classes.Cardinality, "determinant": classes.Determinant, "mean": classes.Mean,
    "inner": classes.Inner, "commutator": classes.Commutator,
}  # fmt: skip


@lower.register
def _(node: t.Relation) -> sympy.Basic:
    sides = lower_all(node.sides)
    pairs = [_claim(sign, left, right) for sign, (left, right) in zip(node.relations, pairwise(sides), strict=True)]
    if len(pairs) == 1:
        return pairs[0]
    if all(isinstance(pair, sympy.logic.boolalg.Boolean) for pair in pairs):
        return all_hold(pairs)
    return sympy.Tuple(*pairs)


def _claim(sign: str, left: sympy.Basic, right: sympy.Basic) -> sympy.Basic:
    if sign in _RELATIONS and isinstance(left, sympy.Expr) and isinstance(right, sympy.Expr):
        return _RELATIONS[sign](left, right, evaluate=False)
    return classes.Claim(sympy.Symbol(sign), left, right)


@lower.register
def _(node: t.Sequence) -> sympy.Basic:
    return sympy.Tuple(*lower_all(node.items))


@lower.register
def _(node: t.Tuple) -> sympy.Basic:
    return sympy.Tuple(*lower_all(node.items))


@lower.register
def _(node: t.SetOf) -> sympy.Basic:
    return classes.MembersOf(*lower_all(node.items))


@lower.register
def _(node: t.SetWhere) -> sympy.Basic:
    return classes.MembersOf(lower(node.element), classes.Given(*lower_all(node.conditions)))


@lower.register
def _(node: t.Interval) -> sympy.Basic:
    low, high = lower(node.lower), lower(node.upper)
    return classes.Operation(sympy.Symbol(f"{node.opening}{node.closing}"), low, high)


@lower.register
def _(node: t.Bars) -> sympy.Basic:
    items = lower_all(node.items)
    if node.form == "absolute":
        return sympy.Abs(lower_value(node.items[0]), evaluate=False)
    if node.form in {"floor", "ceiling"}:
        return (sympy.floor if node.form == "floor" else sympy.ceiling)(lower_value(node.items[0]), evaluate=False)
    if node.sub is not None:
        items = (*items, lower(node.sub))
    return _BARS[node.form](*items)


@lower.register
def _(node: t.Matrix) -> sympy.Basic:
    return sympy.ImmutableDenseMatrix([[lower_value(cell) for cell in row] for row in node.rows])


@lower.register
def _(node: t.Cases) -> sympy.Basic:
    return sympy.Piecewise(*(_branch(branch) for branch in node.branches), **UNEVALUATED)


def _branch(branch: t.Branch) -> tuple[sympy.Expr, sympy.Basic]:
    if branch.condition is None:
        return lower_value(branch.value), sympy.true
    condition = lower(branch.condition)
    if isinstance(condition, sympy.Tuple) and all(isinstance(each, sympy.logic.boolalg.Boolean) for each in condition):
        condition = all_hold(condition)
    if not isinstance(condition, sympy.logic.boolalg.Boolean):
        raise Unreadable(rules.NOT_HELD, branch.condition.place, "SymPy has no form for this condition")
    return lower_value(branch.value), condition
