r"""A modulus in brackets that is set by hand: ``a \equiv b \ (\mathrm{mod}\ n)``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.context.cursor import Cursor
from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import Node

_SPELLED = ("m", "o", "d")


def at_modulus(cursor: Cursor) -> bool:
    """Whether a bracket comes next that says ``mod`` first; wide spaces may stand in front of it."""
    return _start(cursor) is not None


def modulus_in_brackets(s: State) -> Node:
    """Take the bracket and read what it names behind ``mod``."""
    opening, first = _start(s) or (s.pos, s.pos)
    with s.closing(None), s.inside(opening):
        s.pos = first
        return s.grammar.relation(s)


def _start(cursor: Cursor) -> tuple[int, int] | None:
    """Find the bracket, and where the modulus starts in it."""
    opening = cursor.pos
    while opening < cursor.end and cursor.tokens[opening].kind in {T.SPACE, T.COLUMN}:
        opening += 1
    if opening >= cursor.end or not cursor.tokens[opening].shows(T.OPEN, "("):
        return None
    first = opening + 1
    token = cursor.tokens[first]
    if token.kind in {T.WORD, T.TEXT} and token.text.strip() == "mod":
        return opening, first + 1
    if token.shows(T.OPERATOR, r"\bmod") or token.shows(T.COMMAND, r"\mod"):
        return opening, first + 1
    if tuple(each.text for each in cursor.tokens[first : first + 3]) == _SPELLED:
        return opening, first + 3
    return None
