"""Functions applied to arguments, members of families."""

from collections.abc import Callable

import sympy

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex import tree as t
from formdeck.latex.lower import classes
from formdeck.latex.lower.dispatch import lower, lower_all, lower_value
from formdeck.latex.problem import Unreadable
from formdeck.latex.wordlist import words
from formdeck.model import Kind

_SYMPY: dict[str, Callable[..., sympy.Basic]] = {
    rf"\{name}": getattr(sympy, name)
    for name in words("sin cos tan cot sec csc sinh cosh tanh coth exp gcd erf")
} | {
    r"\arcsin": sympy.asin, r"\arccos": sympy.acos, r"\arctan": sympy.atan, r"\log": sympy.log, r"\ln": sympy.log,
    r"\max": sympy.Max, r"\min": sympy.Min, r"\Re": sympy.re, r"\Im": sympy.im, r"\arg": sympy.arg, r"\sgn": sympy.sign,
    r"\det": classes.Determinant,
}  # fmt: skip
_INVERSE = {
    r"\sin": sympy.asin, r"\cos": sympy.acos, r"\tan": sympy.atan, r"\sinh": sympy.asinh, r"\cosh": sympy.acosh,
    r"\tanh": sympy.atanh,
}  # fmt: skip
_PARTS = {";": classes.Params, "|": classes.Given, r"\|": classes.Versus}
_UNEVALUATED_ONLY = (sympy.gcd,)


@lower.register
def _(node: t.Call) -> sympy.Basic:  # noqa: PLR0911 - one case a kind of function
    function, arguments = node.function, _arguments(node.parts)
    match function:
        case t.Indexed(base=t.Name(latex=r"\log" | r"\ln"), below=(base,)):
            return _logarithm(node, lower_value(base))
        case t.Name(latex=r"\lg"):
            return _logarithm(node, sympy.Integer(10))
        case t.Name(latex=name) if name in _SYMPY:
            return _known(_SYMPY[name], name, arguments)
        case t.Name(kind=Kind.MATRIX | Kind.VECTOR):
            return classes.Applied(lower(function), *arguments)
        case t.Name(latex=name):
            return sympy.Function(name)(*arguments)
        case t.FunctionForm(form="inverse", function=t.Name(latex=name)) if name in _INVERSE:
            return _INVERSE[name](*arguments, evaluate=False)
        case t.FunctionForm(form="inverse", function=t.Name(latex=name)):
            return sympy.Function(f"{name}^{{-1}}")(*arguments)
        case t.FunctionForm(form="derivative"):
            return _derivative(node, function, arguments)
        case _:
            return classes.Applied(lower(function), *arguments)


def _arguments(parts: tuple[t.Part, ...]) -> tuple[sympy.Basic, ...]:
    first = lower_all(parts[0].items)
    return (*first, *(_PARTS[part.separator](*lower_all(part.items)) for part in parts[1:]))


def _known(function: Callable[..., sympy.Basic], name: str, arguments: tuple[sympy.Basic, ...]) -> sympy.Basic:
    if function in _UNEVALUATED_ONLY or not all(isinstance(argument, sympy.Expr) for argument in arguments):
        return sympy.Function(name)(*arguments)
    if function is classes.Determinant:
        return function(*arguments)
    if len(arguments) != 1 and function not in {sympy.Max, sympy.Min}:
        return sympy.Function(name)(*arguments)
    return function(*arguments, evaluate=False)


def _logarithm(node: t.Call, base: sympy.Expr) -> sympy.Basic:
    items = node.parts[0].items
    if len(items) != 1 or len(node.parts) != 1:
        raise Unreadable(rules.NOT_HELD, node.place, "a logarithm of several values")
    below = sympy.Pow(sympy.log(base, evaluate=False), sympy.Integer(-1), evaluate=False)
    return sympy.Mul(sympy.log(lower_value(items[0]), evaluate=False), below, evaluate=False)


def _derivative(node: t.Call, form: t.FunctionForm, arguments: tuple[sympy.Basic, ...]) -> sympy.Basic:
    r"""Write ``f'(x)`` as a derivative, ``f'(2x)`` as one at a place."""
    order = lower_value(form.order) if form.order is not None else sympy.Integer(1)
    if not isinstance(form.function, t.Name) or len(arguments) != 1 or not isinstance(arguments[0], sympy.Expr):
        return classes.Applied(lower(form), *arguments)
    function = sympy.Function(form.function.latex)
    argument = arguments[0]
    if isinstance(argument, sympy.Symbol) and argument.is_commutative:
        return sympy.Derivative(function(argument), (argument, order), evaluate=False)
    del node
    inner = sympy.Symbol(r"\xi")
    return sympy.Subs(sympy.Derivative(function(inner), (inner, order), evaluate=False), inner, argument)


@lower.register
def _(node: t.FunctionForm) -> sympy.Basic:
    order = lower_value(node.order) if node.order is not None else sympy.Integer(1)
    if node.form == "inverse":
        return classes.Operation(sympy.Symbol("inverse"), lower(node.function))
    return classes.Operation(sympy.Symbol("derivative"), lower(node.function), order)


@lower.register
def _(node: t.Indexed) -> sympy.Basic:
    indices = lower_all((*node.below, *node.above))
    plain = isinstance(node.base, t.Name) and node.base.kind not in {
        Kind.MATRIX,
        Kind.VECTOR,
        Kind.SET,
        Kind.EVENT,
        Kind.FUNCTION,
    }
    whole = isinstance(node.base, t.Name) and _is_entry(node)
    if (plain or whole) and all(isinstance(index, sympy.Expr) for index in indices):
        return sympy.Indexed(sympy.IndexedBase(sympy.Symbol(_base_name(node.base))), *indices)
    return classes.Member(lower(node.base), *indices)


def _is_entry(node: t.Indexed) -> bool:
    """Whether the indices lead to a number: one of a vector, two of a matrix."""
    kind = node.base.kind if isinstance(node.base, t.Name) else None
    return (kind is Kind.VECTOR and len(node.below) == 1) or (kind is Kind.MATRIX and len(node.below) == 2)


def _base_name(node: t.Node) -> str:
    return node.latex if isinstance(node, t.Name) else ""
