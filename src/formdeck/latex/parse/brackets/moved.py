r"""Values of one function at places near each other, ``f(x - ct) + f(x + ct)``, where no factor would be repeated."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.context.state import State

_SIGNS = ("+", "-")
_BETWEEN_SIDES = frozenset({T.RELATION, T.ROW, T.SPACE, T.PUNCTUATION, T.CLOSE, T.END_GROUP})


def is_moved(s: State, name: str) -> bool:
    """Whether the same name stands elsewhere in the sum before a bracket that differs by signs only."""
    return any(
        s.tokens[at - 1].text == name and token.shows(T.OPEN, "(") and _is_other(s, s.pos, at) and _is_added(s, at)
        for at, token in enumerate(s.tokens)
        if at
    )


def _is_other(s: State, first: int, second: int) -> bool:
    """Whether two brackets with several letters differ by signs only."""
    inside = [[token.text for token in s.tokens[at : s.partner[at]]] for at in (first, second)]
    unsigned = [["±" if text in _SIGNS else text for text in texts] for texts in inside]
    letters = {token.text for token in s.tokens[first : s.partner[first]] if token.kind is T.LETTER}
    return inside[0] != inside[1] and unsigned[0] == unsigned[1] and len(letters) > 1


def _is_added(s: State, other: int) -> bool:
    """Whether a sign, and nothing that ends a side, stands between the bracket that comes next and another."""
    first, second = sorted((s.pos, other))
    at, added = s.partner[first] + 1, False
    while at < second and s.tokens[at].kind not in _BETWEEN_SIDES:
        added = added or s.tokens[at].shows(T.OPERATOR, *_SIGNS)
        at = s.partner.get(at, at) + 1
    return added and at == second
