"""What SymPy can hold, told from the tree alone, so that a build need not import SymPy to know.

The lowering holds every statement that passes here: a set, list or claim never stands where a value must.
"""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex import tree as t
from formdeck.latex.parse.context.kinds import is_set_of_numbers
from formdeck.latex.problem import Problem
from formdeck.latex.tree.node import fields_with_parts, nodes_in
from formdeck.model import Kind

_VALUES = {
    t.Quotient: {"below"},
    t.Root: {"body", "degree"},
    t.Postfix: {"body"},
    t.Binomial: {"above", "below"},
    t.Wrt: {"order"},
    t.FunctionForm: {"order"},
    t.Matrix: {"rows"},
    t.Branch: {"value"},
}
"""The fields whose parts must be values."""

_OPERANDS = {
    t.Add: {"terms"},
    t.Negative: {"body"},
    t.Product: {"factors"},
    t.Quotient: {"above"},
    t.Power: {"exponent"},
}
"""The fields whose parts must be values, points, or sets by their names."""

_BARS_OF_VALUES = frozenset({"absolute", "floor", "ceiling", "positive part", "negative part"})
_NO_OPERANDS = (t.Interval, t.Relation, t.Sequence, t.SetOf, t.SetWhere)
_SETS = frozenset({Kind.SET, Kind.EVENT})
_SET_OPERATIONS = frozenset({r"\cup", r"\cap", r"\triangle", r"\setminus", r"\times"})
_BIG_SET_OPERATIONS = frozenset({r"\bigcup", r"\bigcap", r"\bigsqcup"})


def find_unheld(node: t.Node) -> Problem | None:
    """Find the first part of a tree that SymPy has no form for."""
    values, operands = _valued_fields(node), _OPERANDS.get(type(node), set())
    for field in fields_with_parts(type(node)):
        for part in nodes_in(getattr(node, field)):
            problem = find_unheld(part)
            if problem is None and ((field in values and not _is_value(part)) or (field in operands and _says(part))):
                problem = _no_value(part)
            if problem is not None:
                return problem
    return _own_problem(node)


def _valued_fields(node: t.Node) -> set[str]:
    match node:
        case t.Bars(form=form) if form in _BARS_OF_VALUES:
            return {"items"}
        case t.Infix(operator=r"\bmod"):
            return {"operands"}
        case _:
            return _VALUES.get(type(node), set())


def _own_problem(node: t.Node) -> Problem | None:
    match node:
        case t.Call(function=t.Indexed(base=t.Name(latex=r"\log" | r"\ln"), below=(base,))):
            return _logarithm(node, base)
        case t.Call(function=t.Name(latex=r"\lg")):
            return _logarithm(node, None)
        case _:
            return None


def _logarithm(node: t.Call, base: t.Node | None) -> Problem | None:
    if base is not None and not _is_value(base):
        return _no_value(base)
    if len(node.parts) != 1 or len(node.parts[0].items) != 1:
        return Problem(rules.NOT_HELD, node.place, "a logarithm of several values")
    (value,) = node.parts[0].items
    return None if _is_value(value) else _no_value(value)


def _no_value(node: t.Node) -> Problem:
    return Problem(rules.NOT_HELD, node.place, "a set, list or relation where a value should stand")


def _is_value(node: t.Node) -> bool:
    return not isinstance(node, t.Tuple) and not _says(node) and not _is_set(node)


def _says(node: t.Node) -> bool:
    """Whether a node is a list, a set by its members, or something true or false: nothing to calculate with."""
    return isinstance(node, _NO_OPERANDS) or (_is_claim(node) and not isinstance(node, t.Name))


def _is_set(node: t.Node) -> bool:  # noqa: PLR0911 - one case a kind of node
    """Whether SymPy holds a node as a set."""
    match node:
        case t.Name(kind=kind) | t.Indexed(base=t.Name(kind=kind)):
            return kind in _SETS
        case t.Constant(latex=latex):
            return is_set_of_numbers(latex)
        case t.SetOf() | t.SetWhere() | t.Interval():
            return True
        case t.Infix(operator=operator, operands=operands):
            return operator in _SET_OPERATIONS and any(map(_is_set, operands))
        case t.Marked(body=body, mark="c" | r"\perp") | t.Power(base=body):
            return _is_set(body)
        case t.Big(operator=operator):
            return operator in _BIG_SET_OPERATIONS
        case _:
            return False


def _is_claim(node: t.Node) -> bool:
    """Whether SymPy holds a node as something true or false; a symbol may stand for that."""
    match node:
        case t.Name():
            return not _is_set(node) and (node.sort is None or not node.sort.shape)
        case t.Relation():
            return True
        case t.Infix(operator=r"\wedge" | r"\vee", operands=operands):
            return all(map(_is_claim, operands))
        case t.Prefix(operator=r"\neg", body=body):
            return _is_claim(body)
        case _:
            return False
