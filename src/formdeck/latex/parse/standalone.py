r"""Differentials that belong to no integral: ``dU = T\,dS``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.derivatives import variable
from formdeck.latex.parse.differentials import at_differential
from formdeck.latex.parse.state import State
from formdeck.latex.tree import Differential, Node


def standalone_differential(s: State) -> Node | None:
    """Read ``dx`` as a differential if ``d`` is upright, or slanted and undeclared with its letter close behind."""
    token = s.peek()
    if not at_differential(s):
        return None
    following = s.tokens[s.pos + 1]
    if token.text == "d":
        apart = following.place.start != token.place.end
        after = s.tokens[s.pos + 2] if s.pos + 2 < s.end else None
        applied = after is not None and after.shows(T.OPEN, "(")
        if s.scope.about("d") or s.bound["d"] or apart or applied or following.kind is T.SUP:
            return None
        s.note(
            token.place.to(following.place), f"`d{following.text}` is a differential", "declare `d` if it is a factor"
        )
    s.take()
    wrt = variable(s)
    return Differential("d", wrt.variable, place=token.place.to(wrt.place))
