r"""Vectors put one behind the other: ``[h_{t-1}; x_t]``, ``W [h, x]``, ``[a \| b]``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.context.kinds import is_vector
from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import Add, Indexed, Node, Part

_SEPARATORS = frozenset({";", r"\|"})
_MEMBERSHIP = (r"\in", r"\notin", r"\subset", r"\subseteq")
_VALUES = frozenset({T.LETTER, T.WORD, T.END_GROUP})


def concatenated(s: State, start: int, parts: tuple[Part, ...]) -> tuple[Node, ...]:
    """List what a square bracket joins; nothing if it is an interval, a commutator or a condition."""
    items = tuple(item for part in parts for item in part.items)
    separators = {part.separator for part in parts[1:]}
    before = s.tokens[start - 1] if start else None
    if len(items) < 2 or not separators <= _SEPARATORS or (before and before.shows(T.RELATION, *_MEMBERSHIP)):
        return ()
    if separators or start in s.columns or all(is_vector(item) for item in items):
        return items
    multiplied = before is not None and (before.shows(T.OPERATOR, r"\cdot") or before.kind in _VALUES)
    return items if multiplied and any(map(_is_step, items)) else ()


def _is_step(item: Node) -> bool:
    """Whether a value is one step of a sequence before or behind another: ``h_{t-1}``."""
    return isinstance(item, Indexed) and any(isinstance(index, Add) for index in item.below)
