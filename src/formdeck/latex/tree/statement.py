"""What a formula says."""

from dataclasses import dataclass

from formdeck.latex.tree.node import Node


@dataclass(frozen=True, slots=True)
class Statement(Node):
    """One thing said: an expression, or sides joined by relations.

    ``label`` is prose in front, ``conditions`` are side conditions, ``remarks`` prose behind it.
    """

    sides: tuple[Node, ...]
    relations: tuple[str, ...] = ()
    conditions: tuple[Node, ...] = ()
    label: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Formula(Node):
    """All that a formula says."""

    statements: tuple[Statement, ...]
