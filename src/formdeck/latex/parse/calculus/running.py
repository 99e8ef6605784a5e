r"""Which names run below a big operator where an expression stands there: ``\sum_{i+j=n}``, ``\max_{Ax \le b}``."""

from collections.abc import Iterator

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State, bound_name
from formdeck.latex.tree import Call, Indexed, Name, Node, Relation, children, walk
from formdeck.model import Kind

_SUMS = (r"\sum", r"\prod", r"\max", r"\min", r"\big", r"\coprod")
_INDICES = frozenset("ijkl")
_NEVER = frozenset({Kind.FUNCTION, Kind.DISTRIBUTION, Kind.OPERATOR, Kind.MATRIX, Kind.SET, Kind.EVENT})


def running(s: State, item: Relation, taken: set[str]) -> tuple[Node, ...]:
    """Find the names on the left of a relation that run: those in the body behind, and those that look like indices."""
    found = {bound_name(name): name for name in _names_in(item.sides[0])}
    open_ = {known: name for known, name in found.items() if _may_run(s, known, name, taken)}
    body = {token.text for token in s.tokens[s.pos : s.end]}
    names = {known: name for known, name in open_.items() if _letter(known) in body or _looks_like_index(s, known)}
    chosen = names or _functions_in(item.sides[0], body) or open_
    if chosen:
        shown = ", ".join(f"`{known}`" for known in chosen)
        s.note(item.place, f"what runs here: {shown}", "name it in front, with a colon: `x : f(x) = 0`")
    return tuple(chosen.values())


def _names_in(node: Node) -> Iterator[Node]:
    if isinstance(node, Name | Indexed):
        yield node
        return
    parts = (item for part in node.parts for item in part.items) if isinstance(node, Call) else children(node)
    for each in parts:
        yield from _names_in(each)


def _functions_in(node: Node, body: set[str]) -> dict[str, Node]:
    r"""Find functions that run, since the body shows them and not their arguments: ``\sup_{\varphi(x) \le c(x)}``."""
    applied = (each.function for each in walk(node) if isinstance(each, Call))
    names = (name for name in applied if isinstance(name, Name) and _letter(name.latex) in body)
    return {name.latex: name for name in sorted(names, key=lambda name: name.place)}


def _may_run(s: State, known: str, name: Node, taken: set[str]) -> bool:
    kind = name.kind if isinstance(name, Name) else None
    given = is_given(s, name, taken) or stands_before(s, known) or is_in_head(s, known)
    return bool(known) and kind not in _NEVER and not given


def _letter(known: str) -> str:
    return known.partition("_{")[0].partition("^{")[0]


def _looks_like_index(s: State, known: str) -> bool:
    return s.kind(known) is Kind.INDEX or (known in _INDICES and s.scope.about(known) is None)


def is_given(s: State, name: Node, taken: set[str]) -> bool:
    """Whether a name already has its value where the operator stands."""
    known = bound_name(name)
    return bool(s.bound[known]) or known in taken


def is_in_head(s: State, name: str) -> bool:
    r"""Whether the left side, which has no sum, shows the index: ``p_{j|i} = … \sum_{k \ne i}``."""
    head = _head(s)
    return any(each.text == name for each in head) and not any(each.text.startswith(_SUMS) for each in head)


def stands_before(s: State, name: str) -> bool:
    r"""Whether what the statement starts with shows a name, so that it has its value: ``c_i\prod_{j \ne i}``."""
    for token in _statement(s):
        if token.kind is T.RELATION or token.shows(T.COMMAND):
            return False
        if token.text == name:
            return True
    return False


def _head(s: State) -> list[Token]:
    """Take the left side of the statement that is being read; nothing if no relation came yet."""
    tokens = _statement(s)
    depth = 0
    for at, token in enumerate(tokens):
        depth += (token.kind in {T.OPEN, T.GROUP}) - (token.kind in {T.CLOSE, T.END_GROUP})
        if depth == 0 and token.kind is T.RELATION:
            return tokens[:at]
    return []


def _statement(s: State) -> list[Token]:
    """Take what has been read of the statement, from behind the last mark or gap outside of brackets."""
    depth, start = 0, 0
    for at, token in enumerate(s.tokens[: s.pos]):
        depth += (token.kind in {T.OPEN, T.GROUP}) - (token.kind in {T.CLOSE, T.END_GROUP})
        if depth == 0 and token.kind in {T.SPACE, T.ROW, T.PUNCTUATION}:
            start = at + 1
    return s.tokens[start : s.pos]
