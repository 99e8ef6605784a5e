"""Over what a sum, product or optimum runs."""

from dataclasses import replace

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.glossary.keys import GREEK_INDICES
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.brackets.arguments import items_until_separator
from formdeck.latex.parse.calculus.running import is_given, is_in_head, running, stands_before
from formdeck.latex.parse.context.state import State, bound_name
from formdeck.latex.parse.layout.conditions import case_condition
from formdeck.latex.parse.symbols.scripts import Script
from formdeck.latex.parse.symbols.superscripts import exponent
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import (
    Bars,
    Big,
    Call,
    Constant,
    Dots,
    Indexed,
    Infix,
    Name,
    Node,
    Number,
    Part,
    Product,
    Range,
    Relation,
    Sequence,
    SetOf,
    Tuple,
    Words,
)
from formdeck.model import Kind

_INDICES = frozenset({*"ijklmnpqrst", *GREEK_INDICES})
_COMPARISONS = frozenset({"<", ">", r"\le", r"\ge", r"\ne", r"\ll", r"\gg"})


def refuse_lost_underscore(s: State, command: Token) -> None:
    r"""Refuse ``\sum{i=1}^n``: what stands in the braces is a range, so an underscore was lost.

    Raises:
        Unreadable: such braces come next.
    """
    if not s.at(T.GROUP):
        return
    opening, closing = s.pos, s.partner[s.pos]
    raised = closing + 1 < s.end and s.tokens[closing + 1].kind is T.SUP
    if raised or _relates(s, opening + 1, closing):
        place = command.place.to(s.tokens[opening].place)
        message = f"the braces behind `{command.text}` hold what it runs over, without `_`"
        raise Unreadable(rules.MISSING_ARGUMENT, place, message, f"did you mean `{command.text}_{{…}}`?")


def _relates(s: State, position: int, end: int) -> bool:
    """Whether a relation stands among some tokens, outside the brackets between them."""
    while position < end:
        if s.tokens[position].kind is T.RELATION:
            return True
        position = s.partner.get(position, position) + 1
    return False


def read_ranges(s: State, sub: Script | None, sup: Script | None) -> tuple[Range, ...]:
    """Read what stands below and above a big operator."""
    upper = exponent(s, sup) if sup else None
    if sub is None:
        return (Range((), None, upper),)
    items = _items(s, sub)
    ranges = _grouped(s, items, sub)
    if upper is None:
        return ranges
    if len(ranges) == 1 and (listed := _with_last(ranges[0], upper)) is not None:
        return (listed,)
    if len(ranges) != 1 or (ranges[0].conditions and ranges[0].lower is None):
        raise Unreadable(rules.UNEXPECTED, sub.place, "an upper bound, but not one variable with a lower one")
    return (Range(ranges[0].names, ranges[0].lower, upper, ranges[0].conditions, place=ranges[0].place),)


def _with_last(found: Range, upper: Node) -> Range | None:
    r"""Let a range that lists its first values, ``i = 1, 3, 5, \dots``, end with the upper bound; None for another."""
    match found.conditions:
        case (Relation(sides=(first, Sequence(items=(*_, Dots()) as items)), relations=("=",)) as listed,):
            values = Sequence((*items, upper), place=listed.place)
            return replace(found, conditions=(replace(listed, sides=(first, values)),))
        case _:
            return None


def _items(s: State, sub: Script) -> list[Node]:
    return _special_items(s, sub) or _plain_items(s, sub)


def _special_items(s: State, sub: Script) -> list[Node] | None:
    if sub.tokens[0].shows(T.COMMAND, r"\substack") and len(sub.tokens) > 1 and sub.tokens[1].kind is T.GROUP:
        return _stacked(s, sub.start + 2, s.partner[sub.start + 1])
    if len(sub.tokens) > 1 and _are_indices(sub):
        return [item for at in range(sub.start, sub.end) for item in _read_between(s, at, at + 1)]
    if (halves := _halves(s, sub)) is not None:
        return [item for low, high in halves for item in _read_between(s, low, high)]
    if (cut := _worded(s, sub)) is not None and (said := case_condition(s, cut, sub.end)) is not None:
        return [*_read_between(s, sub.start, cut - 1), said]
    return None


def _plain_items(s: State, sub: Script) -> list[Node]:
    end, words = sub.end, list[Node]()
    while end > sub.start and s.tokens[end - 1].kind is T.TEXT:
        end -= 1
        words.insert(0, Words(s.tokens[end].text, place=s.tokens[end].place))
    if end == sub.start:
        return words
    colon = _colon(s, sub.start, end)
    with s.closing(None), s.between(sub.start, colon or end), s.deeper(sub.place):
        items = _unpacked(items_until_separator(s))
    if colon is None:
        return [*items, *words]
    names = tuple(name for item in items for name in _bound_by(s, item))
    with s.closing(None), s.between(colon + 1, end), s.binding(names):
        conditions = items_until_separator(s)
    heads = [item for item in items if item not in names]
    return [Range(names, None, None, (*heads, *conditions), place=sub.place), *words]


