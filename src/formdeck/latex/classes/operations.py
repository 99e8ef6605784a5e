"""Operations between values."""

from typing import Any

from formdeck.latex.classes.notation import Notation, Scalar, loose, show


class Operation(Notation):
    r"""An operation that SymPy has no class for: its sign, then one operand or more.

    ``Operation(r"\otimes", A, B)``, ``Operation(r"\pm", x)``.
    """

    __slots__ = ()
    is_infix = True

    def _latex(self, printer: Any) -> str:
        sign, *operands = self.parts
        shown = [loose(printer, operand) for operand in operands]
        if sign.name == "^":
            return f"{{{shown[0]}}}^{{{show(printer, operands[1])}}}"
        text = f"{sign.name} {shown[0]}" if len(shown) == 1 else f" {sign.name} ".join(shown)
        return text.replace("+ -", "-")


class Elementwise(Notation):
    r"""An operation entry by entry on something without a declared shape: its sign, then the operands."""

    __slots__ = ()
    is_infix = True

    def _latex(self, printer: Any) -> str:
        sign, *operands = self.parts
        return f" {sign.name} ".join(loose(printer, operand) for operand in operands)


class Convolution(Notation):
    """A convolution of functions or sequences."""

    __slots__ = ()
    is_infix = True

    def _latex(self, printer: Any) -> str:
        return " * ".join(loose(printer, operand) for operand in self.parts)


class Dot(Scalar):
    """A dot product of vectors without a declared shape."""

    __slots__ = ()
    is_infix = True

    def _latex(self, printer: Any) -> str:
        return r" \cdot ".join(loose(printer, operand) for operand in self.parts)


class Cross(Notation):
    """A cross product of vectors."""

    __slots__ = ()
    is_infix = True

    def _latex(self, printer: Any) -> str:
        return r" \times ".join(loose(printer, operand) for operand in self.parts)
