r"""Groups in braces: transparent, or with an infix command (``{n \choose k}``), or empty in front of scripts."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T
from formdeck.latex.parse.calculus.derivatives import derivative
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.prescripts import prescripts
from formdeck.latex.parse.values.expression import relation
from formdeck.latex.parse.values.units import lone_celsius
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Binomial, Call, Name, Node, Part, Quotient
from formdeck.model import Kind


def group(s: State) -> Node:
    """Read ``{…}`` as the value in it."""
    opening = s.take()
    start, end = s.pos - 1, s.partner[s.pos - 1]
    if start + 1 == end:
        s.pos = end + 1
        return _after_empty(s)
    infix = _infix(s, start, end)
    if infix is None:
        with s.deeper(opening.place), s.inside(start):
            return relation(s)
    command = s.tokens[infix]
    if command.text == r"\over":
        over = derivative(s, command, (start + 1, infix), (infix + 1, end), end)
        if over is not None:
            return over
    s.pos = end + 1
    halves = []
    for low, high in ((start + 1, infix), (infix + 1, end)):
        if low >= high:
            raise Unreadable(rules.MISSING_ARGUMENT, command.place, f"`{command.text}` lacks an operand")
        with s.deeper(opening.place), s.closing(None), s.between(low, high):
            halves.append(relation(s))
    place = opening.place.to(s.tokens[end].place)
    if (name := _STIRLING.get(command.text)) is not None:
        number = Name(name, Kind.FUNCTION, place=command.place)
        return Call(number, (Part("", tuple(halves), place=place),), place=place)
    kind = Binomial if command.text == r"\choose" else Quotient
    return kind(halves[0], halves[1], place=place)


_STIRLING = {r"\brace": "stirling2", r"\brack": "stirling1"}


def _infix(s: State, start: int, end: int) -> int | None:
    position = start + 1
    while position < end:
        if s.tokens[position].shows(T.COMMAND, r"\choose", r"\over", *_STIRLING):
            return position
        position = s.partner.get(position, position) + 1
    return None


def _after_empty(s: State) -> Node:
    """Read ``{}_n C_r``; without scripts an empty group is nothing."""
    if s.at(T.SUP) and (degrees := lone_celsius(s)) is not None:
        return degrees
    if s.at(T.SUB) or s.at(T.SUP):
        return prescripts(s, after_braces=True)
    if s.done:
        raise Unreadable(rules.MISSING_OPERAND, s.last, "an empty group and nothing behind it")
    return s.grammar.factor(s)