def _are_indices(sub: Script) -> bool:
    r"""Whether several indices stand side by side below an operator: ``\sum_{ij}``."""
    letters = [token.text for token in sub.tokens]
    return _INDICES.issuperset(letters) and len(set(letters)) == len(letters)


def _worded(s: State, sub: Script) -> int | None:
    r"""Find where a condition in words begins that says something of a name: ``i = 1,\, i \text{ odd}``."""
    commas = [at for at in range(sub.start, sub.end) if s.tokens[at].shows(T.PUNCTUATION, ",")]
    if not commas or s.tokens[commas[-1] + 1].kind is not T.LETTER:
        return None
    behind = s.tokens[commas[-1] + 2 : sub.end]
    return commas[-1] + 1 if behind and all(token.kind in {T.TEXT, T.WORD} for token in behind) else None


def _colon(s: State, start: int, end: int) -> int | None:
    r"""Find the sign between names and conditions: ``i : t_i \le t``."""
    position = start
    while position < end:
        token = s.tokens[position]
        if position > start and (token.shows(T.PUNCTUATION, ":", ";") or _names_conditions(s, position, end)):
            return position
        position = s.partner.get(position, position) + 1
    return None


def _names_conditions(s: State, position: int, end: int) -> bool:
    r"""Whether ``\mid`` stands between names and conditions, rather than for "divides"."""
    if not s.tokens[position].shows(T.OPERATOR, r"\mid"):
        return False
    for token in s.tokens[position:end]:
        if token.kind is T.RELATION:
            return True
        if token.shows(T.PUNCTUATION, ","):
            return False
    return False


def _unpacked(items: list[Node]) -> list[Node]:
    r"""Take names out of the braces in ``\max_{\{c_t\}}`` and ``\max_{\{c_t\}_{t=0}^{\infty}}``."""
    found: list[Node] = []
    for item in items:
        inside = item.body if isinstance(item, Big) and item.operator == r"\family" else item
        if isinstance(inside, Constant):  # a policy \pi, an edge e
            inside = Name(inside.latex, place=inside.place)
        found.extend(inside.items if isinstance(inside, SetOf | Tuple) else [inside])
    return found


def _bound_by(s: State, item: Node) -> tuple[Node, ...]:
    r"""List what runs in ``i``, ``(i, j)``, ``i \in S`` or, with its arguments, ``p(x)``."""
    if isinstance(item, Relation):
        return _of_relation(s, item, set()).names
    if isinstance(item, Call):
        arguments = tuple(each for part in item.parts for each in part.items if isinstance(each, Name | Indexed))
        return (*_names(item.function), *arguments)
    return _names(item)


def _stacked(s: State, start: int, end: int) -> list[Node]:
    rows = [at for at in range(start, end) if s.tokens[at].kind is T.ROW]
    stretches = zip([start, *(at + 1 for at in rows)], [*rows, end], strict=True)
    return [item for low, high in stretches if low < high for item in _read_between(s, low, high)]


def _read_between(s: State, low: int, high: int) -> list[Node]:
    with s.closing(None), s.between(low, high):
        return items_until_separator(s)


def _halves(s: State, sub: Script) -> list[tuple[int, int]] | None:
    r"""Find the two lines of ``i = 1 \atop i \ne j``, without braces of their own."""
    middle = next((at for at in range(sub.start, sub.end) if s.tokens[at].shows(T.COMMAND, r"\atop")), None)
    if middle is None:
        return None
    halves = [(sub.start, middle), (middle + 1, sub.end)]
    return [(low + 1, high - 1) if s.partner.get(low) == high - 1 else (low, high) for low, high in halves]


