r"""Names of two capitals that are applied, as economists abbreviate: ``MR(Q) = MC(Q)``, ``TC'(Q)``."""

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State

_LENGTH = 2


def capital_word(s: State) -> str | None:
    """Take two undeclared capitals that are found to be one function here."""
    run = _run(s.tokens, s.pos)
    if run not in s.functions or s.pos + _LENGTH > s.end:
        return None
    s.pos += _LENGTH
    return run


def applied_capitals(s: State) -> tuple[str, int] | None:
    """Find two capitals in front of a round bracket that stand nowhere by themselves, and where the bracket opens."""
    run, opening = _run(s.tokens, s.pos), s.pos + _LENGTH
    while opening < s.end and s.tokens[opening].kind is T.PRIME:
        opening += 1
    if not run or opening >= s.end or not s.tokens[opening].shows(T.OPEN, "("):
        return None
    if s.tokens[opening].place.start != s.tokens[opening - 1].place.end:
        return None
    open_ = all(s.scope.about(letter) is None and s.kind(letter) is None and not s.bound[letter] for letter in run)
    return (run, opening) if open_ and not _stands_alone(s.tokens, run) else None


def _run(tokens: list[Token], at: int) -> str:
    """Spell the two capitals that touch at a position; nothing if there are more or fewer."""
    if at and _touch(tokens, at - 1):
        return ""
    if not _touch(tokens, at) or _touch(tokens, at + 1):
        return ""
    return tokens[at].text + tokens[at + 1].text


def _touch(tokens: list[Token], at: int) -> bool:
    if at < 0 or at + 1 >= len(tokens):
        return False
    first, second = tokens[at], tokens[at + 1]
    return _is_capital(first) and _is_capital(second) and first.place.end == second.place.start


def _is_capital(token: Token) -> bool:
    return token.kind is T.LETTER and len(token.text) == 1 and token.text.isascii() and token.text.isupper()


def _stands_alone(tokens: list[Token], run: str) -> bool:
    """Whether one of the letters is a symbol of its own elsewhere: ``S N(d_1) - K N(d_2)``."""
    return any(
        token.kind is T.LETTER and token.text in run and not (_touch(tokens, at - 1) or _touch(tokens, at))
        for at, token in enumerate(tokens)
    )
