r"""Words that say something of what stands in front of them: ``n \text{ is even}``, ``f \text{ は増加}``."""

import re

from formdeck.latex.parse.layout.said import node_of
from formdeck.latex.tree import Node, Relation, Sequence, Statement, Words

_PREDICATE = re.compile(
    r"^(?:(?:is|are|has|have|does|do|can|cannot|must)\b.+|(?:converges?|diverges?|exists?|holds?|vanish(?:es)?|commutes?)\b.*"
    r"|[はがを](?![、。,\s]*$).+)",
    re.IGNORECASE | re.DOTALL,
)
_SINGULAR = re.compile(r"(?:is|has|does|converges|diverges|exists|holds|vanishes)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:at|of|to|in|on|for|than|by|with|over|from)$", re.IGNORECASE)


def is_predicate(text: str) -> bool:
    """Whether words say something of a value in front of them."""
    return _PREDICATE.match(text) is not None


def goes_on(text: str) -> bool:
    """Whether the words need another value behind them: "is continuous at"."""
    return _GOES_ON.search(text) is not None


def take_subjects(made: list[Statement], text: str) -> list[Statement]:
    """Take off the values at the end of a row that words speak of: the last one, or all where they speak of several."""
    count = 0
    while count < len(made) and _is_value(made[-1 - count]):
        count += 1
        if _SINGULAR.match(text) or made[-count].label:
            break
    subjects = made[len(made) - count :]
    del made[len(made) - count :]
    return subjects


def said_of(subjects: list[Statement], text: str, other: Node | None) -> Statement:
    """Make a statement of what words say of its subjects, and of another value behind them."""
    nodes = [node_of(each) for each in subjects]
    place = nodes[0].place.to((other or nodes[-1]).place)
    subject = nodes[0] if len(nodes) == 1 else Sequence(tuple(nodes), place=place)
    sides = (subject, Words(text, place=place)) if other is None else (subject, other)
    return Statement(sides, ("" if other is None else rf"\text{{{text}}}",), label=subjects[0].label, place=place)


def _is_value(statement: Statement) -> bool:
    return not (statement.relations or statement.conditions or isinstance(statement.sides[0], Relation))
