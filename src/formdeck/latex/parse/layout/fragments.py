r"""What a line of text says with a sign alone: "the product $\odot$", "adds with $+=$"."""

from itertools import pairwise

from formdeck.latex.lexer import T, Token
from formdeck.latex.tree import Statement, Words

_SIGNS = frozenset({T.OPERATOR, T.RELATION, T.PUNCTUATION, T.DOTS, T.PRIME, T.SPACE})


def read_fragment(tokens: list[Token]) -> Statement | None:
    """Read a formula of signs only as the sign itself; None if it has a value in it."""
    if not all(token.kind in _SIGNS for token in tokens):
        return None
    if any(one.text == other.text and one.text.startswith("\\") for one, other in pairwise(tokens)):
        return None
    place = tokens[0].place.to(tokens[-1].place)
    return Statement((Words("".join(token.text for token in tokens), place=place),), place=place)
