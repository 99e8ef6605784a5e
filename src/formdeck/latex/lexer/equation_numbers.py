r"""Numbers of equations set behind them by hand: ``x + y = 3 \cdots ①``, ``y = x^2 \quad \cdots (1)``.

They are no part of what is said, as a ``\tag`` is none. A circled number elsewhere is a name: ``① \times 2 - ②``.
"""

import unicodedata

from formdeck.latex.lexer.token import T, Token

_ENDS = frozenset({T.ROW, T.COLUMN, T.END, T.SPACE, T.PUNCTUATION, T.TEXT})
_GOES_ON = frozenset({T.OPERATOR, T.RELATION, T.PUNCTUATION, T.OPEN, T.GROUP, T.SUB, T.SUP, T.COMMAND, T.ACCENT})
_WIDE = 2


def is_circled(char: str) -> bool:
    """Whether a character is a number or letter in a circle."""
    return unicodedata.decomposition(char).startswith("<circle>")


def drop_equation_numbers(tokens: list[Token]) -> list[Token]:
    """Take away the numbers of equations with the dots that lead to them, and make one of dots set twice."""
    tokens = _joined_dots(tokens)
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        size = _number(tokens, at)
        if size and _follows(kept, tokens[at], circled=size == 1):
            while kept and kept[-1].kind in {T.DOTS, T.SPACE, T.COLUMN}:
                kept.pop()
            at += size
            continue
        kept.append(tokens[at])
        at += 1
    return kept


def _joined_dots(tokens: list[Token]) -> list[Token]:
    r"""Make one mark of ``\cdots\cdots``, which only is a longer one."""
    joined: list[Token] = []
    for token in tokens:
        if joined and joined[-1].kind is token.kind is T.DOTS:
            joined[-1] = joined[-1]._replace(place=joined[-1].place.to(token.place), gap=_WIDE)
        else:
            joined.append(token)
    return joined


def _number(tokens: list[Token], at: int) -> int:
    """Count the tokens of a number that ends what stands before it; 0 if there is none."""
    size = 1 if tokens[at].kind is T.WORD and len(tokens[at].text) == 1 and is_circled(tokens[at].text) else 0
    shapes = [token.kind for token in tokens[at : at + 3]]
    if shapes == [T.OPEN, T.NUMBER, T.CLOSE] and tokens[at].text in "(（":
        size = 3
    ends = at + size >= len(tokens) or tokens[at + size].kind in _ENDS
    return size if ends else 0


def _follows(before: list[Token], number: Token, *, circled: bool) -> bool:
    """Whether a whole statement stands before a number: one in brackets needs dots apart from it, too."""
    solid = [token for token in before[-3:] if token.kind not in {T.DOTS, T.SPACE}]
    if not solid or solid[-1].kind in _GOES_ON:
        return False
    leading = before[-1]
    if leading.kind is T.DOTS:
        spaced = leading.gap >= _WIDE or (len(before) > 1 and before[-2].kind is T.SPACE)
        return circled or spaced
    return circled and (leading.kind in {T.SPACE, T.COLUMN} or number.gap > 0)
