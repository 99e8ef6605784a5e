"""Functions and families: what stands beside SymPy's ``Function`` and ``Indexed``."""

from typing import Any

import sympy

from formdeck.latex.classes.notation import Notation, listed, raisable, show


class Above(Notation):
    """Upper indices: the last argument of ``Member``."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        return listed(printer, self.parts)


class Member(Notation):
    r"""A member of a family that is not a family of numbers, or one with upper indices: base, then indices.

    ``Member(W, t)`` is ``W_t``, ``Member(x, j, Above(i))`` is ``x_j^{(i)}``.
    """

    __slots__ = ()
    of_one_piece = True

    def _latex(self, printer: Any) -> str:
        base, *indices = self.parts
        below = [each for each in indices if not isinstance(each, Above)]
        above = [each for each in indices if isinstance(each, Above)]
        text = raisable(printer, base)
        if below:
            text += f"_{{{listed(printer, below)}}}"
        return text + (f"^{{({listed(printer, above)})}}" if above else "")


class _Joined(Notation):
    """Two lists of arguments and what separates them."""

    __slots__ = ()
    separator = ""

    def _latex(self, printer: Any) -> str:
        return self.separator.join(listed(printer, (part,)) for part in self.parts)


class Given(_Joined):
    r"""Arguments under a condition: ``p(x \mid y)`` is ``Function("p")(Given(x, y))``."""

    __slots__ = ()
    separator = r" \mid "


class Params(_Joined):
    r"""Arguments with parameters behind a semicolon: ``f(x; \theta)`` is ``Function("f")(Params(x, theta))``."""

    __slots__ = ()
    separator = "; "


class Versus(_Joined):
    r"""A distribution beside the one it is compared with: ``D(p \| q)`` is ``Function("D")(Versus(p, q))``."""

    __slots__ = ()
    separator = r" \parallel "


class Applied(Notation):
    """A function that is itself an expression, applied: ``Applied(Convolution(I, K), i, j)``."""

    __slots__ = ()
    of_one_piece = True

    def _latex(self, printer: Any) -> str:
        function, *arguments = self.parts
        return rf"{raisable(printer, function)}\left({listed(printer, arguments)}\right)"


class InverseFunction(Notation):
    """The inverse of a function."""

    __slots__ = ()
    of_one_piece = True

    def _latex(self, printer: Any) -> str:
        return f"{raisable(printer, self.parts[0])}^{{-1}}"


class DerivativeFunction(Notation):
    """The n-th derivative of a function, itself a function: function, n."""

    __slots__ = ()
    of_one_piece = True

    def _latex(self, printer: Any) -> str:
        function, order = self.parts
        mark = "'" * int(order) if order in {sympy.Integer(1), sympy.Integer(2)} else f"^{{({show(printer, order)})}}"
        return raisable(printer, function) + mark
