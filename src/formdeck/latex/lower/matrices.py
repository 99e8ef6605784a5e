"""Matrices and vectors: with declared shapes SymPy's matrix expressions, without them what keeps the order."""

from itertools import pairwise
from typing import Any

import sympy

from formdeck.latex import classes
from formdeck.latex import tree as t
from formdeck.latex.lower.dispatch import UNEVALUATED, as_set, lower, lower_value

Known = sympy.MatrixExpr | sympy.MatrixBase


def _conjugate(value: Any) -> Any:
    return sympy.conjugate(value, evaluate=False)


_MARKS: dict[str, Any] = {
    "bar": classes.Bar,
    "T": classes.Transposed,
    "H": classes.ConjugateTransposed,
    "+": classes.PseudoInverse,
    "*": _conjugate,
}


def matrix_name(name: str, sort: t.Sort) -> sympy.Basic:
    """Make a matrix of a name with its declared shape."""
    rows, columns = shape_of(sort)
    if sort.known == "identity" and rows == columns:
        return sympy.Identity(rows)
    if sort.known == "zero":
        return sympy.ZeroMatrix(rows, columns)
    return sympy.MatrixSymbol(name, rows, columns)


def shape_of(sort: t.Sort) -> tuple[sympy.Expr, sympy.Expr]:
    """Make rows and columns of a declared shape; a vector is a column."""
    rows, columns, *_ = (*map(lower_value, sort.shape), sympy.Integer(1))
    return rows, columns


def is_matrix(value: sympy.Basic) -> bool:
    """Whether SymPy knows a value as a matrix of some shape."""
    return isinstance(value, Known)


def is_unordered(value: sympy.Basic) -> bool:
    """Whether a value is a matrix or vector whose shape SymPy does not know."""
    return not is_matrix(value) and getattr(value, "is_commutative", True) is False


def like(made: Any, body: Any) -> sympy.Basic:
    """Give what was made of a matrix, of its shape, that shape."""
    return classes.AsMatrix(made, *body.shape) if is_matrix(body) else made


def total(terms: tuple[Any, ...]) -> sympy.Basic:
    """Add matrices, or what is no number."""
    shapes = {term.shape for term in terms if is_matrix(term)}
    if all(map(is_matrix, terms)) and len(shapes) == 1:
        return sympy.MatAdd(*terms, **UNEVALUATED)
    if len(shapes) == 1 and not any(map(is_unordered, terms)) and _are_expressions(terms):
        return classes.AsMatrix(classes.Operation("+", *terms), *shapes.pop())
    return classes.Operation("+", *terms)


def _are_expressions(terms: tuple[Any, ...]) -> bool:
    return all(isinstance(term, sympy.Expr) for term in terms)


def product(factors: tuple[Any, ...]) -> sympy.Basic:
    """Multiply matrices in their order, or what is no number."""
    if any(map(is_unordered, factors)) or not _are_expressions(factors) or not _are_aligned(factors):
        return classes.Operation(r"\cdot", *factors)
    made: Any = sympy.MatMul(*factors, **UNEVALUATED)
    one_by_one = made.shape == (1, 1) and sum(map(is_matrix, factors)) > 1
    return sympy.matrices.expressions.matexpr.MatrixElement(made, 0, 0) if one_by_one else made


def _are_aligned(factors: tuple[Any, ...]) -> bool:
    known = [factor for factor in factors if is_matrix(factor)]
    return all(left.shape[1] == right.shape[0] for left, right in pairwise(known))


def power(base: Any, exponent: Any) -> sympy.Basic:
    """Raise a matrix to a power, or something to a matrix."""
    if is_matrix(exponent) or not is_matrix(base) or base.shape[0] != base.shape[1]:
        return classes.Operation("^", base, exponent)
    if exponent == -1:
        return sympy.Inverse(base)
    return sympy.MatPow(base, exponent, **UNEVALUATED)


def exponential(exponent: Any) -> sympy.Basic:
    """Raise e to a matrix."""
    return like(sympy.exp(exponent, evaluate=False), exponent)


@lower.register
def _(node: t.Marked) -> sympy.Basic:
    body = lower(node.body)
    if node.mark in {"c", r"\perp"}:
        made = classes.ComplementOf(node.mark, body)
        return as_set(made) if isinstance(body, sympy.Set) else made
    if node.mark not in _MARKS or isinstance(node.body, t.Number):
        return classes.Operation(f"^{node.mark}", body)
    if not is_matrix(body):
        return _MARKS[node.mark](body)
    return _marked(body, node.mark)


def _marked(body: Any, mark: str) -> sympy.Basic:
    rows, columns = body.shape
    match mark:
        case "T":
            return sympy.Transpose(body)
        case "H":
            return sympy.Adjoint(body)
        case "+":
            return classes.AsMatrix(classes.PseudoInverse(body), columns, rows)
        case _:
            return like(classes.Bar(body), body)


@lower.register
def _(node: t.Matrix) -> sympy.Basic:
    rows = [[lower_value(cell) for cell in row] for row in node.rows]
    if not any(is_matrix(cell) for row in rows for cell in row):
        return sympy.ImmutableDenseMatrix(rows)
    if _blocks_fit(rows):
        return sympy.BlockMatrix(rows)
    return classes.Operation("matrix", *(sympy.Tuple(*row) for row in rows))


def _blocks_fit(rows: list[list[Any]]) -> bool:
    """Whether blocks beside each other are of one height, and those below each other of one width."""
    if not all(is_matrix(cell) for row in rows for cell in row):
        return False
    heights = (len({cell.shape[0] for cell in row}) for row in rows)
    widths = (len({cell.shape[1] for cell in column}) for column in zip(*rows, strict=True))
    return all(count == 1 for count in (*heights, *widths))


def trace(value: Any) -> sympy.Basic:
    """Take the trace of a matrix."""
    return sympy.Trace(value) if _is_square(value) else classes.TraceOf(value)


def determinant(value: Any) -> sympy.Basic:
    """Take the determinant of a matrix."""
    return sympy.Determinant(value) if _is_square(value) else classes.DeterminantOf(value)


def _is_square(value: Any) -> bool:
    return is_matrix(value) and value.shape[0] == value.shape[1]


def joined(operator: str, operands: tuple[Any, ...]) -> sympy.Basic | None:
    r"""Join matrices by ``\odot``, ``\otimes``, ``\cdot`` or ``\times``; None if they are none."""
    if operator == r"\odot":
        same = all(map(is_matrix, operands)) and len({each.shape for each in operands}) == 1
        if same:
            return sympy.HadamardProduct(*operands, **UNEVALUATED)
        return classes.Elementwise(operator, *operands)
    if operator == r"\otimes" and all(map(is_matrix, operands)):
        return sympy.KroneckerProduct(*operands)
    if operator == r"\cdot" and _are_expressions(operands):
        return classes.Dot(*operands)
    if operator == r"\times" and _are_expressions(operands):
        made = classes.Cross(*operands)
        return like(made, operands[0])
    return None
