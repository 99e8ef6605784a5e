r"""Primes that transpose, as econometrics writes them: ``X'X``, ``x'\beta``, ``x_i x_i'``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.context.kinds import is_matrix, is_vector
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Scripts
from formdeck.latex.tree import Call, Node, walk
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


def transposes_bracket(s: State, node: Node, closing: int) -> bool:
    r"""Whether the prime behind a bracket transposes: it holds a matrix, or vectors in a product, ``(x - \mu)'S``."""
    if s.tokens[closing].kind is not T.CLOSE or any(isinstance(each, Call) for each in walk(node)):
        return False
    opening = next((first for first, last in s.partner.items() if last == closing), 0)
    return is_matrix(node) or (is_vector(node) and _in_product(s, opening))


def _in_product(s: State, start: int) -> bool:
    """Whether a value follows, or precedes, without a sign between."""
    following = s.tokens[s.pos] if s.pos < s.end else None
    if following is not None and following.kind in _VALUES:
        return True
    before = s.tokens[start - 1] if start else None
    return before is not None and before.kind in _ENDS
