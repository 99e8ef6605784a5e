"""Differentials and derivatives beside SymPy's own."""

from typing import Any

import sympy

from formdeck.latex.classes.notation import Notation, listed, loose, raisable, show


class Differential(Notation):
    """A differential standing for itself: its sign, what it is of, its order if it has one."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        sign, body, *order = self.parts
        times = f"^{{{show(printer, order[0])}}}" if order else ""
        return f"{sign.name}{times} {raisable(printer, body)}"


class TimeDerivative(Notation):
    r"""A derivative by time, written as dots: value, how many. ``TimeDerivative(x, 2)`` is ``\ddot{x}``."""

    __slots__ = ()
    of_one_piece = True

    def _latex(self, printer: Any) -> str:
        body, order = self.parts
        return rf"\{'d' * (int(order) - 1)}dot{{{show(printer, body)}}}"


class Gradient(Notation):
    r"""``\nabla`` and its kin: sign, body, and the variables if they are written."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        sign, body, under = self.parts
        below = f"_{{{listed(printer, under)}}}" if under else ""
        nabla = sign.name.replace(r"\nabla", rf"\nabla{below}", 1)
        return f"{nabla} {loose(printer, body)}"


class Evaluated(Notation):
    """A value at a place or between two: body, below, above, the names that vary.

    A place that is not written is an empty ``Tuple``; the names are a ``Tuple``, too.
    """

    __slots__ = ()

    @property
    def bound_symbols(self) -> set[sympy.Basic]:
        """The names that vary."""
        return set(self.parts[3])

    def _latex(self, printer: Any) -> str:
        body, below, above, _ = self.parts
        text = rf"\left. {show(printer, body)} \right|"
        text += f"_{{{listed(printer, (below,))}}}"
        return text + (f"^{{{listed(printer, (above,))}}}" if above else "")
