r"""Square brackets around substances, which are concentrations: ``k[\mathrm{NO}]^2[\mathrm{O_2}]``."""

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State

_IN_SUBSTANCES = frozenset({T.WORD, T.LETTER, T.NUMBER, T.SUB, T.SUP, T.GROUP, T.END_GROUP})
_LOGARITHMS = frozenset({r"\ln", r"\log", r"\lg"})


def at_concentration(s: State) -> bool:
    """Whether the square bracket behind a symbol is a factor: one among others, or it stands alone elsewhere."""
    if not s.at(T.OPEN, "["):
        return False
    first = s.tokens[s.pos + 1]
    named = bool(first.upright) or first.text.isupper()
    return is_among_concentrations(s, s.pos) or (named and _starts_term(s, s.pos))


def is_among_concentrations(s: State, opening: int) -> bool:
    r"""Whether the square bracket there holds a substance, not a unit.

    It has a script, another is beside it, or the same one starts a term elsewhere in the formula.
    """
    if not holds_substance(s, opening):
        return False
    after = s.partner[opening] + 1
    scripted = after < s.end and s.tokens[after].kind in {T.SUP, T.SUB}
    return _starts_term(s, opening) or scripted or holds_substance(s, after) or _stands_behind_another(s, opening)


def is_chemical_bracket(s: State, command: str) -> bool:
    r"""Whether the bracket behind a function holds an ion or the like: ``[\mathrm{H}^+]``, ``\ln[\mathrm{A}]_0``."""
    if command in _LOGARITHMS and holds_substance(s, s.pos):
        return True
    first, second = s.tokens[s.pos + 1], s.tokens[s.pos + 2]
    return bool(first.upright) and second.kind is T.SUP and s.tokens[s.partner[s.pos] - 1].kind is not T.NUMBER


def holds_substance(s: State, opening: int) -> bool:
    """Whether there is a square bracket that begins with an upright capital, and holds nothing that joins two units."""
    if opening >= s.end or not s.tokens[opening].shows(T.OPEN, "["):
        return False
    inside = s.tokens[opening + 1 : s.partner[opening]]
    return bool(inside) and inside[0].upright[:1].isupper() and all(_is_in_substance(token) for token in inside)


def _starts_term(s: State, opening: int) -> bool:
    inside = " ".join(token.text for token in s.tokens[opening + 1 : s.partner[opening]])
    return inside in s.hints.terms


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


def _is_in_substance(token: Token) -> bool:
    return token.kind in _IN_SUBSTANCES or token.shows(T.OPERATOR, "+", "-")
