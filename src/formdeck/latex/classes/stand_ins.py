"""What lets a notation stand where SymPy wants a matrix or a condition."""

from typing import Any, Self

import sympy
from sympy.logic.boolalg import Boolean

from formdeck.latex.classes.notation import parts_of, show


class AsMatrix(sympy.MatrixExpr):
    """An expression that stands for a matrix of known shape: ``AsMatrix(Expectation(…), n, 1)``."""

    def __new__(cls, *arguments: Any) -> Self:
        """Keep what stands for the matrix, its rows and its columns."""
        made: Any = super().__new__(cls, *parts_of(arguments))
        return made

    @property
    def parts(self) -> tuple[Any, ...]:
        """The arguments, of whatever class they are."""
        return self.args

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


class _Condition(Boolean):
    """A condition that is kept as written."""

    __slots__ = ()

    def __new__(cls, *arguments: Any) -> Self:
        """Keep the arguments; strings become ``Str``."""
        made: Any = super().__new__(cls, *parts_of(arguments))
        return made

    @property
    def parts(self) -> tuple[Any, ...]:
        """The arguments, of whatever class they are."""
        return self.args

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
