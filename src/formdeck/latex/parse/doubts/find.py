"""Look through what was read for the decisions that mathematicians do not all make alike."""

from collections.abc import Callable, Iterable
from typing import Any

from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.doubts.brackets import doubt_bars, doubt_interval, doubt_sides
from formdeck.latex.parse.doubts.integrals import doubt_parts
from formdeck.latex.parse.doubts.names import doubt_name
from formdeck.latex.parse.doubts.powers import doubt_member, doubt_power, doubt_root
from formdeck.latex.parse.doubts.products import doubt_big, doubt_product, doubt_quotient, doubt_sum
from formdeck.latex.parse.doubts.scripts import doubt_unbraced
from formdeck.latex.parse.doubts.signs import doubt_constant, doubt_logarithm, doubt_mark
from formdeck.latex.tree import (
    Add,
    Bars,
    Big,
    Call,
    Constant,
    Indexed,
    Interval,
    Marked,
    Name,
    Negative,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    Statement,
    walk,
)

_DOUBTS: dict[type, Callable[[State, Any], None]] = {
    Add: doubt_sum,
    Bars: doubt_bars,
    Big: doubt_big,
    Call: doubt_logarithm,
    Constant: doubt_constant,
    Indexed: doubt_member,
    Interval: doubt_interval,
    Marked: doubt_mark,
    Name: doubt_name,
    Negative: doubt_sum,
    Power: doubt_power,
    Product: doubt_product,
    Quotient: doubt_quotient,
    Relation: doubt_sides,
    Root: doubt_root,
    Statement: doubt_sides,
}


def note_doubts(s: State, statements: Iterable[Statement]) -> None:
    """Note each decision that neither a declaration nor a usage that all share has made; the guide has the table."""
    doubt_unbraced(s)
    found = list(statements)
    doubt_parts(s, found)
    for statement in found:
        for node in walk(statement):
            if (doubt := _DOUBTS.get(type(node))) is not None:
                doubt(s, node)
