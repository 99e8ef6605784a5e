"""Sums, integrals, limits, optima, derivatives, expectations."""

from typing import Any

import sympy
from sympy.core.function import AppliedUndef

from formdeck.latex import classes
from formdeck.latex import tree as t
from formdeck.latex.free import bound_by
from formdeck.latex.lower import matrices
from formdeck.latex.lower.dispatch import as_set, bounded, lower, lower_all, lower_value
from formdeck.latex.tree.binders import DOTS, time_of

_SUMS: dict[str, Any] = {r"\sum": sympy.Sum, r"\prod": sympy.Product}
_OF_SETS = frozenset({r"\bigcup", r"\bigcap", r"\bigsqcup"})


@lower.register
def _(node: t.Big) -> sympy.Basic:
    body = lower(node.body)
    limits = [_limit(each) for each in node.ranges]
    if node.operator in _SUMS and isinstance(body, sympy.Expr) and not matrices.is_matrix(body) and all(limits):
        return bounded(_SUMS[node.operator], body, *reversed(limits))
    made = classes.BigOver(node.operator, body, *map(lower, node.ranges))
    if node.operator == r"\sum":
        return matrices.like(made, body)
    return as_set(made) if node.operator in _OF_SETS else made


def _limit(each: t.Range) -> tuple[Any, ...] | None:
    """Make SymPy's bounds of a range, if it has plain ones."""
    if len(each.names) != 1 or each.lower is None or each.upper is None or each.conditions:
        return None
    name, low, high = lower(each.names[0]), lower(each.lower), lower(each.upper)
    if not isinstance(name, sympy.Symbol) or not name.is_commutative:
        return None
    if not all(isinstance(bound, sympy.Expr) and not _is_open(bound) for bound in (low, high)):
        return None
    return None if name in low.free_symbols | high.free_symbols else (name, low, high)


def _is_open(bound: sympy.Basic) -> bool:
    """Whether SymPy could not take a bound: it may be no real number."""
    return bound.is_extended_real is False or bound.is_commutative is False


@lower.register
def _(node: t.Range) -> sympy.Basic:
    bounds = tuple(lower(bound) for bound in (node.lower, node.upper) if bound is not None)
    return classes.Over(lower_all(node.names), bounds, lower_all(node.conditions))


@lower.register
def _(node: t.Optimum) -> sympy.Basic:
    return classes.Optimum(node.operator, lower(node.body), lower(node.range))


@lower.register
def _(node: t.Limit) -> sympy.Basic:
    body, variable, target = lower(node.body), lower(node.variable), lower(node.target)
    values = isinstance(body, sympy.Expr) and isinstance(target, sympy.Expr) and not matrices.is_matrix(body)
    plain = isinstance(variable, sympy.Symbol) and variable.is_commutative and not target.has(variable)
    if node.operator == r"\lim" and values and plain:
        return sympy.Limit(body, variable, target, node.side or _side(target))
    return classes.LimitOver(node.operator, body, variable, target, node.side)


def _side(target: sympy.Basic) -> str:
    return {sympy.oo: "-", -sympy.oo: "+"}.get(target, "+-")


@lower.register
def _(node: t.Integral) -> sympy.Basic:
    body, names = _integrand(node), lower_all(_names(node))
    bounds = tuple(lower(bound) for bound in (node.lower, node.upper) if bound is not None)
    if node.operator == r"\int" and len(bounds) == 2 and _is_plain_integral(body, names, bounds):
        return bounded(sympy.Integral, body, (*names, *bounds))
    domain = () if node.domain is None else (lower(node.domain),)
    over = (names, (), domain) if isinstance(node.domain, t.Relation) else (names, bounds or domain, ())
    return classes.IntegralOver(node.operator, body, classes.Over(*over))


def _names(node: t.Integral) -> tuple[t.Node, ...]:
    """List the variables of an integral, of a differential form those that its differentials name."""
    if not node.variables:
        found = [each.body for each in t.walk(node.body) if isinstance(each, t.Differential)]
        return tuple(each for at, each in enumerate(found) if each not in found[:at])
    plain = (each.variable if isinstance(each, t.Wrt) else each for each in node.variables)
    return tuple(time_of(each, bounded=node.upper is not None) or each for each in plain)


def _integrand(node: t.Integral) -> sympy.Basic:
    """Turn an integrand into SymPy; the differential of a process, or one that is a vector, is held by the body."""
    if len(node.variables) == 1 and time_of(node.variables[0], bounded=node.upper is not None) is not None:
        return lower(t.Product((node.body, t.Differential("d", node.variables[0]))))
    body = lower(node.body)
    if not node.joint:
        return body
    element = classes.Differential("d", lower(node.variables[0]))
    return classes.Dot(body, element) if node.joint == r"\cdot" else classes.Cross(body, element)


