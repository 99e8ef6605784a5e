"""What every part of the syntax tree is."""

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, get_type_hints

from formdeck.latex.problem import NOWHERE, Place
from formdeck.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A part of a formula. ``place`` is where it stands in the formula's text; it does not count for equality."""

    place: Place = field(default=NOWHERE, compare=False, repr=False)


_FIELDS: dict[type[Node], tuple[str, ...]] = {}
_PLAIN = (str, tuple[str, ...], Kind | None)


def children(node: Node) -> list[Node]:
    """List the parts of a node, in the order of its fields."""
    found: list[Node] = []
    for name in fields_with_parts(type(node)):
        value = getattr(node, name)
        if isinstance(value, Node):
            found.append(value)
        elif isinstance(value, tuple) and value:
            found.extend(nodes_in(value))
    return found


def fields_with_parts(kind: type[Node]) -> tuple[str, ...]:
    """Name the fields of a kind of node that can hold others; text cannot, and most nodes are names."""
    known = _FIELDS.get(kind)
    if known is None:
        types = get_type_hints(kind)
        known = _FIELDS[kind] = tuple(name for name in kind.__slots__ if types[name] not in _PLAIN)
    return known


def nodes_in(value: object) -> list[Node]:
    """List the nodes that a field of a node holds."""
    if isinstance(value, Node):
        return [value]
    if not isinstance(value, tuple):
        return []
    found: list[Node] = []
    for item in value:
        found.extend((item,) if isinstance(item, Node) else nodes_in(item))
    return found


def depth(node: Node) -> int:
    """Count how many nodes stand inside each other."""
    deepest, todo = 0, [(node, 1)]
    while todo:
        current, level = todo.pop()
        deepest = max(deepest, level)
        todo.extend((child, level + 1) for child in children(current))
    return deepest


def walk(node: Node) -> Iterator[Node]:
    """List a node and everything in it."""
    todo = [node]
    while todo:
        current = todo.pop()
        yield current
        todo.extend(children(current))


N = TypeVar("N", bound=Node)


def rewrite(node: N, change: Callable[[Node], Node]) -> N:
    """Make a tree anew, each node changed once its parts are; what does not change is kept as it is."""
    fields = {name: _rewritten(getattr(node, name), change) for name in type(node).__slots__}
    changed = {name: value for name, value in fields.items() if value is not getattr(node, name)}
    return change(replace(node, **changed) if changed else node)  # type: ignore[return-value]  # kinds of nodes stay


def _rewritten(value: Any, change: Callable[[Node], Node]) -> Any:
    if isinstance(value, Node):
        return rewrite(value, change)
    if isinstance(value, tuple) and value:
        parts = tuple(_rewritten(part, change) for part in value)
        return value if all(map(operator.is_, parts, value)) else parts
    return value
