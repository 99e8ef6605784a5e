"""What lets a notation stand where SymPy wants a matrix or a condition."""

from typing import Any

import sympy
from sympy.logic.boolalg import Boolean

from formdeck.latex.classes.notation import Parted, show


class AsMatrix(Parted, sympy.MatrixExpr):
    """An expression that stands for a matrix of known shape: ``AsMatrix(Expectation(…), n, 1)``."""

    @property
    def shape(self) -> tuple[sympy.Expr, sympy.Expr]:
        """Rows and columns."""
        return self.parts[1], self.parts[2]

    @property
    def free_symbols(self) -> set[sympy.Basic]:
        """The symbols of the expression; the shape is no part of what is written."""
        free: set[sympy.Basic] = self.parts[0].free_symbols
        return free

    def _entry(self, i: Any, j: Any, **_: Any) -> sympy.Expr:
        return sympy.matrices.expressions.matexpr.MatrixElement(self, i, j)

    def _latex(self, printer: Any) -> str:
        return show(printer, self.parts[0])

    def _sympystr(self, printer: Any) -> str:
        return show(printer, self.parts[0])


class _Condition(Parted, Boolean):
    """A condition that is kept as written."""

    __slots__ = ()

    def _sympystr(self, printer: Any) -> str:
        return f"{type(self).__name__}({', '.join(show(printer, part) for part in self.parts)})"


class Claim(_Condition):
    r"""A relation that SymPy does not know, as part of an expression: sign, left, right."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        sign, left, right = self.parts
        return f"{show(printer, left)} {sign.name} {show(printer, right)}"


class Holds(_Condition):
    """Something that is no boolean of SymPy's, standing as a condition: words, an event, several conditions."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        return ", ".join(str(show(printer, part)) for part in self.parts)
