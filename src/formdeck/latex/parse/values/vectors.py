r"""Where ``\cdot`` and ``\times`` multiply vectors: printed in bold or with an arrow, perhaps scaled, or declared."""

from formdeck.latex.lexer import Token
from formdeck.latex.parse.brackets.bars import BarRole, bar_role
from formdeck.latex.parse.calculus.differentials import at_differential
from formdeck.latex.parse.context.kinds import is_arrow, is_set, is_vector
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.values.product import starts_factor
from formdeck.latex.tree import (
    Add,
    Big,
    Call,
    Derivative,
    Differential,
    FunctionForm,
    Gradient,
    Indexed,
    Infix,
    Marked,
    Name,
    Negative,
    Node,
    Product,
    Quotient,
)

_BOLD = (r"\boldsymbol{", r"\mathbf{", r"\vec{", r"\hat{\mathbf{", r"\hat{\boldsymbol{")


def times(s: State, factors: list[Node], operator: Token, following: Node) -> list[Node]:
    """Go on with a product by a sign: of two vectors, or of two sets, it makes a value of its own."""
    left = factors[-1]
    crosses = operator.text == r"\times"
    vector = _scaled(s, left, following)
    sets = crosses and ((is_set(left) and is_set(following)) or operator.place.start in s.hints.set_products)
    if (is_arrow(left) and is_arrow(vector)) or (crosses and _cross(left, vector)) or sets or _on_unit(s, left, vector):
        return [*factors[:-1], Infix(operator.text, (left, vector), place=left.place.to(vector.place))]
    if crosses and _is_open_capital(s, left) and _is_open_capital(s, following):
        s.note(operator.place, r"`\times` multiplies numbers here", "declare both as `vector`, `set`, or `scalar`")
    return [*factors, following]


def _scaled(s: State, left: Node, following: Node) -> Node:
    r"""Take a vector behind the numbers that scale it, if another waits for it: ``\mathbf{r} \times m\mathbf{v}``."""
    if isinstance(left, Marked) or not _looks_bold(left) or _looks_bold(following) or is_arrow(following):
        return following  # a row, `v^T`, is a factor like any other
    start, parts = s.pos, [following]
    while starts_factor(s) and bar_role(s) in {None, BarRole.OPENS} and not (s.integrals and at_differential(s)):
        parts.append(s.grammar.factor(s))
        if _looks_bold(parts[-1]):
            return Product(tuple(parts), place=following.place.to(s.last))
    s.pos = start
    return following


def _on_unit(s: State, left: Node, right: Node) -> bool:
    r"""Whether a sign stands between a vector and a hat that nothing else explains: ``\vec{B} \cdot \hat{n}``."""
    for vector, unit in ((left, right), (right, left)):
        if isinstance(unit, Name) and unit.kind is None and unit.latex.startswith(r"\hat{") and is_arrow(vector):
            s.note(unit.place, f"`{unit.latex}` beside a vector is a unit vector", "declare it if it is a number")
            return True
    return False


def _is_open_capital(s: State, node: Node) -> bool:
    """Whether a capital letter can be a vector, a set or a group as well as a number."""
    if not (isinstance(node, Name) and node.kind is None and node.latex.isupper() and len(node.latex) == 1):
        return False
    known = s.scope.about(node.latex)
    return known is None or (known.declaration.domain is None and known.declaration.shape is None)


def _cross(left: Node, right: Node) -> bool:
    r"""Whether a cross between two values is a vector product: of vectors, or of one and a unit vector, ``\hat{r}``."""
    bold = _looks_bold(left), _looks_bold(right)
    unit = any(isinstance(each, Name) and each.latex.startswith(r"\hat{") for each in (left, right))
    return all(bold) or (any(bold) and unit)


def _looks_bold(node: Node) -> bool:  # noqa: PLR0911 - one case a kind of node
    """Whether a value is set in bold or with an arrow, so that a cross makes a vector product of two."""
    match node:
        case Name(latex=latex) | Indexed(base=Name(latex=latex)):
            return latex.startswith(_BOLD)
        case Call(function=body) | FunctionForm(form="derivative", function=body) | Quotient(above=body):
            return _looks_bold(body)
        case Differential(body=body) | Negative(body=body) | Derivative(body=body) | Big(operator=r"\sum", body=body):
            return _looks_bold(body)
        case Infix(operator=r"\times"):
            return True
        case Add(terms=terms):
            return all(map(_looks_bold, terms))
        case Product(factors=parts) if not any(isinstance(part, Marked) for part in parts):
            return is_vector(node) or sum(map(_looks_bold, parts)) == 1
        case Gradient(form=r"\nabla" | r"\nabla\times"):
            return True
        case _:
            return is_vector(node)
