"""Sets that SymPy can only hold as a name or as it is written."""

from typing import Any

import sympy

from formdeck.latex.classes.notation import Notation, Parted, free_of, listed, raisable, show


class _WrittenSet(Parted, sympy.Set):
    """A set that nothing is known about but how it is written."""

    is_empty = None
    is_finite_set = None

    def _contains(self, other: sympy.Basic) -> None:
        del other

    def _sympystr(self, printer: Any) -> str:
        return f"{type(self).__name__}({', '.join(show(printer, part) for part in self.parts)})"


class SetSymbol(_WrittenSet):
    """A set or event by its name."""

    is_Symbol = True  # noqa: N815 - SymPy's name

    @property
    def name(self) -> str:
        """The name as written."""
        name: str = self.parts[0].name
        return name

    @property
    def free_symbols(self) -> set[sympy.Basic]:
        """The set itself."""
        return {self}

    def _sympystr(self, printer: Any) -> str:
        del printer
        return self.name

    def _latex(self, printer: Any) -> str:
        del printer
        return self.name


class AsSet(_WrittenSet):
    """An expression that stands for a set: ``AsSet(Member(A, i))``."""

    def _latex(self, printer: Any) -> str:
        return show(printer, self.parts[0])


class MembersOf(_WrittenSet):
    """A set by its members, with an ellipsis among them or one of them twice."""

    def _latex(self, printer: Any) -> str:
        return rf"\left\{{{listed(printer, self.parts)}\right\}}"


class SetOfAll(_WrittenSet):
    """A set by conditions: element, conditions, bound names; the last two are ``Tuple``."""

    @property
    def bound_symbols(self) -> set[sympy.Basic]:
        """The names that the conditions are about."""
        return set(self.parts[2])

    @property
    def free_symbols(self) -> set[sympy.Basic]:
        """The symbols that have a meaning outside."""
        return free_of(self.parts[:2], self.bound_symbols)

    def _latex(self, printer: Any) -> str:
        return rf"\left\{{{show(printer, self.parts[0])} \mid {listed(printer, self.parts[1:2])}\right\}}"


class IntervalOf(_WrittenSet):
    """An interval that SymPy would not keep as written: opening bracket, bounds, closing bracket."""

    def _latex(self, printer: Any) -> str:
        opening, low, high, closing = self.parts
        return rf"\left{opening.name}{show(printer, low)}, {show(printer, high)}\right{closing.name}"


class ComplementOf(Notation):
    """The complement of a set or event; of a space, its orthogonal complement: sign, set."""

    __slots__ = ()
    of_one_piece = True

    def _latex(self, printer: Any) -> str:
        return f"{raisable(printer, self.parts[1])}^{{{self.parts[0].name}}}"
