r"""Brackets around an operator that waits for what it acts on: ``\psi^*(-i\hbar\frac{\partial}{\partial x})\psi``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.context.state import State

_SIGNS_OF = frozenset({r"\partial", "d", r"\mathrm{d}"})
_FRACTIONS = (r"\frac", r"\dfrac", r"\tfrac")


def at_operator(s: State) -> bool:
    """Whether a bracket comes next with a scaled derivative in it that acts on nothing there: no argument is such."""
    if not s.at(T.OPEN, "(", "["):
        return False
    first, closing = s.pos + 1, s.partner[s.pos]
    at = first
    while at < closing:
        end = _derivative(s, at)
        if end is not None and (end == closing or s.tokens[end].shows(T.OPERATOR, "+", "-")):
            return (at, end) != (first, closing)
        at = s.partner.get(at, at) + 1
    return False


def _derivative(s: State, at: int) -> int | None:
    r"""Find where ``\frac{\partial}{\partial x}`` or ``\nabla^2`` ends, if one starts there."""
    if s.tokens[at].shows(T.COMMAND, r"\nabla"):
        return _behind_power(s, at + 1)
    if not s.tokens[at].shows(T.COMMAND, *_FRACTIONS) or s.tokens[at + 1].kind is not T.GROUP:
        return None
    above, below = at + 1, s.partner[at + 1] + 1
    bare = s.tokens[above + 1].text in _SIGNS_OF and _behind_power(s, above + 2) == s.partner[above]
    below_d = s.tokens[below].kind is T.GROUP and s.tokens[below + 1].text in _SIGNS_OF
    return s.partner[below] + 1 if bare and below_d else None


def _behind_power(s: State, at: int) -> int:
    if s.tokens[at].kind is not T.SUP:
        return at
    return s.partner.get(at + 1, at + 1) + 1
