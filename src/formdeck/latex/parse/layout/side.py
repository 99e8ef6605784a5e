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
    if cursor.tokens[position + 1].shows(T.COMMAND, *QUANTIFIERS) or _holds_relation(cursor, position + 1, closing):
        cursor.pos = position
        return True
    return False


def _holds_relation(cursor: Cursor, start: int, end: int) -> bool:
    r"""Whether a bracket says something: a relation, or several of them joined by ``\vee``, each in its own bracket."""
    top = [cursor.tokens[at] for at in _steps(cursor, start, end)]
    if any(token.kind is T.RELATION for token in top):
        return True
    joins = any(token.shows(T.OPERATOR, r"\vee", r"\wedge", r"\neg") for token in top)
    return joins and any(token.kind is T.RELATION for token in cursor.tokens[start:end])


def _steps(cursor: Cursor, at: int, end: int) -> Iterator[int]:
    while at < end:
        yield at
        at = cursor.partner.get(at, at) + 1


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
