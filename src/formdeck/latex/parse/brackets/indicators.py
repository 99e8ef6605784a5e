r"""Indicators: ``\mathbf{1}\{x > 0\}``, ``\mathbb{1}_{[i = j]}``, ``1_A``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.brackets.arguments import call_parts, parts
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script, read_script
from formdeck.latex.tree import INDICATORS, Call, Name, Node
from formdeck.model import Kind

_BRACKETS = (r"\{", "(", "[")


def indicator(s: State) -> Node | None:
    """Read an indicator with its condition, in a bracket behind or below; None if none comes next."""
    start = s.pos
    token = s.peek()
    if token.text not in INDICATORS and not token.shows(T.NUMBER, "1"):
        return None
    name = Name(token.text if token.kind is T.LETTER else r"\mathbf{1}", Kind.FUNCTION, place=token.place)
    s.take()
    if s.at(T.OPEN, *_BRACKETS) and token.kind is T.LETTER and _has_relation(s, s.pos, s.partner[s.pos]):
        s.take()
        return Call(name, call_parts(s, s.pos - 1), place=token.place.to(s.last))
    if s.at(T.SUB) and s.kind(token.text) in {None, Kind.FUNCTION}:
        sub = read_script(s, s.take())
        if _has_relation(s, sub.start, sub.end):
            return _of_condition(s, name, sub)
    s.pos = start
    return None


def _of_condition(s: State, name: Name, sub: Script) -> Node:
    low, high = sub.start, sub.end
    if s.tokens[low].shows(T.OPEN, *_BRACKETS) and s.partner[low] == high - 1:
        low, high = low + 1, high - 1
    with s.closing(None, given=True), s.between(low, high), s.deeper(sub.place):
        found = parts(s)
    return Call(name, found, place=name.place.to(sub.place))


def _has_relation(s: State, start: int, end: int) -> bool:
    return any(token.kind is T.RELATION for token in s.tokens[start:end])
