"""Brackets that hold a side condition rather than a factor."""

from collections.abc import Iterator

from formdeck.latex.lexer import T
from formdeck.latex.parse.context.cursor import Cursor
from formdeck.latex.parse.layout.prose import is_word

_ENDS = frozenset({T.PUNCTUATION, T.SPACE, T.ROW, T.TEXT})
_VALUES = frozenset({T.LETTER, T.ACCENT})
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
    if not _ends_behind(cursor, closing):
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


def _ends_behind(cursor: Cursor, closing: int) -> bool:
    """Whether a statement ends with a bracket; words of another script go on as prose, which no symbol does."""
    if closing + 1 >= cursor.end:
        return True
    after = cursor.tokens[closing + 1]
    return after.kind in _ENDS or (after.kind is T.WORD and not after.text.isascii())


def at_quantified_range(cursor: Cursor) -> bool:
    r"""Whether a side condition comes next that only says over what a statement holds, ``(\forall x \in A)``.

    What holds is an argument, as in ``P(\forall n: X_n > 0)``.
    """
    if not cursor.at(T.OPEN, "(") or not cursor.tokens[cursor.pos + 1].shows(T.COMMAND, *QUANTIFIERS):
        return False
    closing = cursor.partner[cursor.pos]
    if not _ends_behind(cursor, closing):
        return False
    return not any(token.shows(T.PUNCTUATION, ":") for token in cursor.tokens[cursor.pos : closing])


def at_worded_condition(cursor: Cursor) -> bool:
    r"""Whether a bracket of words about a symbol stands here, at the end of a statement: ``(C\text{は積分定数})``."""
    if not cursor.wide or not cursor.at(T.OPEN, "("):
        return False
    opening, closing = cursor.pos, cursor.partner[cursor.pos]
    if opening and cursor.tokens[opening - 1].place.end == cursor.tokens[opening].place.start:
        return False  # what touches may be applied: `P(X\text{ is even})`
    inside = list(_top_level(cursor, opening + 1, closing))
    values = any(cursor.tokens[at].kind in _VALUES for at in inside)
    return _ends_behind(cursor, closing) and values and any(is_word(cursor, at) for at in inside)


def _top_level(cursor: Cursor, at: int, end: int) -> Iterator[int]:
    """List the positions that lie in no bracket or script of their own."""
    while at < end:
        if cursor.tokens[at].kind in {T.SUB, T.SUP}:
            at += 1
        elif at not in cursor.partner:
            yield at
        at = cursor.partner.get(at, at) + 1
