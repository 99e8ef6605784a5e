"""States of quantum mechanics and their brackets."""

from typing import Any

from formdeck.latex.classes.notation import Notation, Scalar, listed, show


class _State(Notation):
    """A state: the order of a product with it counts."""

    __slots__ = ()
    is_commutative = False
    of_one_piece = True


class Ket(_State):
    """A ket; the argument names the state."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        return rf"\left|{listed(printer, self.parts)}\right\rangle"


class Bra(_State):
    """A bra; the argument names the state."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        return rf"\left\langle {listed(printer, self.parts)}\right|"


class Braket(Scalar):
    """A number between two states: bra, ket, or bra, operator, ket."""

    __slots__ = ()
    of_one_piece = True

    def _latex(self, printer: Any) -> str:
        inside = r" \middle| ".join(str(show(printer, part)) for part in self.parts)
        return rf"\left\langle {inside} \right\rangle"
