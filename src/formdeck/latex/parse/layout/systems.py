r"""Systems of equations beside other statements: ``\begin{cases} x + y = 5 \\ x = 1 \end{cases} \iff x = 1, y = 4``.

What a brace holds is said by the row that it stands in, one equation after the other.
"""

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.layout.environments import LAYOUTS

_CASES = frozenset({"cases", "dcases"})
_BEFORE = frozenset({T.SPACE, T.TEXT, T.WORD, T.PUNCTUATION, T.ROW, T.BEGIN})
_BEHIND = frozenset({T.SPACE, T.TEXT, T.WORD, T.PUNCTUATION, T.ROW, T.END, T.OPEN})
_ARROWS = (r"\Rightarrow", r"\Leftarrow", r"\Leftrightarrow")
_OPEN_ENDED = frozenset({T.OPERATOR, T.RELATION})


def spread_systems(tokens: list[Token], partner: dict[int, int]) -> None:
    """Write systems that stand beside other statements into the row, with commas between their equations."""
    for start in [at for at, token in enumerate(tokens) if token.kind is T.BEGIN]:
        end = partner[start]
        first, last = (start - 1, end + 1) if _is_braced(tokens, partner, start) else (start, end)
        if first == start and tokens[start].text not in _CASES:
            continue
        if _is_statement(tokens, first, last) and _holds_equations(tokens, partner, start + 1, end):
            _spread(tokens, partner, start, end)
            for at in {first, start, end, last}:
                tokens[at] = tokens[at]._replace(kind=T.SPACE)
                partner.pop(at, None)


def _is_braced(tokens: list[Token], partner: dict[int, int], start: int) -> bool:
    r"""Whether a brace on one side surrounds a layout: ``\left\{ \begin{array}{l} … \end{array} \right.``."""
    if tokens[start].text not in LAYOUTS | {"array"} or not start or not tokens[start - 1].shows(T.OPEN, r"\{"):
        return False
    return partner[start - 1] == partner[start] + 1 and tokens[partner[start - 1]].text == "."


def _is_statement(tokens: list[Token], first: int, last: int) -> bool:
    """Whether what surrounds a system are other statements; a formula that is one system has rows of its own."""
    before = tokens[first - 1] if first else None
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    if all(token.kind in {T.SPACE, T.PUNCTUATION} for token in (*tokens[:first], *tokens[last + 1 :])):
        return False
    starts = before is None or before.kind in _BEFORE or before.shows(T.RELATION, *_ARROWS)
    return starts and (behind is None or behind.kind in _BEHIND or behind.shows(T.RELATION, *_ARROWS))


def _holds_equations(tokens: list[Token], partner: dict[int, int], start: int, end: int) -> bool:
    """Whether each row holds a relation, and columns only line these up."""
    rows, at = [0], start
    while at < end:
        token = tokens[at]
        beside = {tokens[at - 1].kind, tokens[at + 1].kind}
        if token.kind is T.COLUMN and not beside & {T.RELATION, T.OPERATOR}:
            return False
        if token.kind is T.ROW and at + 1 < end:
            rows.append(0)
        rows[-1] += token.kind is T.RELATION
        at = partner.get(at, at) + 1
    return all(rows)


def _spread(tokens: list[Token], partner: dict[int, int], start: int, end: int) -> None:
    at = start
    while at < end:
        token = tokens[at]
        if token.kind is T.ROW:
            before = tokens[at - 1].kind
            joins = before in _OPEN_ENDED or tokens[at + 1].kind in {T.RELATION, T.COLUMN}
            apart = before is T.PUNCTUATION or at + 1 == end
            tokens[at] = Token(T.COLUMN if joins else T.SPACE if apart else T.PUNCTUATION, ",", token.place)
        elif token.kind is T.COLUMN:
            tokens[at] = token._replace(text="")  # no mark of the row's own columns
        at = partner.get(at, at) + 1