def _grouped(s: State, items: list[Node], sub: Script) -> tuple[Range, ...]:
    """Make one range of bare names, one of each relation; a condition on names of others joins them."""
    ranges: list[Range] = []
    bare = [item for item in items if isinstance(item, Name | Indexed)]
    if bare:
        ranges.append(Range(tuple(bare), place=sub.place))
    taken = {bound_name(name) for name in bare}
    for item in items:
        if isinstance(item, Name | Indexed):
            continue
        if isinstance(item, Range):
            ranges.append(item)
            continue
        if isinstance(item, Call):
            ranges.append(Range(_bound_by(s, item), None, None, (item,), place=item.place))
            continue
        if isinstance(item, Bars) and item.form in {"inner", "mean"}:
            ranges.append(_neighbours(s, item))
            continue
        if isinstance(item, Words):
            last = ranges.pop() if ranges else Range((), place=sub.place)
            ranges.append(Range(last.names, last.lower, last.upper, (*last.conditions, item), place=last.place))
            continue
        if not isinstance(item, Relation):
            raise Unreadable(rules.UNEXPECTED, item.place, "not a variable, nor a relation that names one")
        made = _of_relation(s, item, taken)
        if made.names or not ranges:
            ranges.append(made)
        else:
            last = ranges[-1]
            ranges[-1] = Range(last.names, last.lower, last.upper, (*last.conditions, item), place=last.place)
        taken |= {bound_name(name) for name in made.names}
    return tuple(ranges)


def _of_relation(s: State, item: Relation, taken: set[str]) -> Range:
    first = item.sides[0]
    if (
        isinstance(first, Number | Constant)
        and item.relations[0] == r"\ne"
        and (named := _names(_divisor(item.sides[1])))
    ):
        return Range(named, None, None, (item,), place=item.place)
    if not _is_named(first) and not _is_chain(item):
        return Range(running(s, item, taken), None, None, (item,), place=item.place)
    if isinstance(first, Bars):
        return Range(_names(first), None, None, (item,), place=item.place)
    if item.relations == ("=",) and not isinstance(item.sides[1], Sequence):
        return Range(_names(first), item.sides[1], place=item.place)
    if _is_chain(item) and (not isinstance(first, Name) or is_given(s, first, taken) or not _counts(first)):
        return Range(_names(item.sides[1]), None, None, (item,), place=item.place)
    names = [
        name
        for side in (item.sides[:1] if item.relations[0] not in _COMPARISONS else item.sides)
        for name in _names(side)
    ]
    members = [
        name for side, sign in zip(item.sides, item.relations, strict=False) if sign == r"\in" for name in _names(side)
    ]
    settled = bool(_names(first)) and all(bound_name(name) in taken for name in _names(first))
    free = tuple(
        name
        for name in ([] if settled else names)
        if not is_given(s, name, taken) and (name in _names(first) or name in members or _runs(s, name))
    )
    return Range(free, None, None, (item,), place=item.place)


def _neighbours(s: State, pair: Bars) -> Range:
    r"""Read ``\langle i, j \rangle`` below a sum, which runs over the pairs of neighbours."""
    s.note(pair.place, "a pair in angles below a sum runs over neighbours")
    items = pair.items
    if len(items) == 1 and isinstance(items[0], Product):
        items = items[0].factors
    if len(items) < 2:
        raise Unreadable(rules.UNEXPECTED, pair.place, "not a variable, nor a relation that names one")
    names = tuple(name for each in items for name in _names(each))
    neighbours = Name("neighbours", Kind.FUNCTION, place=pair.place)
    condition = Call(neighbours, (Part("", items, place=pair.place),), place=pair.place)
    return Range(names, None, None, (condition,), place=pair.place)


def _divisor(node: Node) -> Node:
    r"""Take what divides: the ``d`` of ``d \mid n``."""
    return node.operands[0] if isinstance(node, Infix) and node.operator == r"\mid" else node


def _is_chain(item: Relation) -> bool:
    r"""Whether a name stands between two bounds: ``-c \le j \le c``."""
    between = isinstance(item.sides[1], Name | Indexed | Sequence)
    return len(item.sides) == 3 and between and set(item.relations) <= _COMPARISONS


def _is_named(node: Node) -> bool:
    r"""Whether a side names what runs by itself: ``i``, ``(i, j)``, ``\|x\|``, not ``i + j``."""
    if isinstance(node, Bars):
        return bool(_names(node))
    return isinstance(node, Name | Indexed | Sequence | Tuple | Number | Constant)


def _names(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Name | Indexed):
        return (node,)
    if isinstance(node, Bars) and node.form in {"norm", "absolute"}:
        return tuple(item for item in node.items if isinstance(item, Name))
    if isinstance(node, Sequence | Tuple):
        return tuple(item for item in node.items if isinstance(item, Name | Indexed))
    return ()


def _runs(s: State, name: Node) -> bool:
    """Whether a name on the right of ``i < j`` runs too: if it is an index, or not declared and looks like one."""
    known = bound_name(name)
    if stands_before(s, known):
        return False
    kind = s.kind(known)
    if is_in_head(s, known):
        return False
    return kind is Kind.INDEX or (s.scope.about(known) is None and known in {"i", "j", "k", "l"})


def _counts(name: Name) -> bool:
    """Whether a name looks like an index, so that the first side of ``i < j < k`` runs, too."""
    return name.latex in {"i", "j", "k", "l", "m", "n"}
