"""Functions of real numbers, by the SymPy class that holds them."""

import math
from collections.abc import Callable
from typing import Any

import sympy

Real = Callable[..., Any]


def power(base: float, exponent: float) -> float:
    """Raise to a power; a negative base has real powers at whole numbers only."""
    if base < 0 and exponent != int(exponent):
        raise ValueError("no real power")
    return float(base**exponent)


def factorial(value: float) -> float:
    """Extend ``n!`` to the numbers between."""
    return math.gamma(value + 1)


def binomial(above: float, below: float) -> float:
    """Extend the binomial coefficient to the numbers between; it is 0 outside of ``0 ≤ below ≤ above``."""
    if below < 0 or below > above:
        return 0.0
    return math.exp(math.lgamma(above + 1) - math.lgamma(below + 1) - math.lgamma(above - below + 1))


def beta(first: float, second: float) -> float:
    """Compute the beta function by logarithms, which do not overflow."""
    return math.exp(math.lgamma(first) + math.lgamma(second) - math.lgamma(first + second))


def _sign(value: float) -> float:
    return float((value > 0) - (value < 0))


def _step(value: float, at_zero: float = 0.5) -> float:
    return at_zero if value == 0 else float(value > 0)


def _sinc(value: float) -> float:
    return math.sin(value) / value if value else 1.0


def _log(value: float, base: float = math.e) -> float:
    return math.log(value) if base == math.e else math.log(value, base)


FUNCTIONS: dict[type[sympy.Basic], Real] = {
    sympy.exp: math.exp,
    sympy.log: _log,
    sympy.sin: math.sin,
    sympy.cos: math.cos,
    sympy.tan: math.tan,
    sympy.cot: lambda value: 1 / math.tan(value),
    sympy.sec: lambda value: 1 / math.cos(value),
    sympy.csc: lambda value: 1 / math.sin(value),
    sympy.asin: math.asin,
    sympy.acos: math.acos,
    sympy.atan: math.atan,
    sympy.atan2: math.atan2,
    sympy.sinh: math.sinh,
    sympy.cosh: math.cosh,
    sympy.tanh: math.tanh,
    sympy.asinh: math.asinh,
    sympy.acosh: math.acosh,
    sympy.atanh: math.atanh,
    sympy.Abs: abs,
    sympy.sign: _sign,
    sympy.floor: math.floor,
    sympy.ceiling: math.ceil,
    sympy.Mod: lambda value, base: value - base * math.floor(value / base),
    sympy.Max: max,
    sympy.Min: min,
    sympy.factorial: factorial,
    sympy.binomial: binomial,
    sympy.gamma: math.gamma,
    sympy.loggamma: math.lgamma,
    sympy.beta: beta,
    sympy.erf: math.erf,
    sympy.erfc: math.erfc,
    sympy.Heaviside: _step,
    sympy.sinc: _sinc,
}
