"""Sums, products, powers and other operations."""

from typing import Any

import sympy
from sympy.logic.boolalg import Boolean

from formdeck.latex import classes
from formdeck.latex import tree as t
from formdeck.latex.lower import matrices, sets
from formdeck.latex.lower.dispatch import branch_of, kept, lower, lower_all, lower_operand, lower_value
from formdeck.latex.parse.context.kinds import is_signal

_LOGIC: dict[str, Any] = {r"\wedge": sympy.And, r"\vee": sympy.Or}


def _are_plain(values: tuple[Any, ...]) -> bool:
    """Whether ``Add`` and ``Mul`` are right: no matrices with a shape, no sets, no points."""
    return all(isinstance(value, sympy.Expr) and not matrices.is_matrix(value) for value in values)


@lower.register
def _(node: t.Add) -> sympy.Basic:
    terms: tuple[Any, ...] = tuple(map(lower_operand, node.terms))
    return sympy.Add(*terms, evaluate=False) if _are_plain(terms) else matrices.total(terms)


@lower.register
def _(node: t.Negative) -> sympy.Basic:
    body: Any = lower_operand(node.body)
    if (isinstance(body, sympy.Rational) and body > 0) or body is sympy.oo:
        return -body
    if not isinstance(body, sympy.Expr):
        return classes.Operation("-", body)
    minus = sympy.Integer(-1)
    return sympy.Mul(minus, body, evaluate=False) if _are_plain((body,)) else matrices.product((minus, body))


@lower.register
def _(node: t.Product) -> sympy.Basic:
    factors: tuple[Any, ...] = tuple(map(lower_operand, node.factors))
    return sympy.Mul(*factors, evaluate=False) if _are_plain(factors) else matrices.product(factors)


@lower.register
def _(node: t.Quotient) -> sympy.Basic:
    above: Any = lower_operand(node.above)
    below = lower_value(node.below)
    if matrices.is_matrix(below):
        return classes.Operation("/", above, below)
    over = sympy.Pow(below, sympy.Integer(-1), evaluate=False)
    return sympy.Mul(above, over, evaluate=False) if _are_plain((above,)) else matrices.product((above, over))


@lower.register
def _(node: t.Power) -> sympy.Basic:
    base: Any = lower(node.base)
    sizes = node.exponent.operands if isinstance(node.exponent, t.Infix) and node.exponent.operator == r"\times" else ()
    if sizes and isinstance(base, sympy.Set):
        return sets.power(base, classes.Operation(r"\times", *lower_all(sizes)))
    exponent: Any = lower_operand(node.exponent)
    if node.base == t.Constant("e") and isinstance(exponent, sympy.Expr):
        return matrices.exponential(exponent) if matrices.is_matrix(exponent) else sympy.exp(exponent, evaluate=False)
    if isinstance(base, sympy.Set):
        return sets.power(base, exponent)
    if not _are_plain((base, exponent)):
        return matrices.power(base, exponent)
    return sympy.Pow(base, exponent, evaluate=False)


@lower.register
def _(node: t.Root) -> sympy.Basic:
    body = lower_value(node.body)
    degree = lower_value(node.degree) if node.degree is not None else sympy.Integer(2)
    if degree.is_Integer and degree > 1 and degree % 2 and _are_plain((body,)) and body.is_nonnegative is not True:
        return _odd_root(body, degree)
    exponent = sympy.Rational(1, degree) if degree.is_Integer and degree > 0 else sympy.Pow(degree, -1, evaluate=False)
    return sympy.Pow(body, exponent, evaluate=False) if _are_plain((body,)) else matrices.power(body, exponent)


def _odd_root(body: Any, degree: Any) -> sympy.Basic:
    """Take the real root of what is real, as schools do, and the principal one of anything else."""
    exponent = sympy.Rational(1, degree)
    size = sympy.Pow(sympy.Abs(body, evaluate=False), exponent, evaluate=False)
    real = sympy.Mul(sympy.sign(body, evaluate=False), size, evaluate=False)
    if body.is_extended_real:
        return real
    principal = sympy.Pow(body, exponent, evaluate=False)
    is_real = sympy.Eq(sympy.im(body, evaluate=False), sympy.Integer(0), evaluate=False)
    return sympy.Basic.__new__(sympy.Piecewise, branch_of(real, is_real), branch_of(principal, sympy.true))


@lower.register
def _(node: t.Infix) -> sympy.Basic:
    operands: tuple[Any, ...] = lower_all(node.operands)
    sign = node.operator
    if sign in _LOGIC and all(isinstance(each, Boolean) for each in operands):
        return kept(_LOGIC[sign], *operands) or classes.Holds(classes.Operation(sign, *operands))
    if sign == "*" and all(is_signal(each) for each in node.operands):
        return classes.Convolution(*operands)
    if sign == r"\bmod":
        return sympy.Mod(*map(lower_value, node.operands), evaluate=False)
    joined = sets.joined(sign, operands) or matrices.joined(sign, operands)
    return joined if joined is not None else classes.Operation(sign, *operands)


@lower.register
def _(node: t.Prefix) -> sympy.Basic:
    body = lower(node.body)
    if node.operator == r"\neg" and isinstance(body, Boolean):
        return sympy.Not(body, evaluate=False)
    return classes.Operation(node.operator, body)


@lower.register
def _(node: t.Postfix) -> sympy.Basic:
    body = lower_value(node.body)
    match node.operator:
        case "!":
            return sympy.factorial(body, evaluate=False)
        case "!!":
            return sympy.factorial2(body, evaluate=False)
        case r"\%":
            return sympy.Mul(body, sympy.Rational(1, 100), evaluate=False)
        case r"^{\circ}":
            return sympy.Mul(body, sympy.pi, sympy.Rational(1, 180), evaluate=False)
        case sign:
            return classes.Operation(sign, body)


@lower.register
def _(node: t.Binomial) -> sympy.Basic:
    return sympy.binomial(lower_value(node.above), lower_value(node.below), evaluate=False)
