"""A formula as a function of its symbols."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sympy
from sympy.core.function import AppliedUndef

from formdeck.latex.glossary.declarations import Declarable
from formdeck.latex.lower import SympyStatement
from formdeck.latex.numeric.calculator import Calculator, Definition, NoNumber, arguments, find_incomputable
from formdeck.latex.objects import read_sympy

_EQUAL = frozenset({"=", ":=", r"\triangleq", r"\equiv"})
# Functions that everybody knows and few define.
_KNOWN: dict[str, Any] = {r"\Gamma": sympy.gamma, r"\mathrm{erf}": sympy.erf, "erf": sympy.erf}


@dataclass(frozen=True, slots=True)
class NumericFormula:
    """A formula that comes to a number where its ``symbols``, canonical LaTeX names, have values."""

    symbols: frozenset[str]
    _expression: sympy.Basic
    _functions: Mapping[str, Definition]

    def value(self, values: Mapping[str, float]) -> float:
        """Compute the formula's value.

        Raises:
            NoNumber: it has no real value there, or takes too many steps.
        """
        return Calculator(self._functions).value(self._expression, values)


def read_numeric(
    latex: str, declarations: Declarable = (), *, macros: Mapping[str, str] | None = None, others: Iterable[str] = ()
) -> NumericFormula:
    r"""Read a formula as a function of its symbols: the last of its sides that can be computed.

    Args:
        latex: the formula without its dollars.
        declarations: what is known about its symbols, as for ``read_latex``.
        macros: the deck's macros.
        others: formulas that may define functions which this one uses.

    Raises:
        NoNumber: no side of it can be computed; it says what stands in the way.

    >>> read_numeric(r"f(x) = a x^2", {"f": "function"}).value({"a": 2.0, "x": 3.0})
    18.0
    """
    own = read_sympy(latex, declarations, macros=macros).value
    beside = [read for other in others for read in read_sympy(other, declarations, macros=macros).value]
    functions = _definitions([*own, *beside])
    obstacle = None
    for statement in own:
        for side in reversed(_values(statement)):
            found = find_incomputable(side, functions)
            if found is None:
                return NumericFormula(_free_symbols(side, functions), side, functions)
            obstacle = obstacle or found
    what = f"`{obstacle}` has no value that can be computed" if obstacle is not None else "nothing in it has a value"
    raise NoNumber(what)


def number_of(latex: str, macros: Mapping[str, str] | None = None) -> float:
    r"""Compute LaTeX without symbols, such as ``-2\pi``.

    Raises:
        NoNumber: it is no real number.
    """
    formula = read_numeric(latex, macros=macros)
    return formula.value({})


def _values(statement: SympyStatement) -> list[Any]:
    """List the sides that say what the first one is; an expression by itself says so, too."""
    sides = [_settled(side) for side in statement.sides]
    if not statement.relations:
        return sides
    equal = [side for relation, side in zip(statement.relations, sides[1:], strict=True) if relation in _EQUAL]
    return equal if len(equal) == len(statement.relations) else []


def _settled(side: sympy.Basic) -> Any:
    """Put functions that everybody knows in the place of those of their name."""
    known = {each: _KNOWN[each.func.__name__](*each.args) for each in side.atoms(AppliedUndef) if _is_known(each)}
    return side.xreplace(known) if known else side


def _is_known(applied: AppliedUndef) -> bool:
    return applied.func.__name__ in _KNOWN and len(applied.args) == 1


def _definitions(statements: Iterable[SympyStatement]) -> dict[str, Definition]:
    """Gather the functions that are defined: ``f(x) = …``, where only ``f`` and symbols stand on the left."""
    found: dict[str, Definition] = {}
    for statement in statements:
        left = statement.sides[0]
        values = [each for each in _values(statement) if statement.relations and not _uses(each, left)]
        if isinstance(left, AppliedUndef) and values and all(part.is_Symbol for part in arguments(left)):
            parameters = tuple(part.name for part in arguments(left))
            found.setdefault(left.func.__name__, Definition(parameters, values[-1]))
    return found


def _uses(side: Any, left: sympy.Basic) -> bool:
    return any(each.func == left.func for each in side.atoms(AppliedUndef))


def _free_symbols(side: Any, functions: Mapping[str, Definition], seen: frozenset[str] = frozenset()) -> frozenset[str]:
    names = {symbol.name for symbol in side.free_symbols}
    for name in {each.func.__name__ for each in side.atoms(AppliedUndef)} - seen:
        defined = functions[name]
        names |= _free_symbols(defined.body, functions, seen | {name}) - set(defined.parameters)
    return frozenset(names)
