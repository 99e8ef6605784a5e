r"""Differential forms under an integral, ``\int_C P\,dx + Q\,dy``, and differentials inside its integrand."""

from formdeck.latex.lexer import T
from formdeck.latex.lexer.commands import INTEGRALS
from formdeck.latex.parse.calculus.differentials import at_differential
from formdeck.latex.parse.context.kinds import kind_of
from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import (
    Add,
    Bars,
    Differential,
    Indexed,
    Infix,
    Limit,
    Marked,
    Name,
    Negative,
    Node,
    Number,
    Optimum,
    Power,
    Product,
    Quotient,
)
from formdeck.model import Kind


def form_goes_on(s: State) -> bool:
    """Whether the term behind the next sign has a differential, but no integral of its own."""
    if not s.at(T.OPERATOR, "+", "-"):
        return False
    kept = s.pos
    s.pos += 1
    found = _term_has_differential(s)
    s.pos = kept
    return found


def _term_has_differential(s: State) -> bool:
    while not s.done:
        token = s.peek()
        if token.kind in {T.RELATION, T.SPACE, T.COLUMN} or token.shows(T.COMMAND, *INTEGRALS):
            return False
        if token.shows(T.OPERATOR, "+", "-") or token.shows(T.PUNCTUATION, ",", ";"):
            return False
        if token.kind in {T.SUB, T.SUP}:
            s.pos += 1  # what stands in a script is no differential: `K_d\,\dot e`
        elif at_differential(s):
            return True
        s.pos = s.partner.get(s.pos, s.pos) + 1
    return False


def is_form(node: Node) -> bool:
    r"""Whether a value is a sum of differentials, ``(P\,dx + Q\,dy)``, or crosses one, ``d\mathbf{l} \times r``."""
    match node:
        case Add(terms=terms):
            return all(embedded(term) for term in terms)
        case Negative(body=body) | Quotient(above=body):
            return not isinstance(body, Add) and is_form(body)
        case Product(factors=factors):
            return any(is_form(factor) for factor in factors if not isinstance(factor, Add))
        case Infix(operator=r"\times", operands=operands):
            return any(embedded(operand) for operand in operands)
        case _:
            return False


def is_integrated_whole(s: State, node: Node) -> bool:
    r"""Whether a value is made of functions that stand for themselves, ``|f + g|^p``, or names a differential form."""
    match node:
        case Name(latex=latex):
            return _is_integrand(s, latex)
        case Indexed(base=Name(latex=latex)):
            return _is_integrand(s, latex)
        case Product(factors=parts) | Add(terms=parts):
            return any(is_integrated_whole(s, part) for part in parts) and all(
                is_integrated_whole(s, part) or kind_of(part) in {Kind.SCALAR, Kind.INTEGER} for part in parts
            )
        case (
            Power(base=body)
            | Optimum(body=body)
            | Limit(body=body)
            | Negative(body=body)
            | Marked(body=body)
            | Bars(form="absolute", items=(body,))
        ):
            return is_integrated_whole(s, body)
        case _:
            return False


def _is_integrand(s: State, name: str) -> bool:
    r"""Whether a name is a function, as its meaning says, or a form, of which the formula shows ``d\omega``."""
    known = s.scope.about(name)
    said = known is not None and (known.declaration.meant is Kind.FUNCTION or known.declaration.form)
    return s.kind(name) is Kind.FUNCTION or said or (name.startswith("\\") and name in s.hints.measures)


def embedded(node: Node) -> tuple[Differential, ...]:
    r"""Find the differentials in ``\int\frac{dx}{x}``."""
    match node:
        case Differential():
            return (node,)
        case Negative(body=body):
            return embedded(body)
        case Product(factors=factors):
            return tuple(found for factor in factors for found in embedded(factor))
        case Quotient(above=above):
            return embedded(above)
        case _:
            return ()


def without(node: Node) -> Node:
    """Take the differentials out of an integrand."""
    match node:
        case Differential():
            return Number("1", place=node.place)
        case Negative(body=body):
            return Negative(without(body), place=node.place)
        case Product(factors=factors):
            kept = tuple(without(factor) if embedded(factor) else factor for factor in factors)
            kept = tuple(factor for factor in kept if factor != Number("1")) or kept[:1]
            return kept[0] if len(kept) == 1 else Product(kept, place=node.place)
        case Quotient(above=above, below=below):
            return Quotient(without(above), below, place=node.place)
        case _:
            return node
