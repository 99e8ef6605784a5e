"""Conditions: of a case, or beside a statement."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.arguments import items_until_separator
from formdeck.latex.parse.prose import is_prose
from formdeck.latex.parse.state import State
from formdeck.latex.tree import Node, Sequence


def condition(s: State, low: int, high: int) -> Node | None:
    """Read a condition with or without brackets and words around it; None if it is only words."""
    low, high = _without_prose(s, low, high)
    while low < high and s.tokens[low].shows(T.OPEN, "(") and s.partner[low] == high - 1:
        low, high = _without_prose(s, low + 1, high - 1)
    if low >= high:
        return None
    with s.closing(None, given=True), s.between(low, high):
        items = items_until_separator(s)
    return items[0] if len(items) == 1 else Sequence(tuple(items), place=items[0].place.to(items[-1].place))


def _without_prose(s: State, low: int, high: int) -> tuple[int, int]:
    while low < high and (_is_word(s, low) or s.tokens[low].kind in {T.SPACE, T.PUNCTUATION}):
        low += 1
    while high > low and (_is_word(s, high - 1) or s.tokens[high - 1].kind in {T.SPACE, T.PUNCTUATION}):
        high -= 1
    return low, high


def _is_word(s: State, at: int) -> bool:
    if s.tokens[at].kind not in {T.TEXT, T.WORD}:
        return False
    kept = s.pos, s.end
    s.pos, s.end = at, len(s.tokens)
    try:
        return is_prose(s)
    finally:
        s.pos, s.end = kept
