"""Writing nodes in plain notation, one function a kind of node; the families register theirs."""

import re
from collections.abc import Iterable
from functools import singledispatch

from formdeck.latex import tree as t

_SIGNS = {
    r"\le": "≤", r"\ge": "≥", r"\ne": "≠", r"\approx": "≈", r"\in": "∈", r"\notin": "∉", r"\to": "→", r"\sim": "~",
    r"\leftarrow": "←", r"\propto": "∝", r"\equiv": "≡", r"\subset": "⊂", r"\subseteq": "⊆", r"\mapsto": "↦",
}  # fmt: skip
_LABELLED = re.compile(r"\\(?:xrightarrow|overset)\{(?P<label>.*?)\}(?:\{(?P<base>=|\\sim)\})?")
_IMPLIES = frozenset({r"\to", r"\leftrightarrow"})
_LOOSE = (
    t.Add,
    t.Negative,
    t.Product,
    t.Quotient,
    t.Power,
    t.Infix,
    t.Prefix,
    t.Relation,
    t.Sequence,
    t.Derivative,
    t.Differential,
    t.Evaluated,
    t.Quantified,
)


@singledispatch
def show(node: t.Node) -> str:
    """Write a node in plain notation."""
    raise TypeError(type(node).__name__)


def tight(node: t.Node) -> str:
    """Write an operand, in brackets unless it is of one piece."""
    return f"({show(node)})" if isinstance(node, _LOOSE) else show(node)


def listed(nodes: Iterable[t.Node]) -> str:
    """Write nodes with commas."""
    return ", ".join(show(node) for node in nodes)


def joined_by(sides: tuple[t.Node, ...], relations: tuple[str, ...]) -> str:
    """Write sides with the relations between them."""
    shown = _side if set(relations) & _IMPLIES else show
    text = "" if isinstance(sides[0], t.Blank) else shown(sides[0])
    for relation, side in zip(relations, sides[1:], strict=True):
        text += " ".join(("", *filter(None, (_sign(relation), shown(side)))))
    return text


def _side(node: t.Node) -> str:
    """Write a side, a relation in brackets: a single arrow between statements is an implication."""
    return f"({show(node)})" if isinstance(node, t.Relation) else show(node)


def _sign(relation: str) -> str:
    r"""Write a relation; one with a label as ``→[d]``, words as they are."""
    if relation.startswith(r"\text{"):
        return relation[len(r"\text{") : -1].strip()
    if labelled := _LABELLED.fullmatch(relation):
        base = labelled["base"] or r"\to"
        return f"{_SIGNS.get(base, base)}[{labelled['label']}]"
    return _SIGNS.get(relation, relation)
