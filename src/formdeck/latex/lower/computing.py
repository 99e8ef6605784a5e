"""Building an expression anew with SymPy's evaluation on, within limits that keep it from hanging.

SymPy evaluates what it builds: ``9**9**9`` would never end. Each part is looked at before it is built; what would cost
too much is refused. Comparisons and rounding are only evaluated for exact numbers: anything else SymPy would calculate
to as many digits as it takes.
"""

import math
from collections.abc import Callable
from typing import Any

import sympy
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from formdeck.latex.limits import MAX_COMPUTED_DIGITS, MAX_EXPONENT, MAX_FACTORIAL, MAX_LITERAL_DIGITS, MAX_TERMS

_GROWING = (sympy.factorial, sympy.factorial2, sympy.gamma, sympy.binomial, sympy.beta)
_COMPARING = (Relational, sympy.Max, sympy.Min, sympy.floor, sympy.ceiling, sympy.Mod, sympy.Abs, sympy.sign)
_KEPT = (Boolean, sympy.Set, sympy.MatrixExpr, sympy.MatrixBase)


class TooCostly(ValueError):  # noqa: N818 - nothing is wrong with the expression
    """To evaluate an expression would take too long, or too much memory."""


def evaluated(expression: Any) -> Any:
    """Build an expression anew with evaluation on.

    Raises:
        TooCostly: a number in it, or one that comes of it, is too large; or a sum is too long.
    """
    if isinstance(expression, sympy.Rational):
        _see_that(_digits(expression) <= MAX_LITERAL_DIGITS, "a number of too many digits")
    if not expression.args or isinstance(expression, sympy.MatrixSymbol | sympy.IndexedBase):
        return expression
    if isinstance(expression, sympy.MatrixBase):
        return expression.applyfunc(evaluated)
    parts = [evaluated(part) for part in expression.args]
    for kind, look in _LOOKS:
        if isinstance(expression, kind):
            look(expression.func, parts)
    return _built(expression, parts)


def _built(expression: Any, parts: list[Any]) -> Any:
    if isinstance(expression, _KEPT) or (isinstance(expression, _COMPARING) and not _are_exact(parts)):
        return _kept(expression, parts)
    try:
        return expression.func(*parts)
    except (TypeError, ValueError, NotImplementedError, AttributeError):
        return _kept(expression, parts)  # SymPy refuses to compare or to combine these


def _kept(expression: Any, parts: list[Any]) -> Any:
    """Build an expression of evaluated parts without evaluating the whole."""
    made = expression.copy() if tuple(parts) == expression.args else sympy.Basic.__new__(expression.func, *parts)
    return expression if isinstance(made, sympy.Set) and tuple(parts) == expression.args else made


def _are_exact(parts: list[Any]) -> bool:
    return all(isinstance(part, sympy.Rational | sympy.Symbol) for part in parts)


def _see_that(holds: bool, problem: str) -> None:  # noqa: FBT001 - the condition is what it is about
    if not holds:
        raise TooCostly(problem)


def _digits(number: Any) -> float:
    bits: int = abs(number.p).bit_length() + number.q.bit_length()
    return bits * math.log10(2)


def _look_at_power(_: Any, parts: list[Any]) -> None:
    base, exponent = (sympy.E, *parts)[-2:]
    if exponent.is_Rational:
        is_number = base.is_Rational
        size = abs(exponent) * (_digits(base) if is_number else 1)
        _see_that(size <= (MAX_COMPUTED_DIGITS if is_number else MAX_EXPONENT), "a power that is too large")
    elif not exponent.free_symbols:
        _see_that(abs(_estimate(exponent)) <= MAX_EXPONENT, "a power that is too large")


def _look_at_growth(_: Any, parts: list[Any]) -> None:
    numbers = [abs(part) for part in parts if part.is_Rational]
    smallest = min(numbers, default=0) if len(parts) > 1 and len(numbers) == len(parts) else max(numbers, default=0)
    _see_that(smallest <= MAX_FACTORIAL, "a factorial that is too large")


def _look_at_range(_: Any, parts: list[Any]) -> None:
    terms = 1
    for _, low, high in (limits for limits in parts[1:] if len(limits) == 3):
        if low.is_Integer and high.is_Integer:
            terms *= max(1, int(high - low))
    _see_that(terms <= MAX_TERMS, "a sum of too many terms")


def _look_at_derivative(_: Any, parts: list[Any]) -> None:
    orders = [order for _, order in parts[1:] if order.is_Integer]
    _see_that(sum(map(int, orders)) <= MAX_LITERAL_DIGITS, "a derivative of too high an order")


def _look_at_product(_: Any, parts: list[Any]) -> None:
    digits = sum(_digits(part) for part in parts if part.is_Rational)
    _see_that(digits <= MAX_COMPUTED_DIGITS, "a number of too many digits")


_LOOKS: tuple[tuple[Any, Callable[[Any, list[Any]], None]], ...] = (
    ((sympy.Pow, sympy.exp), _look_at_power),
    (_GROWING, _look_at_growth),
    ((sympy.Sum, sympy.Product), _look_at_range),
    (sympy.Derivative, _look_at_derivative),
    ((sympy.Add, sympy.Mul), _look_at_product),
)


def _estimate(number: Any) -> complex:
    """Estimate a number in floating point; infinite if it is too large or its functions are not known."""
    try:
        return _float(number)
    except (OverflowError, ZeroDivisionError, ValueError):
        return math.inf


def _float(number: Any) -> complex:  # noqa: PLR0911 - one case a function
    if number.is_Rational:
        return complex(number.p / number.q)
    if number in _CONSTANTS:
        return _CONSTANTS[number]
    parts = [_float(part) for part in number.args]
    match number:
        case sympy.Add():
            return sum(parts)
        case sympy.Mul():
            return math.prod(parts)
        case sympy.Pow():
            return parts[0] ** parts[1]
        case sympy.exp():
            return math.e ** parts[0]
        case sympy.sin() | sympy.cos() | sympy.erf() | sympy.tanh():
            return 1
        case sympy.log():
            return abs(parts[0]) + 1 / abs(parts[0])
        case _:
            return math.inf


_CONSTANTS: dict[Any, complex] = {sympy.pi: math.pi, sympy.E: math.e, sympy.I: 1j}
