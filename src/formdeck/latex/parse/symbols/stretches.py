r"""Subscripts that take a stretch of a family: ``x_{1:t}``, ``x_{<t}``, or one given another: ``x_{t|t-1}``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script
from formdeck.latex.parse.values.expression import expression
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Blank, Infix, Node, Relation
from formdeck.model import Kind

_ORDERS = ("<", ">", r"\le", r"\ge")
_COUNTING = frozenset("ijklmnstT")


def is_stretch(s: State, sub: Script) -> bool:
    """Whether a subscript is such a stretch, and all its letters count."""
    letters = [token.text for token in sub.tokens if token.kind is T.LETTER]
    if not letters or _middle(s, sub) is None:
        return sub.tokens[0].shows(T.RELATION, *_ORDERS)
    return all(letter in _COUNTING or s.bound[letter] or s.kind(letter) in _KINDS for letter in letters)


_KINDS = frozenset({Kind.INDEX, Kind.INTEGER})


def read_stretch(s: State, sub: Script) -> Node | None:
    """Read a subscript as a stretch; None if it is something else."""
    first = sub.tokens[0]
    if first.shows(T.RELATION, *_ORDERS):
        if len(sub.tokens) == 1:
            raise Unreadable(rules.MISSING_OPERAND, first.place, f"nothing stands to the right of `{first.text}`")
        bound = _part(s, sub.start + 1, sub.end)
        return Relation((Blank(place=first.place), bound), (first.text,), place=sub.place)
    middle = _middle(s, sub)
    if middle is None or sub.start == middle or middle == sub.end - 1:
        return None
    parts = (_part(s, sub.start, middle), _part(s, middle + 1, sub.end))
    return Infix(":" if s.tokens[middle].text == ":" else "|", parts, place=sub.place)


def _middle(s: State, sub: Script) -> int | None:
    """Find the one colon or bar of a subscript without commas."""
    if any(token.shows(T.PUNCTUATION, ",") or token.kind is T.ACCENT for token in sub.tokens):
        return None
    signs = [
        at
        for at in range(sub.start, sub.end)
        if s.tokens[at].shows(T.PUNCTUATION, ":") or s.tokens[at].shows(T.BAR, "|") or s.tokens[at].text == r"\mid"
    ]
    return signs[0] if len(signs) == 1 else None


def _part(s: State, start: int, end: int) -> Node:
    with s.closing(None), s.between(start, end):
        return expression(s)
