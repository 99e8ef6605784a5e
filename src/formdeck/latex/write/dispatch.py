"""Writing nodes as LaTeX, one function a kind of node; the families register theirs."""

import re
from collections.abc import Iterable
from functools import singledispatch

from formdeck.latex import tree as t
from formdeck.latex.write.levels import Level, level

_WORDS = re.compile(r"\\text\{([^{}]*[^{} ])\}")
_TALL = (r"\frac", r"\sum", r"\prod", r"\int", r"\begin", r"\binom", r"\bigcup", r"\bigcap", r"\left")


@singledispatch
def write(node: t.Node) -> str:
    """Write a node as LaTeX."""
    raise TypeError(type(node).__name__)


def operand(node: t.Node, least: Level) -> str:
    """Write an operand, in brackets if it binds more loosely than what it stands in."""
    text = write(node)
    if level(node) >= least:
        return text
    # A relation in round brackets at the end of a row is a side condition; in square ones it is a value.
    return bracketed(text, *("[]" if isinstance(node, t.Relation) and least > Level.SET else "()"))


def bracketed(text: str, opening: str = "(", closing: str = ")") -> str:
    r"""Put brackets around LaTeX, as tall as it is."""
    if any(command in text for command in _TALL):
        return rf"\left{opening}{text}\right{closing}"
    return f"{opening}{text}{closing}"


def listed(nodes: Iterable[t.Node]) -> str:
    """Write nodes with commas."""
    return ", ".join(write(node) for node in nodes)


def joined_by(sides: tuple[t.Node, ...], relations: tuple[str, ...]) -> str:
    """Write sides with the relations between them."""
    text = "" if isinstance(sides[0], t.Blank) else _side(sides[0])
    for relation, side in zip(relations, sides[1:], strict=True):
        text += " ".join(("", *filter(None, (relation, _side(side)))))
    return _WORDS.sub(r"\\text{ \1 }", text) if _are_words(relations) else text


def _are_words(relations: tuple[str, ...]) -> bool:
    """Whether a sentence is made of words between values, which need room."""
    return any(not relation or relation.startswith(r"\text{") for relation in relations)


def _side(node: t.Node) -> str:
    if isinstance(node, t.Infix) and node.operator in {r"\wedge", r"\vee"}:
        return bracketed(write(node))
    if isinstance(node, t.Sequence):
        return write(node)
    if isinstance(node, t.Infix) and node.operator == r"\pmod":
        return rf"{operand(node.operands[0], Level.SUM)} \pmod{{{write(node.operands[1])}}}"
    return operand(node, Level.SUM)
