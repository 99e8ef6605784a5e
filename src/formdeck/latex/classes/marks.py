"""Marks on a value and brackets around it."""

from typing import Any

from formdeck.latex.classes.notation import Notation, Scalar, listed, raisable, show


class _Raised(Notation):
    """A value with a mark above."""

    __slots__ = ()
    of_one_piece = True
    mark = ""

    def _latex(self, printer: Any) -> str:
        return f"{{{raisable(printer, self.parts[0])}}}^{{{self.mark}}}"


class Transposed(_Raised):
    """A transpose of something without a declared shape."""

    __slots__ = ()
    mark = r"\top"


class ConjugateTransposed(_Raised):
    """A conjugate transpose of something without a declared shape."""

    __slots__ = ()
    mark = r"\mathsf{H}"


class PseudoInverse(_Raised):
    """A Moore-Penrose inverse."""

    __slots__ = ()
    mark = "+"


class Bar(Notation):
    """A bar over an expression: a mean or a conjugate."""

    __slots__ = ()
    of_one_piece = True

    def _latex(self, printer: Any) -> str:
        return rf"\overline{{{show(printer, self.parts[0])}}}"


class Norm(Scalar):
    r"""A norm, and its index if one is given: ``Norm(w, 2)`` is ``\|w\|_2``."""

    __slots__ = ()
    of_one_piece = True

    def _latex(self, printer: Any) -> str:
        value, *index = self.parts
        below = f"_{{{listed(printer, index)}}}" if index else ""
        return rf"\left\|{show(printer, value)}\right\|{below}"


class _Bracketed(Scalar):
    """A value in brackets that mean something."""

    __slots__ = ()
    of_one_piece = True
    brackets = ("(", ")")

    def _latex(self, printer: Any) -> str:
        opening, closing = self.brackets
        return rf"\left{opening}{listed(printer, self.parts)}\right{closing}"


class Cardinality(_Bracketed):
    """The number of members of a set."""

    __slots__ = ()
    brackets = ("|", "|")


class DeterminantOf(_Bracketed):
    """A determinant of something without a declared shape."""

    __slots__ = ()
    brackets = ("|", "|")


class Mean(_Bracketed):
    """An average in angle brackets."""

    __slots__ = ()
    brackets = (r"\langle ", r"\rangle ")


class Inner(_Bracketed):
    """An inner product in angle brackets."""

    __slots__ = ()
    brackets = (r"\langle ", r"\rangle ")


class QuadraticVariation(_Bracketed):
    """How much processes vary together up to a time, which is the last part."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        *processes, time = self.parts
        return rf"\left\langle {listed(printer, processes)}\right\rangle _{{{show(printer, time)}}}"


class TraceOf(Scalar):
    """A trace of something without a declared shape."""

    __slots__ = ()
    of_one_piece = True

    def _latex(self, printer: Any) -> str:
        return rf"\operatorname{{tr}}\left({show(printer, self.parts[0])}\right)"


class PoissonBracket(Notation):
    r"""A Poisson bracket, or what may be an anticommutator, ``\{f, g\}``."""

    __slots__ = ()
    of_one_piece = True

    def _latex(self, printer: Any) -> str:
        return rf"\left\{{{listed(printer, self.parts)}\right\}}"


class Concatenation(Notation):
    """Vectors put one behind the other."""

    __slots__ = ()
    of_one_piece = True

    def _latex(self, printer: Any) -> str:
        shown = "; ".join(str(show(printer, part)) for part in self.parts)
        return rf"\left[{shown}\right]"


class AntiCommutator(PoissonBracket):
    r"""An anticommutator of operators or matrices, ``\{A, B\}``."""

    __slots__ = ()


class Commutator(Notation):
    """A commutator of operators or matrices."""

    __slots__ = ()
    of_one_piece = True

    def _latex(self, printer: Any) -> str:
        return rf"\left[{listed(printer, self.parts)}\right]"
