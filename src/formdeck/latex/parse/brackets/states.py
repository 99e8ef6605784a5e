r"""Bras, kets and their brackets: ``|\psi\rangle``, ``\langle\phi|A|\psi\rangle``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T
from formdeck.latex.names import label_of
from formdeck.latex.parse.brackets.arguments import items_until_separator
from formdeck.latex.parse.context.state import State
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import Bars, Name, Node, Sequence, Words

_LABELS = frozenset({T.OPERATOR, T.RELATION, T.NUMBER, T.PUNCTUATION, T.SPACE})
_CONSTANTS = (Name("i"), Name("e"))


def bra_or_ket(s: State, start: int) -> Node:
    """Read a state whose one bracket is a bar; the cursor stands behind its opening bracket."""
    end = s.partner[start]
    form = "ket" if s.tokens[end].text == r"\rangle" else "bra"
    place = s.tokens[start].place.to(s.tokens[end].place)
    state = _state(s, start + 1, end, place)
    s.pos = end + 1
    return Bars(form, (state,), place=place)


def braket(s: State, start: int, bars: list[int]) -> Node:
    r"""Read ``\langle\phi|\psi\rangle`` or ``\langle\phi|A|\psi\rangle``."""
    end = s.partner[start]
    place = s.tokens[start].place.to(s.tokens[end].place)
    if len(bars) > 2:
        raise Unreadable(rules.UNEXPECTED, s.tokens[bars[2]].place, "a third bar between angle brackets")
    parts = [_state(s, start + 1, bars[0], place), _state(s, bars[-1] + 1, end, place)]
    if len(bars) == 2:
        with s.closing(None), s.between(*_stretch(bars[0] + 1, bars[1], place)):
            middle = items_until_separator(s)
        parts.insert(1, _one(middle))
    s.pos = end + 1
    return Bars("braket", tuple(parts), place=place)


def bars_between(s: State, start: int) -> list[int]:
    """List the bars directly inside a bracket."""
    found, position = list[int](), start + 1
    while position < s.partner[start]:
        token = s.tokens[position]
        if token.shows(T.BAR, "|") or token.shows(T.OPERATOR, r"\mid"):
            found.append(position)
        position = s.partner.get(position, position) + 1
    return found


def _state(s: State, low: int, high: int, place: Place) -> Node:
    """Read what names a state: quantum numbers, a symbol, signs; ``i`` and ``e`` are names here."""
    low, high = _stretch(low, high, place)
    tokens = s.tokens[low:high]
    if _is_label(s, low, high):
        return Words(label_of(tokens), place=tokens[0].place.to(tokens[-1].place))
    with s.closing(None), s.between(low, high), s.binding(_CONSTANTS):
        return _one(items_until_separator(s))


def _is_label(s: State, low: int, high: int) -> bool:
    r"""Whether signs, arrows or several digits name a state: ``|\uparrow\rangle``, ``|+\rangle``, ``|01\rangle``."""
    tokens = s.tokens[low:high]
    if not all(token.kind in _LABELS for token in tokens):
        return False
    return not (len(tokens) == 1 and tokens[0].kind is T.NUMBER and len(tokens[0].text) == 1)


def _stretch(low: int, high: int, place: Place) -> tuple[int, int]:
    if low >= high:
        raise Unreadable(rules.MISSING_OPERAND, place, "nothing between a bar and its bracket")
    return low, high


def _one(items: list[Node]) -> Node:
    if len(items) == 1:
        return items[0]
    return Sequence(tuple(items), place=items[0].place.to(items[-1].place))
