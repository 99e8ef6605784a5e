r"""Single bars below ``\sum`` and its like, which say that one number divides another: ``\sum_{d|n}``."""

from collections.abc import Iterator

from formdeck.latex.lexer.token import CLOSING, OPENING, T, Token

_BIG = (r"\sum", r"\prod", r"\coprod", r"\bigcup", r"\bigcap", r"\bigoplus", r"\max", r"\min")


def mark_divisors(tokens: list[Token]) -> list[Token]:
    r"""Make ``\mid`` of each bar that stands alone in such a subscript."""
    marked = list(tokens)
    for at in range(len(tokens) - 2):
        if tokens[at].shows(T.COMMAND, *_BIG) and tokens[at + 1].kind is T.SUB and tokens[at + 2].kind is T.GROUP:
            bars = list(_bars(tokens, at + 3))
            if len(bars) == 1:
                marked[bars[0]] = tokens[bars[0]]._replace(kind=T.OPERATOR, text=r"\mid")
    return marked


def _bars(tokens: list[Token], start: int) -> Iterator[int]:
    """Find the bars in a group outside of brackets."""
    depth = 0
    for at in range(start, len(tokens)):
        depth += (tokens[at].kind in OPENING) - (tokens[at].kind in CLOSING)
        if depth < 0:
            return
        if depth == 0 and tokens[at].shows(T.BAR, "|"):
            yield at
