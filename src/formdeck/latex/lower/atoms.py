"""Numbers, names, constants."""

import sympy

from formdeck.latex import classes
from formdeck.latex import tree as t
from formdeck.latex.lower.dispatch import lower
from formdeck.latex.lower.matrices import matrix_name
from formdeck.model import Kind

_CONSTANTS = {
    r"\boldsymbol{0}": sympy.Integer(0),
    r"\pi": sympy.pi, "e": sympy.E, "i": sympy.I, r"\infty": sympy.oo, r"\emptyset": sympy.S.EmptySet,
    r"\mathbb{N}": sympy.S.Naturals, r"\mathbb{Z}": sympy.S.Integers, r"\mathbb{Q}": sympy.S.Rationals,
    r"\mathbb{N}_{0}": sympy.S.Naturals0, r"\mathbb{Z}^{+}": sympy.S.Naturals, r"\mathbb{Z}_{>0}": sympy.S.Naturals,
    r"\mathbb{R}_{\ge0}": sympy.Interval(0, sympy.oo), r"\mathbb{R}_{>0}": sympy.Interval.open(0, sympy.oo),
    r"\mathbb{R}": sympy.S.Reals, r"\mathbb{C}": sympy.S.Complexes,
}  # fmt: skip
_SETS = frozenset({Kind.SET, Kind.EVENT})
_UNORDERED = frozenset({Kind.MATRIX, Kind.VECTOR})


@lower.register
def _(node: t.Number) -> sympy.Basic:
    if "(" in node.digits:
        return _repeating(node.digits)
    return sympy.Rational(node.digits) if "." in node.digits else sympy.Integer(node.digits)


def _repeating(digits: str) -> sympy.Basic:
    """Make a fraction of a repeating decimal: ``0.1(6)`` is a sixth."""
    plain, _, repeated = digits.rstrip(")").partition("(")
    places = len(plain.partition(".")[2])
    tail = sympy.Rational(int(repeated), (10 ** len(repeated) - 1) * 10**places)
    return sympy.Rational(plain.rstrip(".")) + tail


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
    found = _CONSTANTS.get(node.latex)
    if found is not None:
        return found
    whole, label = node.latex[: len(r"\mathbb{R}")], node.latex[len(r"\mathbb{R}") :]
    return classes.AsSet(classes.Operation(label, _CONSTANTS[whole]))


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
