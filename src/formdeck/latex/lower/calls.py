"""Functions applied to arguments, members of families."""

from collections.abc import Callable
from typing import Any

import sympy
from sympy.functions.combinatorial.numbers import legendre_symbol

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex import classes
from formdeck.latex import tree as t
from formdeck.latex.lower import matrices
from formdeck.latex.lower.dispatch import all_hold, branch_of, kept, lower, lower_all, lower_condition, lower_value
from formdeck.latex.parse.context.kinds import is_entry
from formdeck.latex.problem import Unreadable
from formdeck.latex.wordlist import words
from formdeck.model import Kind

_SYMPY: dict[str, Callable[..., sympy.Basic]] = {
    rf"\{name}": getattr(sympy, name)
    for name in words("sin cos tan cot sec csc sinh cosh tanh coth exp erf")
} | {
    r"\arcsin": sympy.asin, r"\arccos": sympy.acos, r"\arctan": sympy.atan, r"\log": sympy.log, r"\ln": sympy.log,
    r"\Re": sympy.re, r"\Im": sympy.im, r"\arg": sympy.arg, r"\sgn": sympy.sign,
}  # fmt: skip
_OF_SEVERAL: dict[str, Callable[..., sympy.Basic]] = {r"\max": sympy.Max, r"\min": sympy.Min}
_OF_TWO: dict[str, Callable[..., sympy.Basic]] = {
    "fallingfactorial": sympy.FallingFactorial, "risingfactorial": sympy.RisingFactorial, "legendre": legendre_symbol,
}  # fmt: skip
_OF_MATRICES = {r"\det": matrices.determinant, r"\tr": matrices.trace, "tr": matrices.trace, "Tr": matrices.trace}
_INVERSE = {
    r"\sin": sympy.asin, r"\cos": sympy.acos, r"\tan": sympy.atan, r"\sinh": sympy.asinh, r"\cosh": sympy.acosh,
    r"\tanh": sympy.atanh, r"\cot": sympy.acot, r"\sec": sympy.asec, r"\csc": sympy.acsc, r"\coth": sympy.acoth,
}  # fmt: skip
_PARTS = {";": classes.Params, "|": classes.Given, r"\|": classes.Versus}


@lower.register
def _(node: t.Call) -> sympy.Basic:  # noqa: PLR0911 - one case a kind of function
    function = node.function
    arguments = _arguments(node.parts)
    match function:
        case t.Indexed(base=t.Name(latex=r"\log" | r"\ln"), below=(base,)):
            return _logarithm(node, lower_value(base))
        case t.Name(latex=r"\lg"):
            return _logarithm(node, sympy.Integer(10))
        case t.Name(kind=Kind.MATRIX | Kind.VECTOR):
            return classes.Applied(lower(function), *arguments)
        case t.Name(latex=name) if name in t.INDICATORS and len(node.parts) == 1:
            return _indicator(node.parts[0])
        case t.Name(sort=t.Sort(known=known)) if (made := _declared(known, arguments)) is not None:
            return made
        case t.Name(latex=name):
            return _known(name, arguments) or sympy.Function(name)(*arguments)
        case t.FunctionForm(form="inverse", function=t.Name(latex=name)) if name in _INVERSE:
            return _plain(_INVERSE[name], arguments) or classes.Applied(lower(function), *arguments)
        case t.FunctionForm(form="derivative"):
            return _derivative(function, arguments)
        case _:
            return classes.Applied(lower(function), *arguments)


def _indicator(part: t.Part) -> sympy.Basic:
    """Write an indicator as 1 where its conditions hold, else 0."""
    holds = all_hold(lower_condition(item) for item in part.items)
    branches = ((sympy.Integer(1), holds), (sympy.Integer(0), sympy.true))
    return sympy.Basic.__new__(sympy.Piecewise, *(branch_of(*branch) for branch in branches))


def _arguments(parts: tuple[t.Part, ...]) -> tuple[Any, ...]:
    """Take arguments; what stands behind a bar or semicolon goes together with what stands before it."""
    arguments = lower_all(parts[0].items)
    for part in parts[1:]:
        arguments = (_PARTS[part.separator](_together(arguments), _together(lower_all(part.items))),)
    return arguments


def _together(values: tuple[Any, ...]) -> Any:
    return values[0] if len(values) == 1 else sympy.Tuple(*values)


_DECLARED: dict[str, tuple[Any, int]] = {
    "gamma": (sympy.gamma, 1),
    "beta": (sympy.beta, 2),
    "erf": (sympy.erf, 1),
    "zeta": (sympy.zeta, 1),
    "dirac": (sympy.DiracDelta, 1),
}


def _declared(known: str, arguments: tuple[Any, ...]) -> sympy.Basic | None:
    """Apply a function that the glossary says is one that SymPy knows."""
    function, count = _DECLARED.get(known, (None, 0))
    if len(arguments) != count or not all(map(_is_plain, arguments)):
        return None
    made: sympy.Basic = function(*arguments, evaluate=False)
    return made


