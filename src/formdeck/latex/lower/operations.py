"""Sums, products, powers and other operations."""

from typing import Any

import sympy

from formdeck.latex import tree as t
from formdeck.latex.lower import classes
from formdeck.latex.lower.dispatch import UNEVALUATED, lower, lower_all, lower_value
from formdeck.latex.parse.kinds import is_signal

_MARKS = {
    "bar": classes.Bar,
    "T": classes.Transposed, "H": classes.Adjoint, "+": classes.PseudoInverse, "c": classes.Complement,
    r"\perp": classes.Complement,
}  # fmt: skip


@lower.register
def _(node: t.Add) -> sympy.Basic:
    return sympy.Add(*map(lower_value, node.terms), evaluate=False)


@lower.register
def _(node: t.Negative) -> sympy.Basic:
    body = lower_value(node.body)
    return -body if isinstance(body, sympy.Integer) and body > 0 else sympy.Mul(sympy.Integer(-1), body, evaluate=False)


@lower.register
def _(node: t.Product) -> sympy.Basic:
    return sympy.Mul(*map(lower_value, node.factors), evaluate=False)


@lower.register
def _(node: t.Quotient) -> sympy.Basic:
    below = sympy.Pow(lower_value(node.below), sympy.Integer(-1), evaluate=False)
    return sympy.Mul(lower_value(node.above), below, evaluate=False)


@lower.register
def _(node: t.Power) -> sympy.Basic:
    exponent = lower_value(node.exponent)
    if node.base == t.Constant("e"):
        return sympy.exp(exponent, evaluate=False)
    base = lower(node.base)
    if not isinstance(base, sympy.Expr):
        return classes.Operation(sympy.Symbol("^"), base, exponent)
    return sympy.Pow(base, exponent, evaluate=False)


@lower.register
def _(node: t.Root) -> sympy.Basic:
    if node.degree is None:
        return sympy.Pow(lower_value(node.body), sympy.Rational(1, 2), evaluate=False)
    degree = lower_value(node.degree)
    if isinstance(degree, sympy.Integer) and degree > 0:
        return sympy.Pow(lower_value(node.body), sympy.Rational(1, degree), evaluate=False)
    return sympy.Pow(lower_value(node.body), sympy.Pow(degree, -1, evaluate=False), evaluate=False)


@lower.register
def _(node: t.Infix) -> sympy.Basic:
    operands: tuple[Any, ...] = lower_all(node.operands)
    if node.operator in {r"\wedge", r"\vee"} and all(
        isinstance(each, sympy.logic.boolalg.Boolean) for each in operands
    ):
        return (sympy.And if node.operator == r"\wedge" else sympy.Or)(*operands, **UNEVALUATED)
    if node.operator == "*" and all(is_signal(each) for each in node.operands):
        return classes.Convolution(*operands)
    if node.operator == r"\odot":
        return classes.Elementwise(sympy.Symbol(node.operator), *operands)
    if node.operator == r"\bmod":
        return sympy.Mod(*map(lower_value, node.operands), evaluate=False)
    return classes.Operation(sympy.Symbol(node.operator), *operands)


@lower.register
def _(node: t.Prefix) -> sympy.Basic:
    return classes.Operation(sympy.Symbol(node.operator), lower(node.body))


@lower.register
def _(node: t.Postfix) -> sympy.Basic:
    body = lower_value(node.body)
    match node.operator:
        case "!":
            return sympy.factorial(body, evaluate=False)
        case "!!":
            return classes.DoubleFactorial(body)
        case r"\%":
            return sympy.Mul(body, sympy.Rational(1, 100), evaluate=False)
        case _:
            return sympy.Mul(body, sympy.pi, sympy.Rational(1, 180), evaluate=False)


@lower.register
def _(node: t.Marked) -> sympy.Basic:
    return _MARKS[node.mark](lower(node.body))


@lower.register
def _(node: t.Binomial) -> sympy.Basic:
    return sympy.binomial(lower_value(node.above), lower_value(node.below), evaluate=False)
