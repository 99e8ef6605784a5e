"""Nodes as statements, statements as nodes, and what kind of thing they say."""

from dataclasses import replace

from formdeck.latex.lexer.commands import FUNCTIONS
from formdeck.latex.tree import Call, Dots, Name, Node, Quantified, Relation, Sequence, Statement

ARROWS = (r"\Rightarrow", r"\Leftarrow", r"\Leftrightarrow")
"""Logic arrows, which stand between statements."""


def bound_in(node: Quantified) -> set[str]:
    """List the names that a quantifier speaks of."""
    subject = node.subject.sides[0] if isinstance(node.subject, Relation) else node.subject
    names = subject.items if isinstance(subject, Sequence) else (subject,)
    return {name.latex for name in names if isinstance(name, Name)}


def gives_range(node: Node) -> bool:
    r"""Whether a relation lists what a variable runs through: ``i = 1, \ldots, n``."""
    right = node.sides[-1] if isinstance(node, Relation) else None
    return isinstance(right, Sequence) and any(isinstance(item, Dots) for item in right.items)


def is_membership(node: Node) -> bool:
    """Whether a symbol is said to be in a set."""
    return isinstance(node, Relation) and node.relations == (r"\in",) and isinstance(node.sides[0], Name)


def defines(statement: Statement) -> bool:
    r"""Whether a statement says what a function is: that stands by itself, and のとき goes on from it.

    ``\sin\theta = 1/2`` says nothing about the sine.
    """
    left = statement.sides[0]
    is_defined = (
        isinstance(left, Call)
        and isinstance(left.function, Name)
        and left.function.latex.removeprefix("\\") not in FUNCTIONS
    )
    return is_defined and statement.relations == ("=",)


def implied(statement: Statement, arrow: str, node: Node) -> Statement:
    """Join to a statement what follows from it; its quantifiers then speak of both."""
    first = node_of(statement)
    sides: tuple[Node, ...] = (first,)
    arrows: tuple[str, ...] = ()
    if isinstance(first, Relation) and set(first.relations) <= set(ARROWS):
        sides, arrows = first.sides, first.relations
    joined = Relation((*sides, node), (*arrows, arrow), place=statement.place.to(node.place))
    return replace(statement, sides=(joined,), relations=())


def node_of(statement: Statement) -> Node:
    """Take a statement as a value, to be joined to others."""
    if not statement.relations:
        return statement.sides[0]
    return Relation(statement.sides, statement.relations, place=statement.place)


def statement_of(node: Node, label: str) -> Statement:
    """Make a statement of what was read, with the words in front of it."""
    if isinstance(node, Relation) and not set(node.relations) & set(ARROWS):
        return Statement(node.sides, node.relations, label=label, place=node.place)
    return Statement((node,), label=label, place=node.place)
