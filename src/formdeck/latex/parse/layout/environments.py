"""Environments inside a formula: matrices and cases."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.layout.conditions import case_condition
from formdeck.latex.parse.values.expression import relation
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import Bars, Blank, Branch, Cases, Matrix, Node
from formdeck.latex.wordlist import words

_MATRICES = {
    "matrix": None, "pmatrix": None, "bmatrix": None, "Bmatrix": None, "smallmatrix": None, "psmallmatrix": None,
    "bsmallmatrix": None, "array": None, "vmatrix": "determinant", "Vmatrix": "norm",
}  # fmt: skip
_CASES = frozenset({"cases", "dcases", "rcases"})
LAYOUTS = frozenset(
    words(
        "align align* aligned alignat alignat* alignedat gather gather* gathered split equation equation* eqnarray "
        "eqnarray* multline multline* flalign flalign* displaymath math"
    )
)
KNOWN = LAYOUTS | _CASES | _MATRICES.keys()


def environment(s: State) -> Node:
    """Read a matrix, or cases.

    Raises:
        Unreadable: the environment is unknown, or made of rows that do not fit.
    """
    opening = s.take()
    start = s.pos - 1
    name = opening.text
    place = opening.place.to(s.tokens[s.partner[start]].place)
    with s.deeper(opening.place), s.closing(None):
        if name in _CASES:
            return _cases(s, start, place)
        if name in _MATRICES:
            return _matrix(s, start, name, place)
    if name in LAYOUTS:
        raise Unreadable(rules.NOT_READ_YET, opening.place, f"`{name}` inside an expression is not read yet")
    raise Unreadable(rules.ENVIRONMENT, opening.place, f"unknown environment `{name}`")


def cells(s: State, start: int, end: int) -> list[list[tuple[int, int]]]:
    """Cut the tokens of an environment into rows of cells; a last row that is empty goes."""
    rows: list[list[tuple[int, int]]] = [[]]
    low, position = start, start
    while position < end:
        token = s.tokens[position]
        if token.kind in {T.COLUMN, T.ROW}:
            rows[-1].append((low, position))
            low = position + 1
            if token.kind is T.ROW:
                rows.append([])
        position = s.partner.get(position, position) + 1
    rows[-1].append((low, end))
    return [row for row in rows if any(high > low for low, high in row)]


def _matrix(s: State, start: int, name: str, place: Place) -> Node:
    end = s.partner[start]
    rows = cells(s, start + 1, end)
    if not rows:
        raise Unreadable(rules.MISSING_OPERAND, place, "an empty matrix")
    widest = max(len(row) for row in rows)
    for row in rows:
        if len(row) != widest:
            at = Place(s.tokens[row[0][0]].place.start, s.tokens[row[-1][1] - 1].place.end)
            raise Unreadable(rules.ENVIRONMENT, at, f"a row of {len(row)} in a matrix of {widest} columns")
    values = tuple(tuple(_cell(s, low, high) for low, high in row) for row in rows)
    s.pos = end + 1
    if name == "array" and widest == len(rows) == 1:
        return values[0][0]
    matrix = Matrix(values, place=place)
    form = _MATRICES[name]
    return Bars(form, (matrix,), place=place) if form else matrix


def _cell(s: State, low: int, high: int) -> Node:
    if low >= high:
        return Blank(place=s.tokens[low].place)
    with s.between(low, high):
        return relation(s)


def _cases(s: State, start: int, place: Place) -> Node:
    end = s.partner[start]
    rows = cells(s, start + 1, end)
    branches = tuple(_branch(s, row) for row in rows)
    if not branches:
        raise Unreadable(rules.MISSING_OPERAND, place, "cases without a case")
    bare = [branch for branch, row in zip(branches, rows, strict=True) if len(row) == 1 and branch.condition is None]
    if len(bare) > 1 and not any(token.kind is T.TEXT for token in s.tokens[start:end]):
        hint = "write `&` and when it holds behind each value"
        raise Unreadable(rules.ENVIRONMENT, bare[1].place, "a second case without a condition", hint)
    s.pos = end + 1
    return Cases(branches, place=place)


def _branch(s: State, row: list[tuple[int, int]]) -> Branch:
    if len(row) > 2:
        raise _too_many(s.tokens[row[2][0] - 1])
    low, high = row[0]
    if len(row) == 1:
        high, row = _split(s, low, high)
    if s.tokens[high - 1].shows(T.PUNCTUATION, ",", ";", "."):
        high -= 1
    if low >= high:
        raise Unreadable(rules.MISSING_OPERAND, s.tokens[low].place, "a case without a value")
    with s.between(low, high):
        value = relation(s)
    if len(row) == 1:
        return Branch(value, None, place=value.place)
    holds = case_condition(s, *row[1])
    return Branch(value, holds, place=value.place if holds is None else value.place.to(holds.place))


def _split(s: State, low: int, high: int) -> tuple[int, list[tuple[int, int]]]:
    """Find where the condition starts in a case without a column mark: at a wide space, or at words."""
    position = low
    while position < high:
        if s.tokens[position].kind in {T.SPACE, T.TEXT} and position > low:
            return position, [(low, position), (position, high)]
        position = s.partner.get(position, position) + 1
    return high, [(low, high)]


def _too_many(token: Token) -> Unreadable:
    return Unreadable(rules.STRAY_COLUMN, token.place, "a second `&` in one case", r"end a case with `\\`")
