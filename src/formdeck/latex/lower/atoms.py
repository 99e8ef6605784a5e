"""Numbers, names, constants."""

import sympy

from formdeck.latex import tree as t
from formdeck.latex.lower import classes
from formdeck.latex.lower.dispatch import lower
from formdeck.model import Kind

_CONSTANTS = {
    r"\pi": sympy.pi, "e": sympy.E, "i": sympy.I, r"\infty": sympy.oo, r"\emptyset": sympy.S.EmptySet,
    r"\mathbb{N}": sympy.S.Naturals, r"\mathbb{Z}": sympy.S.Integers, r"\mathbb{Q}": sympy.S.Rationals,
    r"\mathbb{R}": sympy.S.Reals, r"\mathbb{C}": sympy.S.Complexes,
}  # fmt: skip
_UNORDERED = frozenset({Kind.MATRIX, Kind.VECTOR})


@lower.register
def _(node: t.Number) -> sympy.Basic:
    return sympy.Rational(node.digits) if "." in node.digits else sympy.Integer(node.digits)


@lower.register
def _(node: t.Name) -> sympy.Basic:
    return sympy.Symbol(node.latex, commutative=False) if node.kind in _UNORDERED else sympy.Symbol(node.latex)


@lower.register
def _(node: t.Constant) -> sympy.Basic:
    return _CONSTANTS[node.latex]


@lower.register
def _(node: t.Unit) -> sympy.Basic:
    return classes.Unit(sympy.Symbol(node.text))


@lower.register
def _(node: t.Dots) -> sympy.Basic:
    del node
    return classes.Dots()


@lower.register
def _(node: t.Blank) -> sympy.Basic:
    del node
    return classes.Blank()


@lower.register
def _(node: t.Words) -> sympy.Basic:
    return sympy.Symbol(node.text)
