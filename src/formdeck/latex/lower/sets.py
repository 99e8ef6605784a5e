"""Sets: SymPy's own where it keeps what is written."""

from typing import Any

import sympy

from formdeck.latex import classes
from formdeck.latex import tree as t
from formdeck.latex.free import bound_by
from formdeck.latex.lower.dispatch import UNEVALUATED, all_hold, as_set, kept, lower, lower_all, lower_condition

_OPERATIONS = {r"\cup": sympy.Union, r"\cap": sympy.Intersection}
_AS_WRITTEN = frozenset({r"\triangle", r"\sqcup", r"\sqcap", r"\uplus"})
_SIGNS = frozenset({*_OPERATIONS, *_AS_WRITTEN, r"\setminus", r"\times"})
_LARGEST_POWER = 4


def joined(sign: str, operands: tuple[Any, ...]) -> sympy.Basic | None:
    """Join sets; None if that is no operation on sets."""
    if sign not in _SIGNS or not any(isinstance(each, sympy.Set) for each in operands):
        return None
    return _joined(sign, tuple(map(as_set, operands))) or classes.AsSet(classes.Operation(sign, *operands))


def _joined(sign: str, members: tuple[Any, ...]) -> sympy.Basic | None:
    if sign in _OPERATIONS:
        return kept(_OPERATIONS[sign], *members)
    if sign in _AS_WRITTEN:
        return None
    if sign == r"\setminus":
        return kept(sympy.Complement, *members) if len(members) == 2 else None
    return None if sympy.S.EmptySet in members else sympy.ProductSet(*members)


def power(base: sympy.Set, exponent: Any) -> sympy.Basic:
    r"""Raise a set to a power: ``\mathbb{R}^3`` is a product, anything else is kept as written."""
    whole = isinstance(exponent, sympy.Integer) and 1 < exponent <= _LARGEST_POWER
    if whole and base is not sympy.S.EmptySet:
        return sympy.ProductSet(*(base,) * int(exponent))
    return classes.AsSet(classes.Operation("^", base, exponent))


@lower.register
def _(node: t.SetOf) -> sympy.Basic:
    items = lower_all(node.items)
    open_ended = any(item.has(classes.Dots, classes.Prose) for item in items)
    return (None if open_ended else kept(sympy.FiniteSet, *items)) or classes.MembersOf(*items)


@lower.register
def _(node: t.SetWhere) -> sympy.Basic:
    conditions: tuple[Any, ...] = tuple(map(lower_condition, node.conditions))
    element, names = lower(node.element), bound_by(node)
    variable, base, given = _element(element, conditions)
    if isinstance(variable, sympy.Symbol) and variable.name in names and variable not in base.free_symbols:
        condition = all_hold(given)
        return sympy.Basic.__new__(sympy.ConditionSet, variable, condition, base)
    bound = sorted((each for each in element.atoms(sympy.Symbol) if each.name in names), key=str)
    return classes.SetOfAll(element, sympy.Tuple(*conditions), sympy.Tuple(*bound))


def _element(element: Any, conditions: tuple[Any, ...]) -> tuple[Any, Any, tuple[Any, ...]]:
    r"""Take apart ``x \in S``; a bare ``x`` is of any set, unless the first condition says of which."""
    if isinstance(element, sympy.Contains):
        member, holder = element.args
        return member, holder, conditions
    if len(conditions) > 1 and isinstance(conditions[0], sympy.Contains) and conditions[0].args[0] == element:
        return element, conditions[0].args[1], conditions[1:]
    return element, sympy.S.UniversalSet, conditions


@lower.register
def _(node: t.Interval) -> sympy.Basic:
    low, high = lower(node.lower), lower(node.upper)
    opening, closing = node.opening in {"(", "]"}, node.closing in {")", "["}
    numbers = isinstance(low, sympy.Expr) and isinstance(high, sympy.Expr)
    if numbers and all(bound.is_extended_real is not False for bound in (low, high)):
        made = sympy.Interval(low, high, opening, closing)
        if isinstance(made, sympy.Interval) and made.args == (low, high, opening, closing):
            return made
    return classes.IntervalOf(node.opening, low, high, node.closing)


def belongs(member: sympy.Basic, holder: sympy.Basic) -> sympy.Basic:
    """Say that something belongs to a set."""
    return sympy.Contains(member, as_set(holder), **UNEVALUATED)
