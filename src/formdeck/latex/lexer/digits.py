r"""An argument without braces is one digit, as TeX takes it: ``\frac12`` is a half, ``\frac 23x`` two thirds of x."""

from formdeck.latex.lexer.token import T, Token

_ARGUMENTS = {
    r"\frac": 2, r"\dfrac": 2, r"\tfrac": 2, r"\cfrac": 2, r"\binom": 2, r"\dbinom": 2, r"\tbinom": 2, r"\sqrt": 1,
    r"\underbrace": 1, r"\overbrace": 1,
}  # fmt: skip


def brace_digits(tokens: list[Token]) -> list[Token]:
    """Put braces around the digits that are arguments of commands."""
    made: list[Token] = []
    lacking: list[tuple[int, int]] = []  # how many arguments commands still lack, and how deep in brackets each stands
    depth = 0
    for token in tokens:
        rest: Token | None = token
        while rest is not None and rest.kind is T.NUMBER and rest.text[0].isdigit() and _lacks(lacking, depth):
            digit, rest = _first_digit(rest)
            made += [Token(T.GROUP, "{", digit.place), digit, Token(T.END_GROUP, "}", digit.place)]
            _give(lacking)
        if rest is None:
            continue
        made.append(rest)
        depth -= token.kind is T.END_GROUP or token.shows(T.CLOSE, "]")
        if token.kind is T.GROUP or token.shows(T.OPEN, "["):
            depth += 1
        elif token.kind is T.COMMAND and token.text in _ARGUMENTS:
            lacking.append((_ARGUMENTS[token.text], depth))
        elif _lacks(lacking, depth) and not token.shows(T.CLOSE, "]"):
            _give(lacking)
    return made


def _lacks(lacking: list[tuple[int, int]], depth: int) -> bool:
    """Whether the next thing at a depth is an argument."""
    while lacking and (lacking[-1][0] == 0 or lacking[-1][1] > depth):
        lacking.pop()
    return bool(lacking) and lacking[-1][1] == depth


def _give(lacking: list[tuple[int, int]]) -> None:
    count, depth = lacking.pop()
    lacking.append((count - 1, depth))


def _first_digit(token: Token) -> tuple[Token, Token | None]:
    """Take the first digit of a number; what is left is None if that is all."""
    start, left = token.place.start, token.text[1:]
    digit = token._replace(text=token.text[0], place=token.place._replace(end=start + 1))
    rest = token._replace(text=left, place=token.place._replace(start=start + 1), gap=0) if left else None
    return digit, rest
