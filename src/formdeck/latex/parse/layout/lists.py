r"""Lists that belong to a relation: ``i = 1, 2, \dots, n`` and ``i, j = 1``."""

from formdeck.latex.tree import (
    Constant,
    Dots,
    Indexed,
    Name,
    Node,
    Number,
    Relation,
    Sequence,
    Tuple,
    children,
    walk,
)


def merge_ranges(items: list[Node], *, called: bool = False) -> list[Node]:
    r"""Join a relation with the values that continue its right side, and with names in front of it.

    ``i = 1``, ``\dots``, ``n`` becomes one relation; ``i``, ``j = 1`` becomes ``(i, j) = 1``, but not as arguments of
    a call: in ``p(x, y = 1)`` there is nothing said of ``x``.
    """
    merged: list[Node] = []
    for node in items:
        if merged and not called and (between := _between(merged[-1], node)) is not None:
            merged[-1] = between
        elif merged and _continues(merged, node, items):
            last = merged[-1]
            right = last.sides[-1] if isinstance(last, Relation) else last
            values = right.items if isinstance(right, Sequence) else (right,)
            longer = Sequence((*values, node), place=right.place.to(node.place))
            if isinstance(last, Relation):
                merged[-1] = Relation((*last.sides[:-1], longer), last.relations, place=last.place.to(node.place))
        else:
            merged.append(node)
    return _join_names(merged, called=called)


def _between(left: Node, right: Node) -> Node | None:
    r"""Join ``1 \le i`` and ``j \le n``: both names stand between both bounds."""
    match left, right:
        case (
            Relation(sides=(low, Name() | Indexed() as first), relations=(opening,)),
            Relation(sides=(Name() | Indexed() as last, high), relations=(closing,)),
        ) if not isinstance(low, Name | Indexed) and any({opening, closing} <= each for each in _ORDERS):
            names = Sequence((first, last), place=first.place.to(last.place))
            return Relation((low, names, high), (opening, closing), place=left.place.to(right.place))
        case _:
            return None


_ORDERS = (frozenset({"<", r"\le"}), frozenset({">", r"\ge"}))


def _continues(merged: list[Node], node: Node, items: list[Node]) -> bool:
    if (
        not isinstance(merged[-1], Relation)
        or isinstance(node, Relation)
        or merged[-1].relations[-1] not in {"=", r"\in", r"\ne", ":"}
    ):
        return False
    has_dots = any(isinstance(other, Dots) for other in items)
    right = merged[-1].sides[-1]
    first = right.items[0] if isinstance(right, Sequence) else right
    if isinstance(node, Tuple) and isinstance(first, Tuple):
        return len(node.items) == len(first.items)
    return isinstance(node, Dots | Number) or _is_numeric(node) or has_dots


def _is_numeric(node: Node) -> bool:
    """Whether a value is made of numbers only, so that it says nothing by itself."""
    return all(isinstance(each, Number | Constant) or any(children(each)) for each in walk(node))


def _join_names(items: list[Node], *, called: bool) -> list[Node]:
    joined: list[Node] = []
    for node in items:
        names: list[Node] = []
        if (
            isinstance(node, Relation)
            and isinstance(node.sides[0], Name | Indexed)
            and node.relations[0] in {"=", r"\in", r"\sim", r"\ge", r"\le", "<", ">"}
            and not (called and node.relations == ("=",) and not isinstance(node.sides[1], Sequence))
        ):
            while joined and isinstance(joined[-1], Name | Indexed | Dots):
                names.insert(0, joined.pop())
        if names and isinstance(node, Relation):
            first = Sequence((*names, node.sides[0]), place=names[0].place.to(node.sides[0].place))
            joined.append(Relation((first, *node.sides[1:]), node.relations, place=first.place.to(node.place)))
        else:
            joined.append(node)
    return joined
