"""Giving the names of a formula what is declared of them beyond a kind, and seeing whether their shapes fit."""

from dataclasses import replace

from formdeck.diagnostics import Severity
from formdeck.latex import tree as t
from formdeck.latex.glossary.scope import Scope
from formdeck.latex.problem import Problem
from formdeck.latex.shapes.declared import DeclaredSorts, Parse
from formdeck.latex.shapes.infer import Shapes
from formdeck.latex.tree.node import rewrite
from formdeck.model import Kind

_ARRAYS = frozenset({Kind.MATRIX, Kind.VECTOR})


def settle_shapes(formula: t.Formula, scope: Scope, parse: Parse) -> tuple[t.Formula, tuple[Problem, ...]]:
    """Put declared shapes into a formula's names; a statement with shapes that cannot fit is left out.

    ``parse`` reads a dimension. Shapes stay in the tree if all matrices and vectors have one and all of them fit: a
    formula is held by SymPy's matrices altogether or not at all.
    """
    if not scope.has_sorts:
        return formula, ()
    sorts = DeclaredSorts(scope, parse)
    shaped = rewrite(formula, lambda node: _with_sort(node, sorts))
    shapes = Shapes()
    wrong: list[t.Statement] = []
    for statement in shaped.statements:
        before = len(shapes.problems)
        shapes.check(statement)
        if any(each.rule.severity is Severity.ERROR for each in shapes.problems[before:]):
            wrong.append(statement)
    kept = replace(shaped, statements=tuple(each for each in shaped.statements if each not in wrong))
    plain = shapes.is_plain and all(_has_shape(node) for node in t.walk(kept))
    return (kept if plain else rewrite(kept, _without_shape)), tuple(shapes.problems)


def _with_sort(node: t.Node, sorts: DeclaredSorts) -> t.Node:
    if isinstance(node, t.Name) and (sort := sorts.of(node)) is not None:
        return replace(node, sort=sort)
    return node


def _has_shape(node: t.Node) -> bool:
    return not isinstance(node, t.Name) or node.kind not in _ARRAYS or (node.sort is not None and bool(node.sort.shape))


def _without_shape(node: t.Node) -> t.Node:
    if isinstance(node, t.Name) and node.sort is not None and node.sort.shape:
        return replace(node, sort=replace(node.sort, shape=()))
    return node
