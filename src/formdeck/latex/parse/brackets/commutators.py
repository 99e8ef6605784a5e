r"""Square and curly brackets of two operators: ``[A, B]``, ``\{f, g\}``, which otherwise are an interval and a set."""

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.kinds import is_matrix, kind_of
from formdeck.latex.parse.context.state import State
from formdeck.latex.problem import Place
from formdeck.latex.tree import Bars, Call, Constant, Indexed, Interval, Marked, Name, Node, Number, Part, walk
from formdeck.model import Kind

_VALUES = frozenset({T.LETTER, T.NUMBER, T.WORD, T.CLOSE, T.END_GROUP})
_STARTS = frozenset({T.LETTER, T.NUMBER, T.WORD, T.OPEN, T.ACCENT, T.SUP})
_NEIGHBOURS = ("+", "-", r"\cdot", "/")


def commutator(s: State, start: int, items: tuple[Node, ...]) -> Node | None:
    """Read a square bracket of two values as a commutator, if they are operators or it stands where a value must."""
    place = s.tokens[start].place.to(s.tokens[s.partner[start]].place)
    if not _are_operators(items):
        if any(isinstance(item, Number | Constant) for item in items):
            return None
        if not (_is_head(s, start) or _is_factor(s, start) or all(map(_has_hat, items))):
            return None
        if all(kind_of(item) is Kind.INTEGER for item in items):
            s.note(
                place, "a square bracket of two integers is their least common multiple", r"write `\operatorname{lcm}`"
            )
            return Call(Name(r"\lcm", Kind.FUNCTION, place=place), (Part("", items, place=place),), place=place)
        s.note(place, "a bracket of two values where a value must stand is a commutator")
    return Bars("commutator", tuple(map(_nested, items)), place=place)


def curly(s: State, start: int, items: tuple[Node, ...]) -> Node | None:
    r"""Read ``\{f, g\} = …`` as a Poisson bracket or an anticommutator."""
    if len(items) != 2 or any(isinstance(item, Number | Constant) for item in items):
        return None
    before, after = _around(s, start)
    alone = before is None or before.kind in {T.PUNCTUATION, T.SPACE, T.RELATION}
    summed = alone and after is not None and after.shows(T.OPERATOR, "+", "-")
    is_set = before is not None and before.kind is T.RELATION and _starts_set(s, start)
    known = r"\{" in s.hints.commutators and not is_set
    if not (_is_head(s, start) or summed or known or all(map(_has_hat, items))):
        return None
    place = s.tokens[start].place.to(s.tokens[s.partner[start]].place)
    return braced_pair(s, items, place)


def braced_pair(s: State, items: tuple[Node, ...], place: Place) -> Node:
    r"""Make an anticommutator of two operators in braces; of other values it is a Poisson bracket, or may be either."""
    adjoint = any(isinstance(node, Marked) and node.mark == "H" for item in items for node in walk(item))
    called = all(isinstance(item, Indexed) and _is_called_operator(s, item.base) for item in items)
    if adjoint or called or s.hints.quantum or _are_operators(items) or all(map(_has_hat, items)):
        return Bars("anticommutator", items, place=place)
    s.note(place, r"`\{…, …\}` where a value must stand is a Poisson bracket or an anticommutator")
    return Bars("poisson", items, place=place)


def _nested(item: Node) -> Node:
    if isinstance(item, Interval) and item.opening == "[" and item.closing == "]":
        return Bars("commutator", (_nested(item.lower), _nested(item.upper)), place=item.place)
    return item


def _are_operators(items: tuple[Node, ...]) -> bool:
    return all(is_matrix(item) or (isinstance(item, Name) and item.kind is Kind.OPERATOR) for item in items)


def _is_called_operator(s: State, base: Node) -> bool:
    """Whether the glossary calls the members of a family operators."""
    return isinstance(base, Name) and s.scope.meant_where_applied(base.latex) is Kind.OPERATOR


def _has_hat(item: Node) -> bool:
    return any(isinstance(node, Name) and node.latex.startswith(r"\hat{") for node in walk(item))


def _around(s: State, start: int) -> tuple[Token | None, Token | None]:
    closing = s.partner[start]
    return (s.tokens[start - 1] if start else None), (s.tokens[closing + 1] if closing + 1 < len(s.tokens) else None)


def _is_head(s: State, start: int) -> bool:
    r"""Whether the bracket is the whole left side of an equation with a value on its right."""
    before, after = _around(s, start)
    if before is not None and before.kind not in {T.PUNCTUATION, T.SPACE, T.ROW, T.BEGIN}:
        return False
    position = s.partner[start] + 1
    if position < len(s.tokens) and s.tokens[position].kind is T.COLUMN:
        position, after = position + 1, s.tokens[position + 1] if position + 1 < len(s.tokens) else None
    right = s.tokens[position + 1] if position + 1 < len(s.tokens) else None
    return after is not None and after.shows(T.RELATION, "=") and right is not None and not _starts_set(s, position + 1)


def _starts_set(s: State, at: int) -> bool:
    token = s.tokens[at]
    last = s.partner.get(at, at)
    alone = last + 1 == len(s.tokens) or s.tokens[last + 1].kind in {T.PUNCTUATION, T.SPACE, T.ROW}
    return alone and (token.shows(T.OPEN, r"\{", "[") or (token.kind is T.LETTER and token.text.isupper()))


def _is_factor(s: State, start: int) -> bool:
    """Whether the bracket stands beside a factor or a sign."""
    before, after = _around(s, start)
    if before is not None and (before.kind in _VALUES or before.shows(T.OPERATOR, *_NEIGHBOURS)):
        return True
    return after is not None and (after.kind in _STARTS or after.shows(T.OPERATOR, *_NEIGHBOURS))
