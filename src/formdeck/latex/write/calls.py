"""Functions applied to arguments, and functions made of others."""

import re
from collections.abc import Callable

from formdeck.latex import tree as t
from formdeck.latex.parse.brackets.calls import TRANSFORMS
from formdeck.latex.parse.context.grammar import COMMANDS
from formdeck.latex.write.dispatch import bracketed, listed, operand, write
from formdeck.latex.write.levels import Level
from formdeck.model import Kind

_SEPARATORS = {"": "", ";": "; ", "|": r" \mid ", r"\|": r" \parallel "}
_COUNTS = {"permutations": "P", "multichoose": "H", "arrangements": r"\Pi"}
_PRIMES = {"1": "'", "2": "''", "3": "'''"}


@write.register
def _(node: t.Part) -> str:
    return _SEPARATORS[node.separator] + listed(node.items)


@write.register
def _(node: t.Call) -> str:
    if isinstance(node.function, t.Name) and node.function.latex in _COUNTS:
        below, chosen = node.parts[0].items
        return f"{{}}_{{{write(below)}}}{_COUNTS[node.function.latex]}_{{{write(chosen)}}}"
    if isinstance(node.function, t.Name) and node.function.latex in _FIGURES:
        return _FIGURES[node.function.latex](node)
    if isinstance(node.function, t.Call) and (looked_up := _looked_up(node)):
        return looked_up
    return (_partial(node) or _function(node.function)) + arguments(node)


def _partial(node: t.Call) -> str:
    r"""Write the partial derivative of a function at several values as ``f_{xy}(a, b)``; nothing for another call."""
    match node.function:
        case t.Derivative(sign=r"\partial", body=t.Name() as body, variables=variables):
            letters = [each.variable for each in variables if isinstance(each, t.Wrt) and each.order is None]
            plain = len(letters) == len(variables) and len(node.parts[0].items) > 1 and "_" not in body.latex
            return f"{write(body)}_{{{' '.join(map(write, letters))}}}" if plain else ""
        case _:
            return ""


def _looked_up(node: t.Node) -> str:
    r"""Write what is looked up in a table of several dimensions, ``\mathrm{dp}[i][w]``; nothing for another call."""
    if isinstance(node, t.Name):
        return write(node) if node.kind is not Kind.OPERATOR else ""
    if not isinstance(node, t.Call) or [len(part.items) for part in node.parts] != [1]:
        return ""
    table = _looked_up(node.function)
    return table and table + bracketed(write(node.parts[0].items[0]), "[", "]")


def _points(node: t.Call) -> str:
    """Write a figure by its points, an angle of a value with a bracket."""
    sign = write(node.function)
    points = [write(item) for item in node.parts[0].items]
    if all(re.fullmatch(r"[A-Z]|\\mathrm\{[A-Z]\}", point) for point in points):
        return f"{sign} " + " ".join(points)
    return sign + arguments(node)


def _entries(node: t.Call) -> str:
    below = "".join(f"_{{{listed(part.items)}}}" for part in node.parts[1:])
    entry = node.parts[0].items[0]
    usual = isinstance(entry, t.Name) or (isinstance(entry, t.Indexed) and len(entry.below) == 2)
    return bracketed(write(entry), *(() if usual else ("[", "]"))) + below


def _cycle(node: t.Call) -> str:
    return bracketed(r"\ ".join(map(write, node.parts[0].items)))


def _factorial_power(node: t.Call) -> str:
    base, count = node.parts[0].items
    line = r"\underline" if node.function == t.Name("fallingfactorial", Kind.FUNCTION) else r"\overline"
    return f"{operand(base, Level.ATOM)}^{{{line}{{{write(count)}}}}}"


def _legendre(node: t.Call) -> str:
    above, below = map(write, node.parts[0].items)
    return bracketed(rf"\frac{{{above}}}{{{below}}}")


_SECOND_KIND = t.Name("stirling2", Kind.FUNCTION)


def _stirling(node: t.Call) -> str:
    above, below = map(write, node.parts[0].items)
    sign = r"\brace" if node.function == _SECOND_KIND else r"\brack"
    return f"{{{above} {sign} {below}}}"


def _neighbours(node: t.Call) -> str:
    return rf"\langle {listed(node.parts[0].items)} \rangle"


def _multinomial(node: t.Call) -> str:
    above, below = node.parts
    return rf"\binom{{{listed(above.items)}}}{{{listed(below.items)}}}"


_FIGURES: dict[str, Callable[[t.Call], str]] = {
    r"\angle": _points,
    r"\triangle": _points,
    "entries": _entries,
    "cycle": _cycle,
    "neighbours": _neighbours,
    "stirling1": _stirling,
    "stirling2": _stirling,
    "multinomial": _multinomial,
    "fallingfactorial": _factorial_power,
    "risingfactorial": _factorial_power,
    "legendre": _legendre,
}
"""Functions with a notation of their own."""


def _function(node: t.Node) -> str:
    whole = isinstance(node, t.Name | t.Indexed | t.FunctionForm | t.Call)
    accented = isinstance(node, t.Marked) and node.mark in {"hat", "tilde", "bar"}
    return write(node) if whole or accented else operand(node, Level.ATOM)


def arguments(node: t.Call) -> str:
    """Write the arguments of a call in their brackets."""
    text = "".join(write(part) for part in node.parts)
    function = node.function.function if isinstance(node.function, t.FunctionForm) else node.function
    if isinstance(function, t.Name) and function.latex in TRANSFORMS:
        return bracketed(text, "[", "]")
    return bracketed(text)


def is_command(name: t.Name) -> bool:
    r"""Whether a function's name is a command, as ``\sin`` is, rather than a letter or word."""
    return name.latex in COMMANDS or name.latex in _COUNTS


def write_raised(node: t.Node, exponent: str) -> str | None:
    r"""Write the power of a value as ``\sin^{2}(x)``, if it is one of LaTeX's functions."""
    if not isinstance(node, t.Call):
        return None
    function = node.function
    base = function.base if isinstance(function, t.Indexed) else function
    if not isinstance(base, t.Name) or base.latex not in _RAISED:
        return None
    return f"{write(function)}^{{{exponent}}}{arguments(node)}"


_RAISED = frozenset(
    rf"\{name}"
    for name in (
        "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth", "exp",
        "log", "ln", "lg",
    )
)  # fmt: skip


@write.register
def _(node: t.FunctionForm) -> str:
    function = (
        write(node.function) if isinstance(node.function, t.Name | t.Indexed) else operand(node.function, Level.ATOM)
    )
    if node.form == "inverse":
        return f"{function}^{{-1}}"
    order = write(node.order) if node.order is not None else "1"
    return function + _PRIMES[order] if order in _PRIMES else f"{function}^{{({order})}}"
