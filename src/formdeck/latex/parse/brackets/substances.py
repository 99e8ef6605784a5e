r"""Square brackets around substances, which are concentrations: ``k[\mathrm{NO}]^2[\mathrm{O_2}]``."""

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State

_IN_SUBSTANCES = frozenset({T.WORD, T.LETTER, T.NUMBER, T.SUB, T.SUP, T.GROUP, T.END_GROUP})


def is_among_concentrations(s: State, opening: int) -> bool:
    r"""Whether the square bracket there holds a substance, not a unit.

    It has a script, another is beside it, or the same one starts a term elsewhere in the formula.
    """
    if not holds_substance(s, opening):
        return False
    after = s.partner[opening] + 1
    inside = " ".join(token.text for token in s.tokens[opening + 1 : after - 1])
    scripted = after < s.end and s.tokens[after].kind in {T.SUP, T.SUB}
    return inside in s.hints.terms or scripted or holds_substance(s, after) or _stands_behind_another(s, opening)


def _stands_behind_another(s: State, opening: int) -> bool:
    before = opening - 1
    if before > 1 and s.tokens[before].kind is T.NUMBER and s.tokens[before - 1].kind is T.SUP:
        before -= 2
    if before <= 0 or not s.tokens[before].shows(T.CLOSE, "]"):
        return False
    before -= 1
    while before > 0 and _is_in_substance(s.tokens[before]):
        before -= 1
    return holds_substance(s, before)


def holds_substance(s: State, opening: int) -> bool:
    """Whether there is a square bracket that begins with an upright capital, and holds nothing that joins two units."""
    if opening >= s.end or not s.tokens[opening].shows(T.OPEN, "["):
        return False
    inside = s.tokens[opening + 1 : s.partner[opening]]
    return bool(inside) and _begins_substance(inside[0]) and all(_is_in_substance(token) for token in inside)


def _begins_substance(token: Token) -> bool:
    name = token.text.removeprefix(r"\mathrm{")
    return (token.kind is T.WORD or name != token.text) and name[:1].isupper()


def _is_in_substance(token: Token) -> bool:
    return token.kind in _IN_SUBSTANCES or token.shows(T.OPERATOR, "+", "-")
