r"""Crosses that join sets by where they stand: ``\in X \times Y``, ``f: X \times Y \to Z``, ``\int_{X \times Y}``."""

from collections.abc import Iterator, Mapping

from formdeck.latex.lexer import T, Token
from formdeck.latex.lexer.commands import INTEGRALS

_MEMBERSHIP = (r"\in", r"\notin", r"\subset", r"\subseteq", r"\subsetneq")
_MAPS = (r"\to", r"\rightarrow", r"\hookrightarrow")
_ENDS = frozenset({T.SPACE, T.ROW, T.COLUMN, T.BEGIN, T.TEXT})


def set_products(tokens: list[Token], partner: Mapping[int, int]) -> frozenset[int]:
    """Find where in the formula's text there are crosses between sets."""
    opened = {closing: opening for opening, closing in partner.items()}
    return frozenset(
        token.place.start
        for at, token in enumerate(tokens)
        if token.shows(T.OPERATOR, r"\times") and _joins_sets(tokens, partner, opened, at)
    )


def _joins_sets(tokens: list[Token], partner: Mapping[int, int], opened: Mapping[int, int], cross: int) -> bool:
    for at in _before(opened, cross):
        token = tokens[at]
        if token.kind is T.GROUP:
            return at > 1 and tokens[at - 1].kind is T.SUB and tokens[at - 2].text in INTEGRALS
        if token.kind is T.RELATION:
            return token.text in _MEMBERSHIP or (token.text in _MAPS and _is_behind_colon(tokens, opened, at))
        if token.kind is T.PUNCTUATION:
            return token.text == ":" and _goes_to(tokens, partner, cross)
        if token.kind in _ENDS or token.kind is T.OPEN:
            return False
    return False


def _before(opened: Mapping[int, int], at: int) -> Iterator[int]:
    """List positions to the left on the same level, up to the bracket around them."""
    at -= 1
    while at >= 0:
        yield at
        at = opened.get(at, at) - 1


def _is_behind_colon(tokens: list[Token], opened: Mapping[int, int], arrow: int) -> bool:
    marks = (tokens[at] for at in _before(opened, arrow) if tokens[at].kind in {T.RELATION, T.PUNCTUATION})
    return next((mark.text == ":" for mark in marks), False)


def _goes_to(tokens: list[Token], partner: Mapping[int, int], at: int) -> bool:
    """Whether the next relation to the right is the arrow of a map."""
    while at < len(tokens) and tokens[at].kind is not T.PUNCTUATION:
        if tokens[at].kind is T.RELATION:
            return tokens[at].text in _MAPS
        at = max(partner.get(at, at), at) + 1
    return False
