"""The leaves of the tree."""

from dataclasses import dataclass

from formdeck.latex.tree.node import Node
from formdeck.model import Kind


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number with the digits as printed: ``0.50`` is not ``0.5``."""

    digits: str


@dataclass(frozen=True, slots=True)
class Sort:
    """What is declared of a name beyond its kind.

    ``shape`` holds rows and columns, or the length of a vector; ``of_members`` says that it is the shape of the
    family's members, to which ``indices`` indices lead. ``known`` names what everybody knows: ``gamma``, ``kronecker``,
    ``identity`` and so on.
    """

    shape: tuple[Node, ...] = ()
    of_members: bool = False
    indices: int = 0
    known: str = ""


@dataclass(frozen=True, slots=True)
class Name(Node):
    r"""A symbol by its canonical name, labels included: ``\hat{y}``, ``d_{model}``, ``W_{x}^{(f)}``."""

    latex: str
    kind: Kind | None = None
    sort: Sort | None = None


@dataclass(frozen=True, slots=True)
class Constant(Node):
    r"""A symbol with a fixed meaning: ``\pi``, ``e``, ``i``, ``\infty``, ``\emptyset``, ``\mathbb{R}`` and so on."""

    latex: str


@dataclass(frozen=True, slots=True)
class Unit(Node):
    """A unit of measurement behind a number: ``kg``, ``m/s``."""

    text: str


@dataclass(frozen=True, slots=True)
class Dots(Node):
    """An ellipsis."""


@dataclass(frozen=True, slots=True)
class Blank(Node):
    r"""The place of an argument that is left open: ``f(\cdot)``, ``X_{:,j}``."""


@dataclass(frozen=True, slots=True)
class Words(Node):
    """Prose where a value may stand: ``otherwise`` in a case, a set of things described."""

    text: str
