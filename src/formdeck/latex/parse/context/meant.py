"""Which symbols a formula applies, of those whose meaning calls them functions."""

from collections.abc import Iterator

from formdeck.latex.lexer import T
from formdeck.latex.names import scripted
from formdeck.latex.parse.context.cursor import Cursor
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.base import read_base
from formdeck.latex.parse.symbols.scripts import read_scripts
from formdeck.latex.parse.symbols.words import declared_word
from formdeck.latex.problem import Unreadable
from formdeck.model import Kind

_STARTS = frozenset({T.LETTER, T.WORD, T.TEXT, T.ACCENT})
_SETS = (r"\cap", r"\cup", r"\setminus")
_BRACKETS = ("(", "[", r"\{")


def meant_functions(s: State) -> dict[str, Kind]:
    """Find the symbols that stand before a bracket, with a prime or beside ``*``, and what their meanings call them."""
    if not s.scope.means_functions:
        return {}
    found: dict[str, Kind] = {}
    for at, token in enumerate(s.tokens):
        if token.kind in _STARTS:
            for name in (*_applied(s, at), *_spelled(s, at)):
                kind = s.scope.meant_where_applied(name)
                if kind is None and s.scope.is_number_of(name) and _holds_sets(s, at):
                    kind = Kind.FUNCTION
                if kind is not None:
                    found[name] = kind
    return found


def _applied(s: State, at: int) -> Iterator[str]:
    """List the names that the symbol at a token can have, if it is applied there."""
    cursor = Cursor(s.tokens, s.partner)
    cursor.pos = at
    try:
        base, _ = read_base(cursor)
        scripts = read_scripts(cursor)
    except Unreadable:
        return
    starred = at > 1 and s.tokens[at - 1].shows(T.OPERATOR, "*") and s.tokens[at - 2].kind is not T.SUP
    bracket = cursor.at(T.OPEN, *_BRACKETS) and not _multiplies(cursor, s.tokens[at].text)
    if scripts.primes or starred or bracket or cursor.at(T.OPERATOR, "*") or _is_of_image(s, cursor, at):
        yield base
        if scripts.sub:
            yield scripted(base, 0, scripts.sub.label)
            if scripts.sup:
                yield scripted(base, 0, scripts.sub.label, scripts.sup.label)


def _is_of_image(s: State, cursor: Cursor, at: int) -> bool:
    """Whether what an operator makes of the symbol is applied behind it: ``u`` of ``(Lu)(x)``."""
    if not cursor.at(T.CLOSE, ")") or not s.tokens[cursor.pos + 1 : cursor.pos + 2]:
        return False
    first = Cursor(s.tokens, s.partner)
    first.pos = next(opening for opening, closing in s.partner.items() if closing == cursor.pos) + 1
    if first.pos == at:
        return False
    try:
        base, _ = read_base(first)
        scripts = read_scripts(first)
    except Unreadable:
        return False
    name = scripted(base, 0, *(script.label if script else None for script in (scripts.sub, scripts.sup)))
    return s.tokens[cursor.pos + 1].shows(T.OPEN, "(") and s.scope.operates(name)


def _spelled(s: State, at: int) -> Iterator[str]:
    """Name the declared word that letters spell in front of a bracket: ``softmax(…)``."""
    kept, s.pos = s.pos, at
    word = declared_word(s)
    applied = s.at(T.OPEN, *_BRACKETS)
    s.pos = kept
    if word is not None and applied:
        yield word


def _holds_sets(s: State, at: int) -> bool:
    r"""Whether a bracket behind the symbol holds sets, which are counted: ``n(A \cup B)``."""
    opening = at + 1
    if not s.tokens[opening].shows(T.OPEN, "("):
        return False
    inside = s.tokens[opening + 1 : s.partner[opening]]
    return any(token.shows(T.OPERATOR, *_SETS) for token in inside)


def _multiplies(cursor: Cursor, name: str) -> bool:
    """Whether a bracket holds the symbol before it as a value, as ``y(1-y)`` does: that is no argument."""
    inside = range(cursor.pos + 1, cursor.partner[cursor.pos])
    return any(cursor.tokens[at].text == name and not cursor.tokens[at + 1].shows(T.OPEN, *_BRACKETS) for at in inside)