def _known(name: str, arguments: tuple[Any, ...]) -> sympy.Basic | None:
    if name in _OF_MATRICES and len(arguments) == 1 and arguments[0].is_commutative is False:
        return _OF_MATRICES[name](*arguments)
    if name in _OF_SEVERAL and all(_is_plain(each) for each in arguments):
        return kept(_OF_SEVERAL[name], *arguments)
    if name in _OF_TWO and len(arguments) == 2 and all(map(_is_plain, arguments)):
        return _OF_TWO[name](*arguments, evaluate=False)
    return _plain(_SYMPY[name], arguments) if name in _SYMPY else None


def _is_plain(value: sympy.Basic) -> bool:
    return isinstance(value, sympy.Expr) and not matrices.is_matrix(value)


def _plain(function: Callable[..., sympy.Basic], arguments: tuple[Any, ...]) -> sympy.Basic | None:
    """Apply a function of SymPy's to a number; None if that is not what is written."""
    return function(*arguments, evaluate=False) if len(arguments) == 1 and _is_plain(arguments[0]) else None


def _logarithm(node: t.Call, base: sympy.Expr) -> sympy.Basic:
    items = node.parts[0].items
    if len(items) != 1 or len(node.parts) != 1:
        raise Unreadable(rules.NOT_HELD, node.place, "a logarithm of several values")
    below = sympy.Pow(sympy.log(base, evaluate=False), sympy.Integer(-1), evaluate=False)
    return sympy.Mul(sympy.log(lower_value(items[0]), evaluate=False), below, evaluate=False)


def _derivative(form: t.FunctionForm, arguments: tuple[Any, ...]) -> sympy.Basic:
    r"""Write ``f'(x)`` as a derivative, ``f'(2x)`` as one at a place."""
    order = lower_value(form.order) if form.order is not None else sympy.Integer(1)
    if not isinstance(form.function, t.Name) or len(arguments) != 1 or not _is_plain(arguments[0]):
        return classes.Applied(lower(form), *arguments)
    function, argument = sympy.Function(form.function.latex), arguments[0]
    if isinstance(argument, sympy.Symbol) and argument.is_commutative:
        return sympy.Derivative(function(argument), (argument, order), evaluate=False)
    if argument.is_commutative is False:
        return classes.Applied(lower(form), *arguments)
    inner = sympy.Symbol(r"\xi")
    return sympy.Subs(sympy.Derivative(function(inner), (inner, order), evaluate=False), inner, argument)


@lower.register
def _(node: t.FunctionForm) -> sympy.Basic:
    if node.form == "inverse":
        return classes.InverseFunction(lower(node.function))
    order = lower_value(node.order) if node.order is not None else sympy.Integer(1)
    return classes.DerivativeFunction(lower(node.function), order)


@lower.register
def _(node: t.Indexed) -> sympy.Basic:
    below, above = lower_all(node.below), lower_all(node.above)
    base = node.base
    if isinstance(base, t.Number):
        return _numeral(base.digits, lower_value(node.below[0]))
    if not isinstance(base, t.Name):
        return _member(lower(base), below, above)
    made = _of_numbers(node, base, below) if not above and all(isinstance(each, sympy.Expr) for each in below) else None
    return made if made is not None else _of_anything(node, base, below, above)


def _of_numbers(node: t.Indexed, base: t.Name, below: tuple[sympy.Basic, ...]) -> sympy.Basic | None:
    """Make a number of a family of numbers; None if it is none."""
    if base.sort is not None and base.sort.known == "kronecker" and len(below) == 2:
        return sympy.KroneckerDelta(*below, evaluate=False)
    if is_entry(node) or base.kind not in _NO_NUMBERS:
        return sympy.Indexed(sympy.IndexedBase(_family(base)), *below)
    return None


def _of_anything(
    node: t.Indexed, base: t.Name, below: tuple[sympy.Basic, ...], above: tuple[sympy.Basic, ...]
) -> sympy.Basic:
    if is_entry(node):
        return _member(sympy.Symbol(base.latex), below, above)
    if base.sort is not None and base.sort.of_members:
        made = _member(sympy.Symbol(base.latex, commutative=False), below, above)
        return classes.AsMatrix(made, *matrices.shape_of(base.sort)) if base.sort.shape else made
    made = _member(lower(base), below, above)
    return classes.AsSet(made) if base.kind in {Kind.SET, Kind.EVENT} else made


_NO_NUMBERS = frozenset({Kind.SET, Kind.EVENT, Kind.FUNCTION, Kind.VECTOR, Kind.MATRIX})


def _member(base: sympy.Basic, below: tuple[sympy.Basic, ...], above: tuple[sympy.Basic, ...]) -> sympy.Basic:
    return classes.Member(base, *below, *([classes.Above(*above)] if above else []))


def _numeral(digits: str, base: sympy.Expr) -> sympy.Basic:
    """Add up the digits of a number in another base."""
    whole, _, part = digits.partition(".")
    terms = [
        sympy.Mul(sympy.Integer(digit), sympy.Pow(base, len(whole) - 1 - at, evaluate=False), evaluate=False)
        for at, digit in enumerate(whole + part)
    ]
    return sympy.Add(*terms, evaluate=False)


def _family(base: t.Name) -> sympy.Basic:
    """Make what the indices count through: a matrix with its shape, or a plain name."""
    made = lower(base)
    return made if isinstance(made, sympy.MatrixSymbol) else sympy.Symbol(base.latex)
