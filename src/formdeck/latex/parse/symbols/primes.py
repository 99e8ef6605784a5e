r"""Primes that transpose, as econometrics writes them: ``X'X``, ``x'\beta``, ``x_i x_i'``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Scripts
from formdeck.model import Kind

_ARRAYS = frozenset({Kind.MATRIX, Kind.VECTOR})
_BOLD = (r"\mathbf{", r"\boldsymbol{")  # two of them side by side are a row and a column or matrix
_VALUES = frozenset({T.LETTER, T.WORD, T.ACCENT, T.OPEN})
_ENDS = frozenset({T.LETTER, T.NUMBER, T.CLOSE, T.END_GROUP})


def transposes(s: State, base: str, scripts: Scripts, start: int) -> bool:
    """Whether the one prime of a matrix or vector, which stands in a product, is a transpose."""
    if scripts.primes != 1 or scripts.sup is not None or s.scope.about(f"{base}'") is not None:
        return False
    kind = s.kind(base) or s.scope.member_kind(base)
    if kind is None and base.startswith(_BOLD):
        return s.at(T.LETTER) and s.peek().text.startswith(_BOLD)
    return kind in _ARRAYS and _in_product(s, start)


def _in_product(s: State, start: int) -> bool:
    """Whether a value follows, or precedes, without a sign between."""
    following = s.tokens[s.pos] if s.pos < s.end else None
    if following is not None and following.kind in _VALUES:
        return True
    before = s.tokens[start - 1] if start else None
    return before is not None and before.kind in _ENDS
