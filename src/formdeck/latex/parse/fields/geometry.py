r"""Plane geometry: ``\triangle ABC``, ``\angle AOB = 90^\circ``, the segment ``AB``; the angle of a value, a phasor."""

from collections.abc import Iterator

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.glossary.scope import Scope
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Call, Name, Node, Part
from formdeck.model import Kind

_JOINS = (r"\parallel", r"\perp", r"\cong", r"\backsim", r"\not\parallel")
_MEASURE = "m"


def at_triangle(s: State) -> bool:
    r"""Whether ``\triangle`` comes next in front of the names of three points."""
    return s.at(T.OPERATOR, r"\triangle") and len(_points(s, s.pos + 1)[0]) == 3


def triangle(s: State) -> Node:
    """Read a triangle by its corners."""
    sign = s.take()
    points, end = _points(s, s.pos)
    if len(points) != 3:
        raise Unreadable(rules.MISSING_ARGUMENT, sign.place, "a triangle without three points")
    return _figure(s, sign, points, end)


def angle(s: State, command: Token) -> Node:
    """Read an angle by its points, or the angle of a complex value."""
    points, end = _points(s, s.pos)
    applied = end < s.end and s.tokens[end].shows(T.OPEN, "(", "[")
    if len(points) in {1, 3} and not applied:
        return _figure(s, command, points, end)
    if s.done:
        raise Unreadable(rules.MISSING_ARGUMENT, command.place, f"`{command.text}` of nothing")
    body = s.grammar.factor(s)
    place = command.place.to(body.place)
    return Call(
        Name(r"\angle", Kind.FUNCTION, place=command.place), (Part("", (body,), place=body.place),), place=place
    )


def at_phasor(s: State) -> bool:
    r"""Whether ``\angle`` stands between a size and an angle, as in ``100 \angle 30^\circ``."""
    return s.at(T.COMMAND, r"\angle") and not _points(s, s.pos + 1)[0]


def at_measure(s: State) -> bool:
    r"""Whether the ``m`` of ``m\angle ABC`` comes next, which says that the angle's size is meant."""
    following = s.tokens[s.pos + 1] if s.pos + 1 < s.end else None
    undeclared = s.at(T.LETTER, _MEASURE) and s.scope.about(_MEASURE) is None
    return undeclared and following is not None and following.shows(T.COMMAND, r"\angle")


def _figure(s: State, sign: Token, points: list[Token], end: int) -> Node:
    names = tuple(Name(_upright(point), s.kind(_upright(point)), place=point.place) for point in points)
    s.pos = end
    place = sign.place.to(s.last)
    part = Part("", names, place=names[0].place.to(names[-1].place))
    return Call(Name(sign.text, Kind.FUNCTION, place=sign.place), (part,), place=place)


def _upright(point: Token) -> str:
    return point.text if point.kind is T.LETTER else rf"\mathrm{{{point.text}}}"


def _points(s: State, at: int) -> tuple[list[Token], int]:
    """List the points that stand here, a capital letter each, and find where they end."""
    if at < s.end and s.tokens[at].kind is T.GROUP:
        inside, end = _points(s, at + 1)
        return (inside, end + 1) if end == s.partner[at] else ([], at)
    if at < s.end and s.tokens[at].kind is T.WORD and s.tokens[at].text.isalpha() and s.tokens[at].text.isupper():
        word = s.tokens[at]
        return [word._replace(text=letter) for letter in word.text], at + 1
    found: list[Token] = []
    while at < len(s.tokens) and _is_point(s.tokens[at]):
        found.append(s.tokens[at])
        at += 1
    return found, at


def _is_point(token: Token) -> bool:
    letter = token.text.removeprefix(r"\mathrm{").removesuffix("}")
    return token.kind is T.LETTER and len(letter) == 1 and letter.isascii() and letter.isupper()


def segment(s: State) -> str | None:
    """Take several capital letters as the name of a segment or figure, in a formula about geometry."""
    if not s.geometry or not _is_capital(s.peek()):
        return None
    end = s.pos
    while end < s.end and _is_capital(s.tokens[end]):
        end += 1
    run = "".join(token.text for token in s.tokens[s.pos : end])
    if len(run) < 2 or _are_values(s.scope, run) or any(s.kind(letter) is not None for letter in run):
        return None
    s.note(
        s.peek().place.to(s.tokens[end - 1].place),
        f"`{run}` is a segment or figure",
        "declare its letters if it is a product",
    )
    s.pos = end
    return run


def is_geometry(tokens: list[Token], scope: Scope) -> bool:
    """Whether letters side by side are points: beside a triangle or an angle, or joined by a sign of geometry."""
    if any(token.shows(T.OPERATOR, r"\triangle") or token.shows(T.COMMAND, r"\angle") for token in tokens):
        return True
    runs = list(_runs(tokens))
    joined = [
        at for at, token in enumerate(tokens) if token.shows(T.RELATION, *_JOINS) or token.shows(T.PUNCTUATION, ":")
    ]
    starts, ends = {start for start, end in runs if end - start > 1}, {end for start, end in runs if end - start > 1}
    if any(at + 1 in starts and at in ends for at in joined):
        return True
    return _join_points(tokens, runs, scope) or _are_lengths(tokens, runs, scope)


def _is_point_by_meaning(scope: Scope, letter: str) -> bool:
    known = scope.about(letter)
    return known is not None and known.declaration.point


def _are_values(scope: Scope, run: str) -> bool:
    """Whether the glossary explains one of the letters, and calls none of them a point."""
    explained = any(scope.about(letter) is not None for letter in run)
    return explained and not any(_is_point_by_meaning(scope, letter) for letter in run)


def _join_points(tokens: list[Token], runs: list[tuple[int, int]], scope: Scope) -> bool:
    """Whether letters side by side are called points by the glossary, of which there are no products."""
    names = ([token.text for token in tokens[start:end]] for start, end in runs if end - start > 1)
    return any(all(_is_point_by_meaning(scope, name) for name in letters) for letters in names)


def _are_lengths(tokens: list[Token], runs: list[tuple[int, int]], scope: Scope) -> bool:
    """Whether all letters of a formula stand in at least three different pairs of undeclared capitals."""
    letters = [token for token in tokens if token.kind is T.LETTER]
    if any(not _is_capital(token) or scope.about(token.text) is not None for token in letters):
        return False
    pairs = {frozenset(token.text for token in tokens[start:end]) for start, end in runs}
    return len(pairs) > 2 and all(end - start == 2 for start, end in runs)


def _runs(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    start = None
    for at, token in enumerate([*tokens, None]):
        capital = token is not None and _is_capital(token)
        if capital and start is None:
            start = at
        elif not capital and start is not None:
            yield start, at
            start = None


def _is_capital(token: Token) -> bool:
    return token.kind is T.LETTER and len(token.text) == 1 and token.text.isascii() and token.text.isupper()
