r"""Lines and arrows over more than one symbol: ``\overline{A\cup B}``, ``\overrightarrow{AB}``."""

from formdeck.latex.lexer import T, Token
from formdeck.latex.names import accented
from formdeck.latex.parse.context.kinds import is_set
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.conjugates import is_made_of_complex
from formdeck.latex.parse.values.expression import expression
from formdeck.latex.problem import Place
from formdeck.latex.tree import Marked, Name, Node, Prefix, walk
from formdeck.model import Kind

_BARS = (r"\bar", r"\overline")
_WIDE = (r"\hat", r"\tilde")


def overline(s: State) -> Node | None:
    """Read a bar over an expression, or an arrow over two points; None if a plain accent comes next."""
    token = s.peek()
    opening = s.pos + 1
    if token.kind is not T.ACCENT or opening >= s.end:
        return None
    return _over_group(s, token, opening) if s.tokens[opening].kind is T.GROUP else _complement(s)


def _over_group(s: State, token: Token, opening: int) -> Node | None:
    inside = s.tokens[opening + 1 : s.partner[opening]]
    capitals = [each.text for each in inside if each.kind is T.LETTER and each.text.isupper() and len(each.text) == 1]
    if token.text in {r"\vec", r"\overleftrightarrow", r"\wideparen", *_BARS} and len(capitals) == len(inside) == 2:
        s.pos = s.partner[opening] + 1
        kind = Kind.VECTOR if token.text == r"\vec" else Kind.SCALAR
        return Name(accented(token.text, "".join(capitals)), kind, place=token.place.to(s.last))
    if token.text in _WIDE and not _is_one_symbol(s, opening) and _computes(inside):
        return _wide(s, token, opening)
    single = len(inside) == 1 and inside[0].kind is T.LETTER
    if token.text not in _BARS or (
        _is_one_symbol(s, opening) and not (single and _names_set(s, token.text, inside[0].text))
    ):
        return None
    s.take()
    with s.closing(None), s.inside(opening):
        body = expression(s)
    return _barred(s, body, token.place.to(s.last))


def _barred(s: State, body: Node, place: Place) -> Node:
    """Decide what a bar over an expression does."""
    if is_set(body):
        s.note(place, "the bar is a complement")
        return Marked(body, "c", place=place)
    if any(isinstance(each, Name) and s.scope.is_statement(each.latex) for each in walk(body)):
        s.note(place, "the bar over a statement is its negation")
        return Prefix(r"\neg", body, place=place)
    if is_made_of_complex(s, body):
        s.note(place, "the bar over complex values is their conjugate")
        return Marked(body, "*", place=place)
    s.note(place, "the bar over an expression is an operation of its own: a mean or a conjugate")
    return Marked(body, "bar", place=place)


def _computes(inside: list[Token]) -> bool:
    """Whether something is computed below an accent."""
    return any(token.kind is T.OPERATOR for token in inside[1:])


def _wide(s: State, accent: Token, opening: int) -> Node:
    r"""Read ``\widehat{f * g}``: the transform, or the estimate, of what is computed below it."""
    s.take()
    with s.closing(None), s.inside(opening):
        body = expression(s)
    place = accent.place.to(s.last)
    s.note(place, f"`{accent.text}` over an expression is an operation of its own: a transform or an estimate")
    return Marked(body, accent.text.removeprefix("\\"), place=place)


def _complement(s: State) -> Node | None:
    r"""Read ``\overline A`` of a set without braces."""
    token, name = s.peek(), s.tokens[s.pos + 1]
    if token.text not in _BARS or name.kind is not T.LETTER or s.kind(name.text) not in {Kind.SET, Kind.EVENT}:
        return None
    if not _names_set(s, token.text, name.text):
        return None
    s.pos += 2
    place = token.place.to(name.place)
    s.note(place, "the bar is a complement")
    return Marked(Name(name.text, s.kind(name.text), place=name.place), "c", place=place)


def _is_one_symbol(s: State, opening: int) -> bool:
    """Whether a group holds one symbol with its scripts."""
    position = opening + 1
    if s.tokens[position].kind is T.NUMBER:
        return False
    if s.tokens[position].kind is T.ACCENT:
        position += 1
    position = s.partner.get(position, position) + 1
    while position < s.partner[opening] and s.tokens[position].kind in {T.SUB, T.SUP, T.PRIME}:
        position += 1
        if s.tokens[position - 1].kind is T.PRIME:
            continue
        first = position + (s.tokens[position].kind is T.GROUP)
        if s.tokens[first].kind is T.NUMBER and s.tokens[position - 1].kind is T.SUP:
            return False  # the mean of squares
        position = s.partner.get(position, position) + 1
    return position >= s.partner[opening]


def _names_set(s: State, bar: str, name: str) -> bool:
    return s.kind(name) in {Kind.SET, Kind.EVENT, Kind.MATRIX} and s.scope.about(accented(bar, name)) is None
