"""What SymPy can hold, told from the tree alone, so that a build need not import SymPy to know.

The lowering holds every statement that passes here: a set, list or claim never stands where a value must.
"""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex import tree as t
from formdeck.latex.parse.kinds import SETS_OF_NUMBERS
from formdeck.latex.problem import Problem
from formdeck.latex.tree.node import nodes_in

_VALUES = {
    t.Add: {"terms"},
    t.Negative: {"body"},
    t.Product: {"factors"},
    t.Quotient: {"above", "below"},
    t.Power: {"exponent"},
    t.Root: {"body", "degree"},
    t.Postfix: {"body"},
    t.Binomial: {"above", "below"},
    t.Wrt: {"order"},
    t.FunctionForm: {"order"},
    t.Matrix: {"rows"},
    t.Branch: {"value"},
}
"""The fields whose parts must be values."""

_BARS_OF_VALUES = frozenset({"absolute", "floor", "ceiling"})
_NO_VALUES = (t.Interval, t.Relation, t.Sequence, t.SetOf, t.SetWhere, t.Tuple)
_CLAIMS_OF_SYMPY = frozenset({"=", r"\ne", "<", ">", r"\le", r"\ge"})


def find_unheld(node: t.Node) -> Problem | None:
    """Find the first part of a tree that SymPy has no form for."""
    valued = _valued_fields(node)
    for field in type(node).__slots__:
        for part in nodes_in(getattr(node, field)):
            problem = find_unheld(part)
            if problem is None and field in valued and not _is_value(part):
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
        case t.Integral(operator=r"\int", variables=(t.Name(),), body=body) if _is_expression(body):
            return {"lower", "upper"} if node.lower is not None and node.upper is not None else set()
        case _:
            return _VALUES.get(type(node), set())


def _own_problem(node: t.Node) -> Problem | None:
    match node:
        case t.Branch(condition=t.Node() as condition) if not _is_condition(condition):
            return Problem(rules.NOT_HELD, condition.place, "SymPy has no form for this condition")
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
    return not isinstance(node, _NO_VALUES) and _is_expression(node)


def _is_expression(node: t.Node) -> bool:
    """Whether SymPy holds a node as an expression, which sets of members are to it, too."""
    match node:
        case t.Constant(latex=latex):
            return latex not in SETS_OF_NUMBERS
        case t.Sequence() | t.Tuple():
            return False
        case t.Relation(sides=sides):
            return len(sides) == 2 and not _is_claim(node)
        case t.Infix():
            return not _is_claim(node)
        case _:
            return True


def _is_claim(node: t.Node) -> bool:
    """Whether SymPy holds a node as something true or false; a symbol may stand for that."""
    match node:
        case t.Name() | t.Words():
            return True
        case t.Relation(sides=sides, relations=relations):
            return _CLAIMS_OF_SYMPY.issuperset(relations) and all(map(_is_expression, sides))
        case t.Infix(operator=r"\wedge" | r"\vee", operands=operands):
            return all(map(_is_claim, operands))
        case _:
            return False


def _is_condition(node: t.Node) -> bool:
    return all(map(_is_claim, node.items)) if isinstance(node, t.Sequence | t.Tuple) else _is_claim(node)
