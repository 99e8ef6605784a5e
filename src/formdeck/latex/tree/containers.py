"""Relations, lists, brackets that mean something, matrices and cases."""

from dataclasses import dataclass

from formdeck.latex.tree.node import Node


@dataclass(frozen=True, slots=True)
class Relation(Node):
    r"""A relation or chain: ``0 \le x < 1``; one more side than relations."""

    sides: tuple[Node, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sequence(Node):
    r"""Values in a row without brackets: ``i, j``; ``1, 2, \dots, n``."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Tuple(Node):
    """A point: ``(x, y)``."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class SetOf(Node):
    """A set by its members."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class SetWhere(Node):
    r"""A set by a condition: ``\{x \mid x > 0\}``."""

    element: Node
    conditions: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Interval(Node):
    """An interval with its brackets, such as ``[`` and ``)``."""

    opening: str
    lower: Node
    upper: Node
    closing: str


@dataclass(frozen=True, slots=True)
class Bars(Node):
    r"""``|x|``, ``\|x\|_p``, ``\lfloor x\rfloor``, ``\langle x, y\rangle``; ``form`` names what it means."""

    form: str
    items: tuple[Node, ...]
    sub: Node | None = None


@dataclass(frozen=True, slots=True)
class Matrix(Node):
    """A matrix by its rows."""

    rows: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Branch(Node):
    """One case: a value and when it holds; no condition means otherwise."""

    value: Node
    condition: Node | None


@dataclass(frozen=True, slots=True)
class Cases(Node):
    """A value by cases."""

    branches: tuple[Branch, ...]
