"""Operators that mean different things for different operands."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import Token
from formdeck.latex.parse.context.kinds import is_function, is_number_like, is_signal
from formdeck.latex.parse.context.state import State
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Call, Infix, Name, Node, Product

_UNGROUPED = frozenset({r"\bmod", r"\ominus"})
"""Operators that take two operands at a time."""


def joined(s: State, left: Node, operator: Token, right: Node) -> Node:
    r"""Join two values by ``*``, ``\odot``, ``\circ`` …; ``*`` is a convolution of functions, a product of numbers."""
    place = left.place.to(right.place)
    if operator.text == "*" and not (is_signal(left) and is_signal(right)):
        if not (is_number_like(left) or is_number_like(right)):
            hint = "declare the operands (function or sequence to convolve, scalar to multiply), or write `\\cdot`"
            raise Unreadable(rules.UNCLEAR_OPERATOR, operator.place, "`*` is a product or a convolution", hint)
        if not (is_number_like(left) and is_number_like(right)):
            s.note(operator.place, "`*` is a product")
        return Product((left, right), place=place)
    if operator.text == r"\circ" and isinstance(right, Call) and _composes(left) and is_function(right.function):
        s.note(operator.place, r"what `\circ` composes is applied as a whole", "put it in brackets to say so")
        return Call(joined(s, left, operator, right.function), right.parts, place=place)
    if isinstance(left, Infix) and left.operator == operator.text and operator.text not in _UNGROUPED:
        return Infix(operator.text, (*left.operands, right), place=place)
    if isinstance(left, Infix) and left.place.end == _end_of_last(left) and not is_function(left):
        s.note(operator.place, f"`{left.operator}` before `{operator.text}`, from left to right")
    return Infix(operator.text, (left, right), place=place)


def _composes(left: Node) -> bool:
    """Whether a value can be composed with a function: one itself, or a name that nothing speaks against."""
    if isinstance(left, Infix):
        return left.operator == r"\circ" and all(map(_composes, left.operands))
    return is_function(left) or (isinstance(left, Name) and left.kind is None)


def _end_of_last(node: Infix) -> int:
    return node.operands[-1].place.end
