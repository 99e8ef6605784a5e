"""What the classes have in common, and the smallest of them."""

from typing import Any, Self

import sympy
from sympy.core.symbol import Str


def parts_of(arguments: tuple[Any, ...]) -> tuple[sympy.Basic, ...]:
    """Take a constructor's arguments: a Python string is a sign or a name, a Python tuple a list."""
    return tuple(Str(each) if isinstance(each, str) else sympy.sympify(each) for each in arguments)


def free_of(parts: tuple[sympy.Basic, ...], bound: set[sympy.Basic]) -> set[sympy.Basic]:
    """Collect the free symbols of parts, without those that are bound."""
    return {symbol for part in parts for symbol in part.free_symbols} - bound


def show(printer: Any, part: Any) -> str:
    """Print a part the way the whole is printed."""
    return str(printer._print(part))  # noqa: SLF001 - SymPy's own way for classes that print themselves


def loose(printer: Any, part: Any) -> str:
    """Print an operand in LaTeX, in brackets if it is a sum or an operation."""
    text = show(printer, part)
    open_ended = (
        part.is_Add
        or part.is_Relational
        or type(part).__name__ in {"MatAdd", "BigOver", "Sum"}
        or hasattr(part, "is_infix")
    )
    return rf"\left({text}\right)" if open_ended else text


def raisable(printer: Any, part: Any) -> str:
    """Print in LaTeX what takes a mark or a script: in brackets unless it is of one piece."""
    text = show(printer, part)
    whole = part.is_Symbol or part.is_Number or isinstance(part, sympy.MatrixSymbol | sympy.Function)
    return text if whole or hasattr(part, "of_one_piece") else rf"\left({text}\right)"


def listed(printer: Any, parts: Any) -> str:
    """Print parts in LaTeX with commas; a list without its brackets."""
    flat = (item for part in parts for item in (part if isinstance(part, sympy.Tuple) else (part,)))
    return ", ".join(str(show(printer, part)) for part in flat)


class Parted:
    """Keeps whatever it is made of; strings become ``Str``. For classes of SymPy's, in front of them."""

    __slots__ = ()

    def __new__(cls, *arguments: Any) -> Self:
        """Keep the arguments."""
        made: Any = super().__new__(cls, *parts_of(arguments))
        return made

    @property
    def parts(self) -> tuple[Any, ...]:
        """The arguments, of whatever class they are."""
        itself: Any = self  # as the class of SymPy's behind this one
        arguments: tuple[Any, ...] = itself.args
        return arguments


class Notation(Parted, sympy.Expr):
    """An expression that SymPy has no class for; nothing happens to it."""

    __slots__ = ()

    @property
    def is_number(self) -> bool:
        """SymPy cannot calculate it."""
        return False

    @property
    def bound_symbols(self) -> set[sympy.Basic]:
        """The symbols that only have a meaning inside."""
        return set()

    @property
    def free_symbols(self) -> set[sympy.Basic]:
        """The symbols that have a meaning outside."""
        return free_of(self.parts, self.bound_symbols)

    def _eval_is_commutative(self) -> bool:
        return all(symbol.is_commutative is not False for symbol in self.atoms(sympy.Symbol))

    def _eval_subs(self, old: Any, new: Any) -> Any:
        del new
        return self if old in self.bound_symbols else None

    def _eval_derivative(self, symbol: sympy.Symbol) -> sympy.Expr:
        """Keep a derivative as it is: what is inside may depend on the symbol in any way."""
        from formdeck.latex.classes.binders import DerivativeAt  # noqa: PLC0415 - which builds on this module

        return DerivativeAt(r"\partial", self, (symbol, 1)) if symbol in self.free_symbols else sympy.S.Zero

    def _sympystr(self, printer: Any) -> str:
        return f"{type(self).__name__}({', '.join(show(printer, part) for part in self.parts)})"


class Scalar(Notation):
    """A notation whose value is a number, whatever stands inside."""

    __slots__ = ()
    is_commutative = True


class Unit(Scalar):
    r"""A unit of measurement: ``Unit("m/s")``."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        del printer
        return rf"\,\mathrm{{{self.parts[0].name}}}"


class Prose(Notation):
    """Words where a value or a condition may stand."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        del printer
        return rf"\text{{{self.parts[0].name}}}"


class Dots(Notation):
    """An ellipsis."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        del printer
        return r"\dots"


class Blank(Notation):
    r"""The place of an argument that is left open: ``f(\cdot)``."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        del printer
        return r"\cdot"
