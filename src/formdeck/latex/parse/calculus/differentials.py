"""Where a differential stands."""

from formdeck.latex.glossary.scope import Scope
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.cursor import Cursor
from formdeck.latex.tree.binders import TIMES

_SIGNS = ("d", r"\mathrm{d}")
_BODIES = frozenset({T.LETTER, T.WORD, T.ACCENT})
# Functions by whose values is derived: an elasticity is `d\ln Q / d\ln P`, a cross section one by `\cos\theta`.
FUNCTIONS = (r"\ln", r"\log", r"\cos", r"\sin", r"\tan", r"\exp")


def is_differential_sign(token: Token) -> bool:
    """Whether a token is an upright or slanted d."""
    return token.shows(T.LETTER, *_SIGNS)


def at_differential(cursor: Cursor, scope: Scope | None = None) -> bool:
    r"""Whether ``dx`` comes next, or ``d^3x``; with a scope also ``\delta Q`` and ``d'Q``, which are no exact ones."""
    token = cursor.peek()
    position = cursor.pos + 1
    if not is_differential_sign(token):
        return scope is not None and _is_inexact(cursor, token, scope)
    if token.text == "d" and scope is not None and _is_at(cursor, position, T.PRIME):
        return scope.about("d'") is None and _is_body(cursor, position + 1, close=True)
    if position + 2 < cursor.end and cursor.tokens[position].kind is T.SUP:
        position += 1
        position = cursor.partner[position] + 1 if cursor.tokens[position].kind is T.GROUP else position + 1
    return _is_body(cursor, position) and not _is_sign_itself(cursor, position)


def differential_sign(cursor: Cursor) -> str:
    """Take the sign of a differential."""
    token = cursor.take()
    return f"{token.text}'" if cursor.take_if(T.PRIME) else token.text


def _is_inexact(cursor: Cursor, token: Token, scope: Scope) -> bool:
    return (
        token.shows(T.LETTER, r"\delta")
        and scope.about(r"\delta") is None
        and _is_body(cursor, cursor.pos + 1, close=True)
    )


def _is_at(cursor: Cursor, position: int, kind: T) -> bool:
    return position < cursor.end and cursor.tokens[position].kind is kind


def _is_body(cursor: Cursor, position: int, *, close: bool = False) -> bool:
    """Whether a name stands there; ``close`` if it must not be applied."""
    if position < cursor.end and cursor.tokens[position].kind is T.GROUP and cursor.partner[position] == position + 2:
        position += 1  # \mathrm{d}{x}
    if position < cursor.end and cursor.tokens[position].shows(T.COMMAND, *FUNCTIONS):
        return True
    if at_variation(cursor, position):
        return True
    if position >= cursor.end or cursor.tokens[position].kind not in _BODIES:
        return False
    after = cursor.tokens[position + 1] if position + 1 < cursor.end else None
    return not (close and after is not None and after.shows(T.OPEN, "("))


def _is_sign_itself(cursor: Cursor, position: int) -> bool:
    r"""Whether the next symbol is the sign of a differential, and the one in front of it a factor: ``d\,dx``."""
    after = cursor.tokens[position + 1] if position + 1 < cursor.end else None
    return is_differential_sign(cursor.tokens[position]) and after is not None and after.kind in _BODIES


def at_variation(cursor: Cursor, position: int) -> bool:
    """Whether angles around processes, or square brackets around two, stand there with a time below them."""
    opening = cursor.tokens[position] if position < cursor.end else None
    if opening is None or not opening.shows(T.OPEN, r"\langle", "["):
        return False
    below = cursor.partner[position] + 1
    inside = cursor.tokens[position + 1 : below - 1]
    named = all(token.kind is T.ACCENT or token.text.isupper() or token.shows(T.PUNCTUATION, ",") for token in inside)
    several = any(token.shows(T.PUNCTUATION, ",") for token in inside)
    if below + 1 >= cursor.end or cursor.tokens[below].kind is not T.SUB or not named:
        return False
    time = below + 1 + (cursor.tokens[below + 1].kind is T.GROUP)
    alone = time == below + 1 or cursor.partner[below + 1] == time + 1
    return alone and cursor.tokens[time].text in TIMES and (several or opening.text != "[")
