r"""Indicators: ``\mathbf{1}\{x > 0\}``, ``\mathbb{1}_{[i = j]}``, ``1_A``."""

from formdeck.latex.lexer import T, Token
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
    if s.at(T.OPEN, *_BRACKETS) and _has_relation(s, s.pos, s.partner[s.pos]) and _touches(s, token):
        if token.kind is T.NUMBER:
            s.note(
                token.place, "`1` in front of a bracket with a relation is an indicator", r"write `1 \cdot (…)` if not"
            )
        s.take()
        return Call(name, call_parts(s, s.pos - 1), place=token.place.to(s.last))
    if s.at(T.SUB) and s.kind(token.text) in {None, Kind.FUNCTION}:
        sub = read_script(s, s.take())
        if _has_relation(s, sub.start, sub.end):
            return _of_condition(s, name, sub)
        if token.kind is T.NUMBER and _names_set(s, sub):
            s.note(
                token.place,
                f"`1_{{{sub.label}}}` is the indicator of a set",
                "set numerals of another base in brackets",
            )
            return _of_set(s, Name(rf"\mathbf{{1}}_{{{sub.label}}}", Kind.FUNCTION, place=token.place.to(sub.place)))
    s.pos = start
    return None


def _touches(s: State, token: Token) -> bool:
    """Whether a bracket stands close behind a ``1``; behind a letter it may stand apart."""
    return token.kind is T.LETTER or s.peek().place.start == token.place.end


def _names_set(s: State, sub: Script) -> bool:
    """Whether a subscript is one capital letter, or a declared set."""
    if len(sub.tokens) != 1 or sub.tokens[0].kind is not T.LETTER:
        return False
    return sub.label.isupper() or s.kind(sub.label) in {Kind.SET, Kind.EVENT}


def _of_set(s: State, name: Name) -> Node:
    if not s.take_if(T.OPEN, "("):
        return name
    return Call(name, call_parts(s, s.pos - 1), place=name.place.to(s.last))


def _of_condition(s: State, name: Name, sub: Script) -> Node:
    low, high = sub.start, sub.end
    if s.tokens[low].shows(T.OPEN, *_BRACKETS) and s.partner[low] == high - 1:
        low, high = low + 1, high - 1
    with s.closing(None, given=True), s.between(low, high), s.deeper(sub.place):
        found = parts(s)
    if s.at(T.OPEN, "(") and s.partner[s.pos] == s.pos + 2:
        opening, closing = s.take(), s.partner[s.pos - 1]
        s.pos = closing + 1
        place = opening.place.to(s.last)
        s.note(place, "the bracket says where the indicator is taken", r"write `\cdot` in front of a factor")
    return Call(name, found, place=name.place.to(sub.place))


def _has_relation(s: State, start: int, end: int) -> bool:
    return any(token.kind is T.RELATION for token in s.tokens[start:end])
