r"""Quadratic variation up to a time: ``\langle X \rangle_t``, ``[X, Y]_t``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.brackets.arguments import items_until_separator
from formdeck.latex.parse.calculus.differentials import at_variation
from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import Bars, Name, Node


def variation(s: State) -> Node | None:
    """Read a quadratic variation or covariation, which is noted."""
    if not at_variation(s, s.pos):
        return None
    start = s.peek().place
    with s.closing(None), s.inside(s.pos):
        items = tuple(items_until_separator(s))
    s.take()
    braced = s.take_if(T.GROUP)
    time = s.take()
    if braced:
        s.take()
    place = start.to(s.last)
    s.note(place, f"a bracket of processes with `{time.text}` below it is their quadratic variation")
    return Bars("quadratic variation", items, Name(time.text, s.kind(time.text), place=time.place), place=place)
