"""Sums, products, powers, and calls."""

from dataclasses import dataclass

from formdeck.latex.tree.node import Node

INDICATORS = frozenset({r"\mathbf{1}", r"\mathbb{1}", r"\boldsymbol{1}", r"\mathbb{I}", r"\mathrm{1}"})
"""Functions that are 1 where a condition holds and 0 elsewhere."""


@dataclass(frozen=True, slots=True)
class Add(Node):
    """A sum; a term that is subtracted is a ``Negative``."""

    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Negative(Node):
    """A value with a minus sign."""

    body: Node


@dataclass(frozen=True, slots=True)
class Product(Node):
    r"""Factors in their order, whether written with ``\cdot``, ``\times`` or nothing."""

    factors: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Quotient(Node):
    r"""A fraction or a division."""

    above: Node
    below: Node


@dataclass(frozen=True, slots=True)
class Infix(Node):
    r"""Operands joined by an operator other than ``+ - \cdot /``: ``\odot``, ``\cap``, ``*``, ``\pm``."""

    operator: str
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Prefix(Node):
    r"""An operator before its operand: ``\pm x``, ``\neg A``."""

    operator: str
    body: Node


@dataclass(frozen=True, slots=True)
class Postfix(Node):
    r"""An operator behind its operand: ``!``, ``!!``, ``\%``, ``^{\circ}``."""

    operator: str
    body: Node


@dataclass(frozen=True, slots=True)
class Power(Node):
    r"""A power; of a function name, a power of its values (``\sin^2 x``)."""

    base: Node
    exponent: Node


@dataclass(frozen=True, slots=True)
class Root(Node):
    """A root; ``degree`` is None for a square root."""

    body: Node
    degree: Node | None = None


@dataclass(frozen=True, slots=True)
class Marked(Node):
    r"""A matrix, vector or set with a mark that is an operation: ``T`` transpose, ``H`` adjoint, ``c`` complement.

    On a number ``+`` and ``-`` say that it is approached from above or below, ``f(0^+)``.
    """

    body: Node
    mark: str


@dataclass(frozen=True, slots=True)
class Indexed(Node):
    r"""A member of a family: ``x_i``, ``\theta_{t+1}``, ``a_t^{(n)}``."""

    base: Node
    below: tuple[Node, ...]
    above: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Part(Node):
    r"""Arguments of a call, and what separates them from those before: ``;``, ``|``, ``\|`` or nothing."""

    separator: str
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function applied to its arguments."""

    function: Node
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class FunctionForm(Node):
    r"""A function made of another: its inverse ``f^{-1}`` (form ``inverse``) or n-th derivative (``derivative``)."""

    form: str
    function: Node
    order: Node | None = None


@dataclass(frozen=True, slots=True)
class Binomial(Node):
    """A binomial coefficient."""

    above: Node
    below: Node
