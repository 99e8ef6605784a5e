r"""The Hessian, which is written as the Laplacian is: ``d^\top \nabla^2 f(x)\, d``, ``[\nabla^2 f(x)]^{-1}``.

What is computed with it tells them apart: a matrix is inverted, stands between vectors, or in the Loewner order.
"""

from itertools import pairwise

from formdeck.latex.parse.context.kinds import is_matrix, is_vector
from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import (
    Add,
    Blank,
    Call,
    Gradient,
    Marked,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Statement,
    walk,
)
from formdeck.latex.tree.node import rewrite

HESSIAN = r"\nabla\nabla^\top"
_LOEWNER = frozenset({r"\preceq", r"\succeq", r"\prec", r"\succ", r"\preccurlyeq", r"\succcurlyeq"})
_OF_MATRICES = frozenset({r"\det", r"\tr", r"\rank"})


def settle_hessians(s: State, statements: list[Statement]) -> list[Statement]:
    r"""Take every ``\nabla^2`` of a formula for a Hessian if one of them is computed with as a matrix."""
    starts = {token.place.start for token in s.tokens if token.text == r"\nabla"}
    found = [node for statement in statements for node in walk(statement) if is_second(node)]
    found = [node for node in found if node.place.start in starts]
    if not found or not any(_shows_matrix(statement) for statement in statements):
        return statements
    s.note(found[0].place, r"`\nabla^2` is the Hessian, a matrix", r"write `\Delta` for the Laplacian")
    return [rewrite(statement, lambda node: _as_hessian(node, starts)) for statement in statements]


def is_second(node: Node) -> bool:
    r"""Whether a node is ``\nabla^2`` of something."""
    return isinstance(node, Gradient) and node.form == r"\nabla^2" and not isinstance(node.body, Blank)


def _as_hessian(node: Node, starts: set[int]) -> Node:
    if isinstance(node, Gradient) and is_second(node) and node.place.start in starts:
        return Gradient(HESSIAN, node.body, node.under, place=node.place)
    return node


def _shows_matrix(statement: Statement) -> bool:
    if not _LOEWNER.isdisjoint(statement.relations) and any(map(_is_plain, statement.sides)):
        return True
    named = any(isinstance(side, Name) and is_matrix(side) for side in statement.sides)
    return (named and any(map(is_second, statement.sides))) or any(map(_computes_with_matrix, walk(statement)))


def _is_plain(side: Node) -> bool:
    r"""Whether a side is ``\nabla^2 f``, or a sum or product with it."""
    match side:
        case Add(terms=parts) | Product(factors=parts):
            return any(map(_is_plain, parts))
        case Negative(body=body):
            return _is_plain(body)
        case _:
            return is_second(side)


def _computes_with_matrix(node: Node) -> bool:
    match node:
        case Power(base=base, exponent=Negative(body=Number(digits="1"))):
            return _is_plain(base)
        case Product(factors=factors):
            return any(
                (_is_row(before) and is_second(after)) or (is_second(before) and is_vector(after))
                for before, after in pairwise(factors)
            )
        case Add(terms=terms):
            return any(map(is_second, terms)) and any(_is_scaled_matrix(term) for term in terms)
        case Call(function=Name(latex=latex), parts=parts):
            return latex in _OF_MATRICES and any(is_second(item) for part in parts for item in part.items)
        case _:
            return False


def _is_row(node: Node) -> bool:
    return isinstance(node, Marked) and node.mark == "T"


def _is_scaled_matrix(node: Node) -> bool:
    r"""Whether a term is a matrix by name, perhaps times numbers: ``\lambda I``."""
    factors = node.factors if isinstance(node, Product) else (node,)
    return any(isinstance(factor, Name) and is_matrix(factor) for factor in factors) and is_matrix(factors[-1])
