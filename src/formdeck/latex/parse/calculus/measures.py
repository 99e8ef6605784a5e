r"""Measures that are integrated by: ``\mu(dx)``, a transition kernel ``P(x, dy)``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.calculus.derivatives import variable
from formdeck.latex.parse.calculus.differentials import at_differential
from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import Call, Constant, Differential, Name, Node, Part


def measured(s: State, node: Node) -> Node | None:
    r"""Read ``\mu(dx)`` under an integral as ``d\mu(x)``: a bracket whose last argument is a differential."""
    if not s.integrals or not s.at(T.OPEN, "("):
        return None
    starts = _starts(s, s.pos, s.partner[s.pos])
    if not (_is_differential(s, starts[-1]) and all(at < s.partner[s.pos] for at in starts)):
        return None
    if isinstance(node, Constant):
        node = Name(node.latex, place=node.place)
    if isinstance(node, Name):
        s.functions.add(node.latex)
    opening, kept = s.pos, s.integrals
    given, variables = list[Node](), list[Node]()
    with s.closing(None), s.inside(opening):
        for at in starts:
            s.take_if(T.PUNCTUATION, ",")
            if _is_differential(s, at):
                s.take()
                variables.append(variable(s).variable)
            else:
                given.append(s.grammar.relation(s))
    s.integrals = kept
    place = node.place.to(s.last)
    parts = [Part("", tuple(variables), place=place)]
    parts += [Part("|", tuple(given), place=place)] if given else []
    return Differential("d", Call(node, tuple(parts), place=place), place=place)


def _starts(s: State, opening: int, closing: int) -> list[int]:
    """Find where the arguments in a bracket start."""
    found, at = [opening + 1], opening + 1
    while at < closing:
        if s.tokens[at].shows(T.PUNCTUATION, ","):
            found.append(at + 1)
        at = s.partner.get(at, at) + 1
    return found


def _is_differential(s: State, at: int) -> bool:
    kept, s.pos = s.pos, at
    found = at_differential(s)
    s.pos = kept
    return found
