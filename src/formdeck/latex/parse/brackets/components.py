r"""What counts below square brackets: a component, ``[Wx]_i``, or the array of all, ``[\partial_j f_i]_{i,j}``.

A symbol in square brackets with a modulus or the like below it is a class, ``[a]_n``.
"""

from formdeck.latex.glossary.keys import count_indices
from formdeck.latex.lexer import T
from formdeck.latex.parse.context.kinds import is_arrow
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.indices import indices, is_bound
from formdeck.latex.parse.symbols.scripts import Script
from formdeck.latex.problem import Place
from formdeck.latex.tree import Add, Call, Indexed, Name, Negative, Node, Number, Part, walk
from formdeck.model import Kind

_COUNTERS = frozenset("ijkl")


def is_component(s: State, body: Node, script: Script) -> bool:
    """Whether what stands below a square bracket counts what is in it."""
    numbers = all(token.kind is T.NUMBER for token in script.tokens)
    if not (count_indices(script) or is_bound(s, script) or numbers):
        return False
    counted = sum(token.kind in {T.LETTER, T.NUMBER} for token in script.tokens)
    if counted > 1 or is_arrow(body) or is_bound(s, script) or script.tokens[0].text in _COUNTERS:
        return True
    return not _is_plain(body)


def _is_plain(body: Node) -> bool:
    """Whether a value is a symbol, a number or a sum of such, whose class can be meant."""
    match body:
        case Add(terms=terms):
            return all(map(_is_plain, terms))
        case Negative(body=inner):
            return _is_plain(inner)
        case _:
            return isinstance(body, Name | Number)


def component(s: State, body: Node, script: Script, place: Place) -> Node:
    """Read a component of an array; of an entry with its own indices the array of all of them."""
    below = indices(s, "", script)
    names = {index.latex for index in below if isinstance(index, Name)}
    own = {index for node in walk(body) if isinstance(node, Indexed) for index in node.below}
    if len(names) == len(below) and names <= {index.latex for index in own if isinstance(index, Name)}:
        s.note(place, "a bracket around an entry is the matrix of all of them")
        parts = (Part("", (body,), place=body.place), Part(";", below, place=script.place))
        return Call(Name("entries", Kind.FUNCTION, place=place), parts, place=place)
    if not is_arrow(body):
        s.note(place, "what counts below square brackets takes a component", "declare the value as a vector or matrix")
    return Indexed(body, below, place=place)
