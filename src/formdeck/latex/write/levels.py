"""How tightly a node binds when it is written."""

from enum import IntEnum

from formdeck.latex import tree as t
from formdeck.latex.parse.symbols.families import FAMILY


class Level(IntEnum):
    """Levels of the reader's grammar, the loosest first; what is an ``ATOM`` can take a script."""

    LIST = 0
    RELATION = 1
    SUM = 2
    SET = 3
    ELEMENTWISE = 4
    PRODUCT = 5
    FACTOR = 6
    ATOM = 7


_LEVELS: dict[type[t.Node], Level] = {
    t.Sequence: Level.LIST,
    t.Quantified: Level.LIST,
    t.Words: Level.ATOM,
    t.Relation: Level.RELATION,
    t.Add: Level.SUM,
    t.Negative: Level.SUM,
    t.Product: Level.PRODUCT,
    t.Big: Level.PRODUCT,
    t.Optimum: Level.PRODUCT,
    t.Limit: Level.PRODUCT,
    t.Integral: Level.PRODUCT,
    t.Gradient: Level.PRODUCT,
    t.Quotient: Level.FACTOR,
    t.Derivative: Level.FACTOR,
    t.Differential: Level.FACTOR,
    t.Power: Level.FACTOR,
    t.Root: Level.FACTOR,
    t.Postfix: Level.FACTOR,
    t.Evaluated: Level.FACTOR,
    t.Call: Level.FACTOR,
    t.FunctionForm: Level.FACTOR,
    t.Binomial: Level.FACTOR,
    t.Marked: Level.FACTOR,
    t.Expectation: Level.FACTOR,
}
_SET_OPERATORS = frozenset({r"\cup", r"\cap", r"\setminus", r"\triangle", r"\wedge", r"\vee"})
OPEN = (t.Big, t.Optimum, t.Limit, t.Integral, t.Gradient)
"""Nodes that reach as far as a product goes; only the last factor of one can be such."""


def level(node: t.Node) -> Level:
    """Find how tightly a node binds."""
    if isinstance(node, t.Infix):
        return _of_infix(node)
    if isinstance(node, t.Big) and node.operator == FAMILY:
        return Level.ATOM
    if isinstance(node, t.Prefix):
        return Level.PRODUCT if node.operator == r"\neg" else Level.SUM
    if isinstance(node, t.Derivative | t.Gradient) and isinstance(node.body, t.Blank):
        return Level.LIST
    return _LEVELS.get(type(node), Level.ATOM)


def _of_infix(node: t.Infix) -> Level:
    match node.operator:
        case r"\pm" | r"\mp" | r"\parallel":  # of sides in parallel the reader wants to know where they end
            return Level.SUM
        case r"\wedge" | r"\vee" if all(isinstance(each, t.Relation) for each in node.operands):
            return Level.RELATION
        case operator if operator in _SET_OPERATORS:
            return Level.SET
        case r"\cdot" | r"\times" | "/":
            return Level.PRODUCT
        case r"\pmod":
            return Level.RELATION
        case _:
            return Level.ELEMENTWISE
