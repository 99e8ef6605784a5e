r"""What is chosen from, one below the other behind a brace: ``\max \begin{cases} a \\ b \\ c \end{cases}``.

It is the greatest of these values, as in ``\max\{a, b, c\}``; cases with conditions choose by these.
"""

from formdeck.latex.lexer import T, Token

_CHOOSING = (r"\max", r"\min")
_BRACES = frozenset({"cases", "dcases"})
_COLUMNS = frozenset({"array", "aligned", "gathered"})


def spread_choices(tokens: list[Token], partner: dict[int, int]) -> None:
    """Write such rows as a set, with commas between its members."""
    for start in [at for at, token in enumerate(tokens) if token.kind is T.BEGIN and at]:
        end = partner[start]
        if any(tokens[at].kind in {T.COLUMN, T.TEXT, T.SPACE} for at in range(start, end)):
            continue
        if tokens[start].text in _BRACES and tokens[start - 1].shows(T.COMMAND, *_CHOOSING):
            tokens[start] = Token(T.OPEN, r"\{", tokens[start].place)
            tokens[end] = Token(T.CLOSE, r"\}", tokens[end].place)
            _separate(tokens, partner, start, end)
        elif _is_braced(tokens, partner, start):
            tokens[end + 1] = tokens[end + 1]._replace(text=r"\}")
            for at in (start, end):
                tokens[at] = tokens[at]._replace(kind=T.SPACE)
            del partner[start]
            _separate(tokens, partner, start, end)


def _is_braced(tokens: list[Token], partner: dict[int, int], start: int) -> bool:
    if tokens[start].text not in _COLUMNS or not tokens[start - 1].shows(T.OPEN, r"\{"):
        return False
    chosen = start > 1 and tokens[start - 2].shows(T.COMMAND, *_CHOOSING)
    return chosen and partner[start - 1] == partner[start] + 1


def _separate(tokens: list[Token], partner: dict[int, int], start: int, end: int) -> None:
    at = start + 1
    while at < end:
        token = tokens[at]
        if token.kind is T.ROW:
            needless = at + 1 == end or tokens[at - 1].kind is T.PUNCTUATION
            tokens[at] = Token(T.SPACE if needless else T.PUNCTUATION, ",", token.place)
        at = partner.get(at, at) + 1
