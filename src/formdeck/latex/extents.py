r"""What shape and domain say about a symbol: ``m \times n`` a matrix, ``\mathbb{R}^n`` a vector."""

from functools import lru_cache

from formdeck.latex.lexer import T, Token, tokenize_latex
from formdeck.latex.problem import Unreadable
from formdeck.model import Kind

_NUMBERS = frozenset(f"\\mathbb{{{letter}}}" for letter in "RCQZNK")
_WHOLE = frozenset({r"\mathbb{N}", r"\mathbb{Z}"})


@lru_cache(maxsize=1024)
def kind_by_shape(shape: str) -> Kind | None:
    """Find what has such a shape."""
    if not shape.strip() or shape.strip() == "1":
        return None
    return Kind.MATRIX if any(sign in shape for sign in (r"\times", "×", ",")) else Kind.VECTOR


@lru_cache(maxsize=1024)
def kind_by_domain(domain: str) -> Kind | None:
    r"""Find what lies in such a set: vectors in ``\mathbb{R}^n`` and ``[0, 1]^n``, integers in ``\mathbb{N}``."""
    try:
        tokens, partner = tokenize_latex(domain, {})
    except Unreadable:
        return None
    if not tokens:
        return None
    end = partner.get(0, 0) + 1
    if tokens[0].kind is T.OPEN or tokens[0].text in _NUMBERS:
        if end + 1 < len(tokens) and tokens[end].kind is T.SUP:
            return _of_exponent(tokens[end + 1 :])
        if end == len(tokens) and tokens[0].text in _WHOLE:
            return Kind.INTEGER
    return None


def _of_exponent(tokens: list[Token]) -> Kind | None:
    inside = [token for token in tokens if token.kind not in {T.GROUP, T.END_GROUP}]
    if not any(token.kind in {T.LETTER, T.NUMBER, T.WORD} for token in inside):
        return None
    return Kind.MATRIX if any(token.shows(T.OPERATOR, r"\times") for token in inside) else Kind.VECTOR
