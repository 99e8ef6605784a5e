"""Where a differential stands."""

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.cursor import Cursor

_SIGNS = ("d", r"\mathrm{d}")
_BODIES = frozenset({T.LETTER, T.WORD, T.ACCENT})


def is_differential_sign(token: Token) -> bool:
    """Whether a token is an upright or slanted d."""
    return token.shows(T.LETTER, *_SIGNS)


def at_differential(cursor: Cursor) -> bool:
    """Whether ``dx`` comes next, or ``d^3x``."""
    if not is_differential_sign(cursor.peek()):
        return False
    position = cursor.pos + 1
    if position + 2 < cursor.end and cursor.tokens[position].kind is T.SUP:
        position += 1
        position = cursor.partner[position] + 1 if cursor.tokens[position].kind is T.GROUP else position + 1
    return position < cursor.end and cursor.tokens[position].kind in _BODIES
