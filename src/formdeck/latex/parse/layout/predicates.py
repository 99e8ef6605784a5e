r"""Words that say something of what stands in front of them: ``n \text{ is even}``, ``f \text{ は増加}``."""

import re
from dataclasses import replace

from formdeck.latex.parse.layout import connectives
from formdeck.latex.parse.layout.prose import CONNECTIVES
from formdeck.latex.parse.layout.said import node_of
from formdeck.latex.tree import Node, Relation, Sequence, Statement, Words

_PREDICATE = re.compile(
    r"^(?:(?:is|are|has|have|does|do|can|cannot|must)\b.+|(?:converges?|diverges?|exists?|holds?|vanish(?:es)?|commutes?)\b.*"
    r"|[はがを](?![、。,\s]*$).+)",
    re.IGNORECASE | re.DOTALL,
)
_SINGULAR = re.compile(r"(?:is|has|does|converges|diverges|exists|holds|vanishes)\b", re.IGNORECASE)
_OF_SUBJECT = re.compile(
    r"(?:not )?(?:all|every|each|any)|(?:at least|at most|exactly) \w+|some|no|none of|both|neither", re.IGNORECASE
)
PARTICLES = frozenset({"が", "は", "を", "も"})
"""What stands between a subject and what a sentence says of it."""
_ENDS = re.compile(r"\s(?:if|when|whenever|for|unless)$", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:at|of|to|in|on|for|than|by|with|over|from)$", re.IGNORECASE)


def is_predicate(text: str, *, touches: bool) -> bool:
    """Whether words say something of a value in front of them; those that ``touch`` it do if they join nothing."""
    joins = text.lower() in CONNECTIVES or connectives.joins_statements(text)
    return _PREDICATE.match(text) is not None or (touches and not joins)


def before_condition(text: str) -> str:
    """Take words without the one at their end that makes a condition of what follows: "converges if"."""
    return _ENDS.sub("", text)


def goes_on(text: str) -> bool:
    """Whether the words need another value behind them: "is continuous at"."""
    return _GOES_ON.search(text) is not None


def take_subjects(made: list[Statement], text: str) -> list[Statement]:
    """Take off the values at the end of a row that words speak of: the last one, or all where they speak of several."""
    count = 0
    while count < len(made) and _is_value(made[-1 - count]):
        count += 1
        before = made[-count - 1].remarks if count < len(made) else ()
        if _SINGULAR.match(text) or made[-count].label or (before and not connectives.is_and(before[-1])):
            break
    subjects = made[len(made) - count :]
    del made[len(made) - count :]
    return subjects


def take_front(subjects: list[Statement], made: list[Statement]) -> str:
    r"""Take the words in front of a subject that tell which of it: ``\text{not all } \mu_i``."""
    if _OF_SUBJECT.fullmatch(label := subjects[0].label):
        subjects[0] = replace(subjects[0], label="")
        return label
    last = made[-1] if made else None
    if last is None or not last.remarks or not _OF_SUBJECT.fullmatch(last.remarks[-1]):
        return ""
    made[-1] = replace(last, remarks=last.remarks[:-1])
    return last.remarks[-1]


def said_of(subjects: list[Statement], front: str, text: str, other: Node | None) -> Statement:
    """Make a statement of what words say of its subjects, in front of them, too, and of another value behind them."""
    nodes = [node_of(each) for each in subjects]
    place = nodes[0].place.to((other or nodes[-1]).place)
    subject = nodes[0] if len(nodes) == 1 else Sequence(tuple(nodes), place=place)
    sides: list[Node] = [subject, Words(text, place=place) if other is None else other]
    relations = ["" if other is None else rf"\text{{{text}}}"]
    if front:
        sides.insert(0, Words(front, place=place))
        relations.insert(0, "")
    return Statement(tuple(sides), tuple(relations), label=subjects[0].label, place=place)


def says(nodes: list[Node], text: str) -> Node:
    """Let words say something of nodes, as a condition."""
    made = said_of([Statement((node,), place=node.place) for node in nodes], "", text, None)
    return node_of(made)


def topic(subject: Statement, particle: str, nodes: list[Statement], text: str) -> Statement:
    r"""Let a sentence with a particle of its own speak of its subject: ``p \text{ は } q \text{ の必要条件}``."""
    sides = [node_of(each) for each in (subject, *nodes)]
    relations = [rf"\text{{{particle}}}"] * bool(nodes) + [""] * (len(nodes) - 1)
    if text:
        sides.append(Words(text, place=sides[-1].place))
        relations.append("")
    place = sides[0].place.to(sides[-1].place)
    return Statement(tuple(sides), tuple(relations), label=subject.label, place=place)


def _is_value(statement: Statement) -> bool:
    return not (statement.relations or statement.conditions or isinstance(statement.sides[0], Relation))
