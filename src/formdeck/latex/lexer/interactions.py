r"""Interactions of factors: ``(\alpha\beta)_{ij}`` is one family, named after the effects that it is of.

A product of numbers has no two indices, and matrices are not named with small Greek letters.
"""

from formdeck.latex.lexer.commands import LETTERS
from formdeck.latex.lexer.token import T, Token

_INDICES = frozenset("ijklmn")
_SMALL_GREEK = frozenset(f"\\{name}" for name in LETTERS if name.islower())


def join_interactions(tokens: list[Token]) -> list[Token]:
    """Make one letter of a bracket of small Greek letters with two or more indices below it."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        if end > at + 3 and _has_indices(tokens, end):
            text = "".join(token.text for token in tokens[at + 1 : end - 1])
            joined.append(Token(T.LETTER, f"({text})", tokens[at].place.to(tokens[end - 1].place), tokens[at].gap))
            at = end
            continue
        joined.append(tokens[at])
        at += 1
    return joined


def _end(tokens: list[Token], at: int) -> int:
    """Find the end of a bracket that holds small Greek letters only; the start if it is no such bracket."""
    end = at + 1
    if not tokens[at].shows(T.OPEN, "("):
        return at
    while end < len(tokens) and tokens[end].kind is T.LETTER and tokens[end].text in _SMALL_GREEK:
        end += 1
    return end + 1 if end < len(tokens) and tokens[end].shows(T.CLOSE, ")") else at


def _has_indices(tokens: list[Token], at: int) -> bool:
    if at < len(tokens) and tokens[at].kind is T.END_GROUP:
        at += 1  # under an accent
    if at + 1 >= len(tokens) or tokens[at].kind is not T.SUB or tokens[at + 1].kind is not T.GROUP:
        return False
    inside = []
    for token in tokens[at + 2 :]:
        if token.kind is T.END_GROUP:
            break
        inside.append(token)
    letters = [token for token in inside if not token.shows(T.PUNCTUATION, ",")]
    return len(letters) > 1 and all(token.text in _INDICES for token in letters)
