"""Bars, brackets of two values, braces around one: what they measure or hold."""

from formdeck.latex.parse.context.kinds import is_matrix
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.doubts.unsettled import is_a_number
from formdeck.latex.tree import Bars, Indexed, Interval, Name, Node, Relation, SetOf, Statement, walk
from formdeck.model import Kind

_FONTS = (r"\mathcal{", r"\mathbf{", r"\boldsymbol{", r"\mathbb{")
_ORDERS = frozenset({"<", ">", r"\le", r"\ge"})
_MEMBERSHIP = frozenset({r"\in", r"\notin", r"\subset", r"\subseteq", r"\ni"})


def doubt_bars(s: State, bars: Bars) -> None:
    """Note that bars around a letter that can be a set or matrix are an absolute value."""
    if bars.form != "absolute":
        return
    name = next((each for each in walk(bars.items[0]) if isinstance(each, Name) and _is_open(s, each)), None)
    if name is not None:
        hint = f"declare `{name.latex}` with a kind: matrix for a determinant, set for a number of elements"
        s.note(bars.place, f"the bars around `{name.latex}` are an absolute value", hint)


def doubt_interval(s: State, interval: Interval) -> None:
    """Note that square brackets around two capitals are an interval."""
    ends = (interval.lower, interval.upper)
    if (interval.opening, interval.closing) != ("[", "]") or not all(isinstance(end, Name) for end in ends):
        return
    name = next((end for end in ends if isinstance(end, Name) and _is_open(s, end)), None)
    if name is not None:
        hint = f"declare `{name.latex}` as a matrix or operator if it is a commutator"
        s.note(interval.place, "square brackets around two values are an interval", hint)


def doubt_sides(s: State, said: Statement | Relation) -> None:
    """Note what can be a number beside a number: a pair, braces around one value."""
    for at, sign in enumerate(said.relations):
        pair = said.sides[at : at + 2]
        if sign in _ORDERS and any(map(is_matrix, pair)):
            hint = r"write `A \succ 0` for a definite matrix, `a_{ij} > 0` for its entries"
            s.note(pair[0].place.to(pair[1].place), f"`{sign}` beside a matrix is kept as it is written", hint)
        if sign in {"=", r"\ne"}:
            for side, other in (pair, pair[::-1]):
                _doubt_side(s, side, other)


def _doubt_side(s: State, side: Node, other: Node) -> None:
    match side:
        case SetOf(items=(Name() | Indexed(),)) if not _is_set(other):
            hint = r"write `x - \lfloor x \rfloor` for the fractional part"
            s.note(side.place, "braces around one symbol make a set of it", hint)
        case _:
            pass


def _is_set(node: Node) -> bool:
    """Whether a value is a set, or a capital, which is one as a rule."""
    name = node.base if isinstance(node, Indexed) else node
    if not isinstance(name, Name) or name.kind in {Kind.SET, Kind.EVENT}:
        return True
    return name.latex[:1].isupper() or "{" in name.latex


def _is_open(s: State, name: Name) -> bool:
    """Whether nothing says of what kind a capital or bold letter is."""
    known = s.scope.about(name.latex.partition("_{")[0])
    if name.kind is not None or (known is not None and is_a_number(known.declaration)):
        return False
    return name.latex[:1].isupper() or name.latex.startswith(_FONTS)
