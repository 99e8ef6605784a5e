"""Numbers, names, constants."""

import sympy

from formdeck.latex import classes
from formdeck.latex import tree as t
from formdeck.latex.lower.dispatch import lower
from formdeck.latex.lower.matrices import matrix_name
from formdeck.model import Kind

_CONSTANTS = {
    r"\pi": sympy.pi, "e": sympy.E, "i": sympy.I, r"\infty": sympy.oo, r"\emptyset": sympy.S.EmptySet,
    r"\mathbb{N}": sympy.S.Naturals, r"\mathbb{Z}": sympy.S.Integers, r"\mathbb{Q}": sympy.S.Rationals,
    r"\mathbb{R}": sympy.S.Reals, r"\mathbb{C}": sympy.S.Complexes,
}  # fmt: skip
_SETS = frozenset({Kind.SET, Kind.EVENT})
_UNORDERED = frozenset({Kind.MATRIX, Kind.VECTOR})


@lower.register
def _(node: t.Number) -> sympy.Basic:
    return sympy.Rational(node.digits) if "." in node.digits else sympy.Integer(node.digits)


@lower.register
def _(node: t.Name) -> sympy.Basic:
    if node.kind in _SETS:
        return classes.SetSymbol(node.latex)
    if node.sort is not None and node.sort.shape and not node.sort.of_members:
        return matrix_name(node.latex, node.sort)
    return name_of(node)


def name_of(node: t.Name) -> sympy.Symbol:
    """Make a symbol of a name; products of matrices and vectors keep their order."""
    return sympy.Symbol(node.latex, commutative=False) if node.kind in _UNORDERED else sympy.Symbol(node.latex)


@lower.register
def _(node: t.Constant) -> sympy.Basic:
    return _CONSTANTS[node.latex]


@lower.register
def _(node: t.Unit) -> sympy.Basic:
    return classes.Unit(node.text)


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
    return classes.Prose(node.text)