def _is_plain_integral(body: sympy.Basic, names: tuple[sympy.Basic, ...], bounds: tuple[sympy.Basic, ...]) -> bool:
    if len(names) != 1 or not isinstance(names[0], sympy.Symbol) or not names[0].is_commutative:
        return False
    if body.has(classes.Differential):
        return False
    values = (body, *bounds)
    return all(isinstance(value, sympy.Expr) and not matrices.is_matrix(value) for value in values)


@lower.register
def _(node: t.Differential) -> sympy.Basic:
    order = () if node.order is None else (lower(node.order),)
    return classes.Differential(node.sign, lower(node.body), *order)


@lower.register
def _(node: t.Derivative) -> sympy.Basic:
    body = lower(node.body)
    orders = [
        (lower(wrt.variable), lower_value(wrt.order) if wrt.order is not None else sympy.Integer(1))
        for wrt in node.variables
    ]
    if node.sign in DOTS:
        return classes.TimeDerivative(body, orders[0][1])
    if node.held:
        return classes.DerivativeAt(node.sign, body, *orders, classes.Held(*lower_all(node.held)))
    plain = isinstance(body, sympy.Expr) and not matrices.is_matrix(body) and node.sign != r"\delta"
    if plain and all(_depends(body, variable, node.sign) for variable, _ in orders):
        return sympy.Derivative(body, *orders, evaluate=False)
    return classes.DerivativeAt(node.sign, body, *orders)


def _depends(body: sympy.Basic, variable: sympy.Basic, sign: str) -> bool:
    """Whether a body shows the variable, and nothing that may depend on it unseen, so that SymPy is right."""
    if isinstance(variable, sympy.Indexed):
        return bool(body.has(variable))
    if not isinstance(variable, sympy.Symbol) or not variable.is_commutative or variable not in body.free_symbols:
        return False
    of_several = any(len(call.args) > 1 and call.has(variable) for call in body.atoms(AppliedUndef))
    return not body.has(classes.Notation) and (sign == r"\partial" or not of_several)


@lower.register
def _(node: t.Gradient) -> sympy.Basic:
    return classes.Gradient(node.form, lower(node.body), lower_all(node.under))


@lower.register
def _(node: t.Expectation) -> sympy.Basic:
    items = lower_all(node.items)
    what = items[0] if len(items) == 1 else sympy.Tuple(*items)
    under, given = lower_all(node.under), lower_all(node.given)
    made = classes.Expectation(node.operator, what, under, given, _bound(node, (what, *under, *given)))
    return matrices.like(made, what) if node.operator == "E" else made


def _bound(node: t.Node, parts: tuple[sympy.Basic, ...]) -> tuple[sympy.Basic, ...]:
    """List the symbols in parts that a node binds."""
    names = bound_by(node)
    symbols = (symbol for part in parts for symbol in part.free_symbols)
    return tuple(sorted({each for each in symbols if getattr(each, "name", "") in names}, key=str))


@lower.register
def _(node: t.Evaluated) -> sympy.Basic:
    body = lower(node.body)
    if (substituted := _substituted(node, body)) is not None:
        return substituted
    places: list[Any] = [() if place is None else lower(place) for place in (node.below, node.above)]
    return classes.Evaluated(body, *places, _bound(node, (body, *(each for each in places if each != ()))))


def _substituted(node: t.Evaluated, body: sympy.Basic) -> sympy.Basic | None:
    """Write a value at one place, or its change between two, with SymPy's own ``Subs``; None if it cannot."""
    if not isinstance(body, sympy.Expr) or body.has(classes.Notation) or matrices.is_matrix(body):
        return None
    match node:
        case t.Evaluated(below=t.Node() as low, above=t.Node() as high, variable=t.Name() as variable):
            start, end = _subs(body, lower(variable), lower(low)), _subs(body, lower(variable), lower(high))
            if start is None or end is None:
                return None
            return sympy.Add(end, sympy.Mul(sympy.Integer(-1), start, evaluate=False), evaluate=False)
        case t.Evaluated(below=t.Relation(sides=(left, right), relations=("=",)), above=None):
            return _subs(body, lower(left), lower(right))
        case _:
            return None


def _subs(body: sympy.Expr, variable: sympy.Basic, value: sympy.Basic) -> sympy.Expr | None:
    plain = isinstance(variable, sympy.Symbol) and isinstance(value, sympy.Expr) and variable in body.free_symbols
    return sympy.Subs(body, variable, value) if plain else None


@lower.register
def _(node: t.Quantified) -> sympy.Basic:
    subject = lower(node.subject)
    body = () if node.body is None else (lower(node.body),)
    return classes.Quantified(node.quantifier, subject, _bound(node, (subject, *body)), *body)
