"""The value of a SymPy expression at a point.

SymPy's own ways are not for a deck that may be somebody else's: ``lambdify`` runs code that it writes, ``evalf`` may
never come to an end. Here every step is counted.
"""

import math
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sympy
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from formdeck.latex.classes import Params
from formdeck.latex.numeric.real import FUNCTIONS, power

_MOST_STEPS = 50_000  # for one value
_DEEPEST = 20  # definitions inside each other
_RELATIONS: dict[type[Relational], Callable[[float, float], bool]] = {
    sympy.Eq: operator.eq,
    sympy.Ne: operator.ne,
    sympy.Lt: operator.lt,
    sympy.Le: operator.le,
    sympy.Gt: operator.gt,
    sympy.Ge: operator.ge,
}
_LOGIC: dict[type[sympy.Basic], Callable[[list[bool]], bool]] = {
    sympy.And: all,
    sympy.Or: any,
    sympy.Not: lambda parts: not parts[0],
}
_COMBINED: dict[type[sympy.Basic], Callable[[list[float]], float]] = {
    sympy.Add: math.fsum,
    sympy.Mul: math.prod,
    sympy.Pow: lambda parts: power(*parts),
}
_LOOPS = (sympy.Sum, sympy.Product)
_PARTS = (*_COMBINED, sympy.Piecewise, *_LOOPS, *FUNCTIONS)
_CONDITIONS = (Relational, sympy.And, sympy.Or, sympy.Not, sympy.Contains)


class NoNumber(ValueError):  # noqa: N818 - a formula need not have one
    """Why an expression has no value as a real number."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A function that some formula defines: its parameters, and what it comes to."""

    parameters: tuple[str, ...]
    body: sympy.Basic


class Calculator:
    """Computes values; ``functions`` are those that are defined by formulas."""

    def __init__(self, functions: Mapping[str, Definition]) -> None:
        self._functions = functions
        self._steps = 0
        # What does not first compute all its parts.
        self._own: tuple[tuple[Any, Callable[[Any, Mapping[str, float], int], float]], ...] = (
            (AppliedUndef, self._applied),
            (sympy.Piecewise, self._piece),
            (_LOOPS, self._loop),
        )

    def value(self, expression: sympy.Basic, values: Mapping[str, float]) -> float:
        """Compute an expression where its symbols have these values.

        Raises:
            NoNumber: it has no real value there, or takes too many steps.
        """
        self._steps = 0
        try:
            found = self._value(expression, values, 0)
        except (ArithmeticError, ValueError, TypeError, RecursionError) as error:
            raise NoNumber(str(error) or type(error).__name__) from error
        if not math.isfinite(found):
            raise NoNumber("it is infinite")
        return found

    def _value(self, node: Any, values: Mapping[str, float], depth: int) -> float:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise NoNumber("it takes too many steps")
        if isinstance(node, sympy.Symbol):
            return self._symbol(node, values)
        if not node.args:
            return float(node)
        for kind, compute in self._own:
            if isinstance(node, kind):
                return compute(node, values, depth)
        parts = [self._value(part, values, depth) for part in node.args]
        combine = _COMBINED.get(node.func)
        return combine(parts) if combine else float(FUNCTIONS[node.func](*parts))

    def _symbol(self, node: sympy.Symbol, values: Mapping[str, float]) -> float:
        if node.name not in values:
            raise NoNumber(f"`{node.name}` has no value")
        return values[node.name]

    def _applied(self, node: AppliedUndef, values: Mapping[str, float], depth: int) -> float:
        if depth > _DEEPEST:
            raise NoNumber("it is defined by itself")
        defined = self._functions[node.func.__name__]
        given = [self._value(part, values, depth) for part in arguments(node)]
        return self._value(defined.body, {**values, **dict(zip(defined.parameters, given, strict=False))}, depth + 1)

    def _piece(self, node: Any, values: Mapping[str, float], depth: int) -> float:
        for value, condition in node.args:
            if self._holds(condition, values, depth):
                return self._value(value, values, depth)
        raise NoNumber("no case applies")

    def _holds(self, node: Any, values: Mapping[str, float], depth: int) -> bool:
        if node in {sympy.true, sympy.false}:
            return bool(node)
        if isinstance(node, Relational):
            left, right = (self._value(part, values, depth) for part in node.args)
            return _RELATIONS[node.func](left, right)
        if isinstance(node, sympy.Contains):
            return self._contains(node, values, depth)
        return _LOGIC[node.func]([self._holds(part, values, depth) for part in node.args])

    def _contains(self, node: Any, values: Mapping[str, float], depth: int) -> bool:
        element, where = node.args
        value = self._value(element, values, depth)
        if isinstance(where, sympy.FiniteSet):
            return any(value == self._value(part, values, depth) for part in where.args)
        low, high = (self._value(part, values, depth) for part in where.args[:2])
        above = value > low if where.left_open else value >= low
        return above and (value < high if where.right_open else value <= high)

    def _loop(self, node: Any, values: Mapping[str, float], depth: int) -> float:
        body, *ranges = node.args
        combine = math.fsum if isinstance(node, sympy.Sum) else math.prod
        return combine(self._value(body, each, depth) for each in self._runs(ranges[::-1], values, depth))

    def _runs(self, ranges: list[Any], values: Mapping[str, float], depth: int) -> Iterator[Mapping[str, float]]:
        """List the values of the running symbols, the outermost first."""
        if not ranges:
            yield values
            return
        (symbol, low, high), *rest = ranges
        first, last = self._value(low, values, depth), self._value(high, values, depth)
        if first != int(first) or last != int(last):
            raise NoNumber("a range does not begin and end at whole numbers")
        for at in range(int(first), int(last) + 1):
            yield from self._runs(rest, {**values, symbol.name: float(at)}, depth)


