"""Sums, integrals, limits, optima, derivatives, expectations."""

import sympy

from formdeck.latex import tree as t
from formdeck.latex.lower import classes
from formdeck.latex.lower.dispatch import lower, lower_all, lower_value

_SUMS = {r"\sum": sympy.Sum, r"\prod": sympy.Product}


@lower.register
def _(node: t.Big) -> sympy.Basic:
    body = lower(node.body)
    limits = [_limit(each) for each in node.ranges]
    if node.operator in _SUMS and isinstance(body, sympy.Expr) and all(limits):
        return _SUMS[node.operator](body, *reversed(limits))
    return classes.BigOver(sympy.Symbol(node.operator), body, *map(lower, node.ranges))


def _limit(each: t.Range) -> tuple[sympy.Symbol, sympy.Expr, sympy.Expr] | None:
    """Make SymPy's bounds of a range, if it has plain ones."""
    if len(each.names) != 1 or each.lower is None or each.upper is None or each.conditions:
        return None
    name, lower_bound, upper = lower(each.names[0]), lower(each.lower), lower(each.upper)
    if (
        not isinstance(name, sympy.Symbol)
        or not isinstance(lower_bound, sympy.Expr)
        or not isinstance(upper, sympy.Expr)
    ):
        return None
    if name in lower_bound.free_symbols | upper.free_symbols or not name.is_commutative:
        return None
    return name, lower_bound, upper


@lower.register
def _(node: t.Range) -> sympy.Basic:
    bounds = tuple(bound for bound in (node.lower, node.upper) if bound is not None)
    return classes.Over(sympy.Tuple(*lower_all(node.names)), *lower_all((*bounds, *node.conditions)))


@lower.register
def _(node: t.Optimum) -> sympy.Basic:
    return classes.Optimum(sympy.Symbol(node.operator), lower(node.body), lower(node.range))


@lower.register
def _(node: t.Limit) -> sympy.Basic:
    body, variable, target = lower(node.body), lower(node.variable), lower(node.target)
    if isinstance(variable, sympy.Symbol) and isinstance(body, sympy.Expr) and isinstance(target, sympy.Expr):
        return sympy.Limit(body, variable, target, node.side or ("-" if target == sympy.oo else "+-"))
    return classes.Optimum(sympy.Symbol(r"\lim"), body, sympy.Tuple(variable, target))


@lower.register
def _(node: t.Integral) -> sympy.Basic:
    body = lower(node.body)
    variables = lower_all(node.variables)
    plain = node.operator == r"\int" and len(variables) == 1 and isinstance(variables[0], sympy.Symbol)
    if plain and node.lower is not None and node.upper is not None and isinstance(body, sympy.Expr):
        return sympy.Integral(body, (variables[0], lower_value(node.lower), lower_value(node.upper)))
    bounds = tuple(part for part in (node.lower, node.upper, node.domain) if part is not None)
    return classes.IntegralOver(sympy.Symbol(node.operator), body, sympy.Tuple(*variables), *lower_all(bounds))


@lower.register
def _(node: t.Differential) -> sympy.Basic:
    return classes.Differential(lower(node.body))


@lower.register
def _(node: t.Derivative) -> sympy.Basic:
    body = lower(node.body)
    orders = [
        (lower(wrt.variable), lower_value(wrt.order) if wrt.order is not None else sympy.Integer(1))
        for wrt in node.variables
    ]
    if isinstance(body, sympy.Expr) and all(_depends(body, variable) for variable, _ in orders):
        return sympy.Derivative(body, *orders, evaluate=False)
    return classes.DerivativeAt(body, *(sympy.Tuple(*pair) for pair in orders))


def _depends(body: sympy.Expr, variable: sympy.Basic) -> bool:
    """Whether a body shows the variable, so that SymPy's derivative of it is right."""
    if isinstance(variable, sympy.Symbol):
        return bool(variable.is_commutative) and variable in body.free_symbols and not body.has(classes.Member)
    return isinstance(variable, sympy.Indexed) and body.has(variable)


@lower.register
def _(node: t.Gradient) -> sympy.Basic:
    return classes.Gradient(sympy.Symbol(node.form), lower(node.body), sympy.Tuple(*lower_all(node.under)))


@lower.register
def _(node: t.Expectation) -> sympy.Basic:
    items = lower_all(node.items)
    what = items[0] if len(items) == 1 else sympy.Tuple(*items)
    under, given = sympy.Tuple(*lower_all(node.under)), sympy.Tuple(*lower_all(node.given))
    return classes.Expectation(sympy.Symbol(node.operator), what, under, given)


@lower.register
def _(node: t.Evaluated) -> sympy.Basic:
    places = tuple(sympy.Tuple() if place is None else lower(place) for place in (node.below, node.above))
    return classes.Evaluated(lower(node.body), *places)


@lower.register
def _(node: t.Quantified) -> sympy.Basic:
    return classes.Quantified(sympy.Symbol(node.quantifier), lower(node.subject))
