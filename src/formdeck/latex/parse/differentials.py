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
    return position < cursor.end and cursor.tokens[position].kind in _BODIES and not _is_sign_itself(cursor, position)


def _is_sign_itself(cursor: Cursor, position: int) -> bool:
    r"""Whether the next symbol is the sign of a differential, and the one in front of it a factor: ``d\,dx``."""
    after = cursor.tokens[position + 1] if position + 1 < cursor.end else None
    return is_differential_sign(cursor.tokens[position]) and after is not None and after.kind in _BODIES
