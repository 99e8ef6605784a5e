"""Brackets that hold a side condition rather than a factor."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.context.cursor import Cursor

_ENDS = frozenset({T.PUNCTUATION, T.SPACE, T.ROW, T.TEXT})
QUANTIFIERS = (r"\forall", r"\exists", r"\nexists")


def at_side_condition(cursor: Cursor) -> bool:
    """Whether a bracket with a relation comes next, at the end of a statement: ``(i = 1, …, n)``."""
    if not cursor.wide:
        return False
    position = cursor.pos
    while position < cursor.end and cursor.tokens[position].kind in {T.SPACE, T.COLUMN}:
        position += 1
    if position >= cursor.end or not cursor.tokens[position].shows(T.OPEN, "("):
        return False
    closing = cursor.partner[position]
    after = closing + 1
    if after < cursor.end and cursor.tokens[after].kind not in _ENDS:
        return False
    if position != cursor.pos and cursor.tokens[cursor.pos].kind is not T.SPACE:
        return False
    inner = position + 1
    while inner < closing:
        if cursor.tokens[inner].kind is T.RELATION or cursor.tokens[position + 1].shows(T.COMMAND, *QUANTIFIERS):
            if position != cursor.pos:
                cursor.pos = position
            return True
        inner = cursor.partner.get(inner, inner) + 1
    return False


def at_quantified_range(cursor: Cursor) -> bool:
    r"""Whether a side condition comes next that only says over what a statement holds, ``(\forall x \in A)``.

    What holds is an argument, as in ``P(\forall n: X_n > 0)``.
    """
    if not cursor.at(T.OPEN, "(") or not cursor.tokens[cursor.pos + 1].shows(T.COMMAND, *QUANTIFIERS):
        return False
    closing = cursor.partner[cursor.pos]
    if closing + 1 < cursor.end and cursor.tokens[closing + 1].kind not in _ENDS:
        return False
    return not any(token.shows(T.PUNCTUATION, ":") for token in cursor.tokens[cursor.pos : closing])
