"""Integrals and their differentials."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.derivatives import variable
from formdeck.latex.parse.differentials import at_differential
from formdeck.latex.parse.expression import product
from formdeck.latex.parse.product import starts_factor
from formdeck.latex.parse.scripts import read_scripts
from formdeck.latex.parse.state import State
from formdeck.latex.parse.superscripts import exponent
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import (
    Add,
    Differential,
    Integral,
    Name,
    Negative,
    Node,
    Number,
    Product,
    Quotient,
)

_COUNT = {r"\iint": 2, r"\iiint": 3, r"\oiint": 2}


def integral(s: State, command: Token) -> Node:
    """Read an integral up to its last differential."""
    scripts = read_scripts(s)
    lower = exponent(s, scripts.sub) if scripts.sub else None
    upper = exponent(s, scripts.sup) if scripts.sup else None
    wanted = _COUNT.get(command.text, 1)
    with s.deeper(command.place):
        body, variables = _body(s, command, wanted)
    domain = lower if upper is None else None
    if domain is not None and isinstance(domain, Name) and domain in variables:
        s.note(domain.place, f"the integral runs over all values of `{domain.latex}`")
        domain = None
    place = command.place.to(s.last)
    return Integral(command.text, body, variables, lower if upper is not None else None, upper, domain, place=place)


def _body(s: State, command: Token, wanted: int) -> tuple[Node, tuple[Node, ...]]:
    if s.done:
        raise Unreadable(rules.MISSING_OPERAND, command.place, f"`{command.text}` is followed by nothing")
    s.integrals += 1
    leading = _differentials(s, wanted)
    if leading and starts_factor(s):
        s.integrals -= 1
        s.note(leading[0].place, "the integral with its differential in front reaches over the following product")
        return product(s), leading
    body = _terms(s, leading)
    s.integrals -= 1
    inner = None if leading else _embedded(body)
    if inner is not None:
        return _without(body), (inner.body,)
    variables = leading or _differentials(s, wanted)
    if len(variables) < wanted and not (variables and wanted > 1 and len(variables) == 1):
        raise _no_differential(s, command, len(variables), wanted)
    return body, variables


def _terms(s: State, leading: tuple[Node, ...]) -> Node:
    """Read the integrand up to the differential."""
    if leading:
        return Number("1", place=leading[0].place)
    first = s.take_if(T.OPERATOR, "-", "+")
    terms = [_signed(s, first)]
    while not at_differential(s) and _embedded(terms[-1]) is None and (sign := s.take_if(T.OPERATOR, "+", "-")):
        if s.done:
            raise Unreadable(rules.MISSING_OPERAND, sign.place, f"`{sign.text}` is followed by nothing")
        terms.append(_signed(s, sign))
    if len(terms) == 1:
        return terms[0]
    return Add(tuple(terms), place=terms[0].place.to(terms[-1].place))


def _signed(s: State, sign: Token | None) -> Node:
    body = product(s)
    if sign is None or sign.text == "+":
        return body
    return Negative(body, place=sign.place.to(body.place))


def _differentials(s: State, wanted: int) -> tuple[Node, ...]:
    found: list[Node] = []
    while len(found) < wanted and at_differential(s):
        s.take()
        if s.at(T.SUP):
            read_scripts(s)
        found.append(variable(s).variable)
    return tuple(found)


def _embedded(node: Node) -> Differential | None:
    r"""Find the differential in ``\int\frac{dx}{x}``."""
    match node:
        case Differential():
            return node
        case Negative(body=body):
            return _embedded(body)
        case Product(factors=factors):
            return next((found for factor in factors if (found := _embedded(factor))), None)
        case Quotient(above=above):
            return _embedded(above)
        case _:
            return None


def _without(node: Node) -> Node:
    """Take the differential out of an integrand."""
    match node:
        case Differential():
            return Number("1", place=node.place)
        case Negative(body=body):
            return Negative(_without(body), place=node.place)
        case Product(factors=factors):
            kept = tuple(_without(factor) if _embedded(factor) else factor for factor in factors)
            kept = tuple(factor for factor in kept if factor != Number("1")) or kept[:1]
            return kept[0] if len(kept) == 1 else Product(kept, place=node.place)
        case Quotient(above=above, below=below):
            return Quotient(_without(above), below, place=node.place)
        case _:
            return node


def _no_differential(s: State, command: Token, found: int, wanted: int) -> Unreadable:
    place: Place = command.place
    behind = "" if s.done else f"; `{s.peek().text}` stands where it should be"
    message = (
        f"`{command.text}` has {found} of {wanted} differentials"
        if wanted > 1
        else f"`{command.text}` has no differential"
    )
    return Unreadable(rules.DIFFERENTIAL, place, message + behind, "write `dx` at its end")
