"""What sort of value an expression has, as far as its names say."""

import re

from formdeck.latex.glossary.scope import APPLIED
from formdeck.latex.tree import (
    Add,
    Bars,
    Big,
    Call,
    Constant,
    Derivative,
    Differential,
    FunctionForm,
    Gradient,
    Indexed,
    Infix,
    Interval,
    Marked,
    Matrix,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    SetOf,
    SetWhere,
    Sort,
)
from formdeck.model import Kind

_SETS = frozenset({Kind.SET, Kind.EVENT})
_SET_OPERATORS = frozenset(
    {r"\cap", r"\cup", r"\setminus", r"\triangle", r"\sqcup", r"\sqcap", r"\uplus", "/", r"\rtimes", r"\ltimes"}
)
SETS_OF_NUMBERS = frozenset(f"\\mathbb{{{letter}}}" for letter in "NZQRCFHP") | {r"\emptyset"}


def is_set_of_numbers(latex: str) -> bool:
    r"""Whether a constant is a set, perhaps part of a usual one: ``\mathbb{R}_{\ge 0}``, ``\mathbb{Z}^{+}``."""
    return latex[: len(r"\mathbb{R}")] in SETS_OF_NUMBERS or latex in SETS_OF_NUMBERS


def kind_of(node: Node) -> Kind | None:  # noqa: C901, PLR0911, PLR0912 - one case a kind of node
    """Find what a value is: matrix, vector, set, scalar; None if it is not known."""
    match node:
        case Name():
            return node.kind
        case Number():
            return Kind.SCALAR
        case Constant(latex=r"\boldsymbol{0}"):
            return Kind.VECTOR
        case Constant():
            return Kind.SET if is_set_of_numbers(node.latex) else Kind.SCALAR
        case SetOf() | SetWhere() | Interval():
            return Kind.SET
        case Call(function=Name(kind=Kind.SET)):
            return Kind.SET
        case Bars():
            return Kind.SCALAR
        case Matrix():
            return Kind.MATRIX
        case Indexed(base=Name(kind=Kind.SEQUENCE)):
            return Kind.SCALAR
        case Indexed() if is_entry(node):
            return Kind.SCALAR
        case Indexed(base=Name(sort=Sort(of_members=True)) as base):
            return base.kind
        case Indexed(base=Name(kind=Kind.SET | Kind.EVENT | Kind.RANDOM) as base):
            return base.kind
        case Marked(body=body) | Negative(body=body) | Differential(body=body):
            return kind_of(body)
        case Power(base=base):
            return kind_of(base)
        case Big(operator=r"\bigcup" | r"\bigcap" | r"\bigsqcup"):
            return Kind.SET
        case Infix() if node.operator in _SET_OPERATORS:
            return Kind.SET
        case Gradient(form=r"\nabla" | r"\nabla\times"):
            return Kind.VECTOR
        case Infix(operator=r"\cdot"):
            return Kind.SCALAR
        case Product(factors=parts):
            return _multiplied(parts)
        case Infix(operands=parts) | Add(terms=parts):
            return _widest(parts)
        case _:
            return None


_INDICES = {Kind.VECTOR: 1, Kind.MATRIX: 2}


def is_entry(node: Indexed) -> bool:
    """Whether the indices lead to a number: one of a vector, two of a matrix, behind those of a family of them."""
    base = node.base
    wanted = _INDICES.get(base.kind) if isinstance(base, Name) and base.kind is not None else None
    if not isinstance(base, Name) or wanted is None:
        return False
    members = base.sort if base.sort is not None and base.sort.of_members else None
    if members is None:
        return len(node.below) == wanted and not node.above
    counted = members.indices > 0 or bool(node.above)
    return counted and len(node.below) == members.indices + wanted


def _widest(parts: tuple[Node, ...]) -> Kind | None:
    kinds = [kind_of(part) for part in parts]
    for kind in (Kind.MATRIX, Kind.VECTOR, Kind.SET):
        if kind in kinds:
            return kind
    return None if None in kinds else Kind.SCALAR


