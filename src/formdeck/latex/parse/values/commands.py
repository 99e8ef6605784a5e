"""Commands with arguments: fractions, roots, binomials, under- and overbraces."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.brackets.arguments import argument, items_until_separator
from formdeck.latex.parse.brackets.pairs import settle_factors
from formdeck.latex.parse.calculus.derivatives import derivative_fraction
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import read_script
from formdeck.latex.parse.values.expression import expression, refuse_partial
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Binomial, Call, Name, Node, Part, Quotient, Root
from formdeck.model import Kind


def fraction(s: State, command: Token) -> Node:
    """Read a fraction, or a derivative written as one."""
    derivative = derivative_fraction(s, command)
    if derivative is not None:
        return derivative
    above = argument(s, command)
    below = argument(s, command)
    above, below = settle_factors(s, [above, below])
    refuse_partial(above, below, command.place)
    return Quotient(above, below, place=command.place.to(s.last))


def root(s: State, command: Token) -> Node:
    """Read a root with its degree."""
    degree = None
    if s.at(T.OPEN, "["):
        s.take()
        with s.closing(None), s.inside(s.pos - 1):
            degree = expression(s)
    body = argument(s, command)
    return Root(body, degree, place=command.place.to(s.last))


def binomial(s: State, command: Token) -> Node:
    """Read a binomial coefficient."""
    above = argument(s, command)
    if (several := _several(s)) is not None:
        place = command.place.to(s.last)
        parts = (Part("", (above,), place=above.place), Part(";", several, place=place))
        return Call(Name("multinomial", Kind.FUNCTION, place=command.place), parts, place=place)
    below = argument(s, command)
    return Binomial(above, below, place=command.place.to(s.last))


def _several(s: State) -> tuple[Node, ...] | None:
    r"""Read the sizes below a multinomial coefficient, ``\binom{n}{n_1, \dots, n_k}``; None if there is only one."""
    if not s.at(T.GROUP):
        return None
    start, end = s.pos, s.partner[s.pos]
    inside = (at for at in range(start + 1, end) if s.tokens[at].shows(T.PUNCTUATION, ","))
    if not any(inside):
        return None
    s.take()
    with s.closing(None), s.inside(start):
        return tuple(items_until_separator(s))


def braced(s: State, command: Token) -> Node:
    """Read what stands over or under a brace; the brace's label is a remark."""
    body = argument(s, command)
    if sign := s.take_if(T.SUB) or s.take_if(T.SUP):
        label = read_script(s, sign)
        s.note(label.place, "the words at a brace are a remark")
    return body


def not_yet(s: State, command: Token) -> Node:
    """Say that a command is known but not read yet."""
    del s
    raise Unreadable(rules.NOT_READ_YET, command.place, f"`{command.text}` is not read yet here")