def arguments(applied: AppliedUndef) -> list[Any]:
    """List what a function is applied to, parameters behind a semicolon included."""
    found: list[Any] = []
    for part in applied.args:
        found.extend([part.args[0], *part.args[1].args] if isinstance(part, Params) else [part])
    return found


def find_incomputable(node: Any, functions: Mapping[str, Definition]) -> sympy.Basic | None:
    """Find the first part of an expression that has no value as a real number, whatever its symbols are."""
    if isinstance(node, AppliedUndef):
        if node.func.__name__ not in functions:
            return node
        return _first(arguments(node), functions)
    if isinstance(node, sympy.Symbol) or (not node.args and node.is_real):
        return None if node.is_commutative is not False else node
    if isinstance(node, _LOOPS):
        body, *ranges = node.args
        return _first([body, *(end for each in ranges for end in each.args[1:])], functions)
    if isinstance(node, sympy.Piecewise):
        return _first([part for pair in node.args for part in (pair.args[0], *_sides(pair.args[1]))], functions)
    return _first(node.args, functions) if isinstance(node, _PARTS) else node


def _sides(condition: Any) -> list[Any]:
    """List the values that a condition compares; itself where it does something else."""
    if condition in {sympy.true, sympy.false}:
        return []
    if isinstance(condition, sympy.Contains):
        element, where = condition.args
        bounded = isinstance(where, sympy.Interval | sympy.FiniteSet)
        return (
            [element, *(where.args if isinstance(where, sympy.FiniteSet) else where.args[:2])] if bounded else [where]
        )
    if isinstance(condition, _CONDITIONS):
        logic = not isinstance(condition, Relational)
        return [side for part in condition.args for side in (_sides(part) if logic else [part])]
    return [condition]


def _first(parts: Any, functions: Mapping[str, Definition]) -> sympy.Basic | None:
    return next((found for part in parts if (found := find_incomputable(part, functions)) is not None), None)