def _multiplied(parts: tuple[Node, ...]) -> Kind | None:
    """Find what a product is: a matrix times a vector is a vector, a row times a column a number."""
    found = _widest(tuple(part for part in parts if kind_of(part) not in {Kind.MATRIX, Kind.VECTOR}))
    row = False
    for part in parts:
        kind = kind_of(part)
        if kind is Kind.VECTOR and isinstance(part, Marked):
            found, row = (Kind.MATRIX, False) if found is Kind.VECTOR and not row else (Kind.VECTOR, True)
        elif kind is Kind.VECTOR and row:
            found, row = None, False
        elif kind is Kind.VECTOR or (kind is Kind.MATRIX and found is not Kind.VECTOR):
            found = kind
    return found


def is_matrix(node: Node) -> bool:
    """Whether a value is known to be a matrix."""
    return kind_of(node) is Kind.MATRIX


def is_vector(node: Node) -> bool:
    """Whether a value is known to be a vector."""
    return kind_of(node) is Kind.VECTOR


_ARROWS = re.compile(r"\\(?:vec|mathbf|boldsymbol|bm)\{")


def is_arrow(node: Node) -> bool:  # noqa: C901, PLR0911 - one case a kind of node
    r"""Whether ``\cdot`` and ``\times`` beside a value multiply vectors: it is one, or is printed as one."""
    match node:
        case Name(latex=latex, kind=None | Kind.FUNCTION):
            return _ARROWS.search(latex) is not None
        case Indexed(base=Name(kind=None) as base) | Marked(body=Name(kind=None) as base, mark="*"):
            return is_arrow(base)
        case Negative(body=body) | Differential(body=body) | Derivative(body=body):
            return is_arrow(body)
        case Add(terms=parts):
            return all(map(is_arrow, parts))
        case Product(factors=parts):
            return is_vector(node) or any(map(is_arrow, parts))
        case Infix(operator=r"\times", operands=parts):
            return all(map(is_arrow, parts))
        case Matrix(rows=rows):
            return len(rows) > 1 and all(len(row) == 1 for row in rows)
        case Call(function=Name(latex=latex)):
            return _ARROWS.search(latex) is not None
        case Call(function=body) | FunctionForm(form="derivative", function=body):
            return not isinstance(body, Indexed) and is_arrow(body)
        case Quotient(above=above, below=below):
            return is_arrow(above) and not is_arrow(below)
        case _:
            return is_vector(node)


def is_set(node: Node) -> bool:
    """Whether a value is known to be a set or an event."""
    return kind_of(node) in _SETS


def is_function(node: Node) -> bool:  # noqa: PLR0911 - one case a kind of node
    """Whether a node is the name of something that is applied to arguments, or made of such names."""
    match node:
        case Name():
            return node.kind in APPLIED
        case Indexed(base=base):
            return is_function(base)
        case FunctionForm():
            return True
        case Infix(operands=operands):
            return all(is_signal(operand) for operand in operands)
        case Add(terms=terms):
            return all(is_function(term) for term in terms)
        case Negative(body=body):
            return is_function(body)
        case _:
            return False


def is_made_of_functions(node: Node) -> bool:
    """Whether a node computes with functions' names, none of them applied: ``f + g``, ``2fg``, ``1/f``."""
    match node:
        case Product(factors=parts) | Add(terms=parts):
            return any(map(is_made_of_functions, parts)) and all(map(_is_plain, parts))
        case Quotient(above=above, below=below):
            return is_made_of_functions(Product((above, below)))
        case Negative(body=body) | Power(base=body, exponent=Number() | Negative(body=Number())):
            return is_made_of_functions(body)
        case _:
            return is_function(node)


def _is_plain(node: Node) -> bool:
    """Whether a part of an expression of functions is one itself, or a number beside them."""
    return is_made_of_functions(node) or kind_of(node) in {Kind.SCALAR, Kind.INTEGER, Kind.INDEX}


def is_signal(node: Node) -> bool:
    """Whether a node can be convolved: a function's name or a sequence."""
    return is_function(node) or (isinstance(node, Name) and node.kind is Kind.SEQUENCE) or isinstance(node, Call)


def is_number_like(node: Node) -> bool:
    """Whether a value is certainly a number."""
    match node:
        case Number() | Constant():
            return kind_of(node) is Kind.SCALAR
        case Quotient():
            return True
        case _:
            return kind_of(node) in {Kind.SCALAR, Kind.INTEGER, Kind.INDEX}
