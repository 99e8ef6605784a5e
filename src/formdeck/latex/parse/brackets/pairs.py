r"""Pairs in round brackets that must be numbers: a gcd, ``(m, n) = 1``, or an inner product, ``(u, v)w``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.parse.brackets.commutators import braced_pair
from formdeck.latex.parse.context.kinds import is_arrow, is_function, is_set, is_vector, kind_of
from formdeck.latex.parse.context.state import State
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import (
    Add,
    Bars,
    Call,
    Constant,
    Derivative,
    Indexed,
    Name,
    Negative,
    Node,
    Number,
    Part,
    Product,
    Quotient,
    SetOf,
    Tuple,
)
from formdeck.model import Kind

_EQUATE = frozenset({"=", r"\ne", "<", ">", r"\le", r"\ge"})
_COMPUTED = (Derivative, Negative, Add, Product, Quotient)
_COUNTS = frozenset({Kind.INTEGER, Kind.INDEX})


def settle_pairs(s: State, sides: list[Node], relations: list[str]) -> list[Node]:
    """Take a pair beside a number for the value that it must be.

    Raises:
        Unreadable: nothing says which.
    """
    sides = _settle_braces(s, sides, relations)
    if not set(relations) <= _EQUATE or not any(map(_is_pair, sides)) or not any(map(_is_number, sides)):
        return sides
    return [_settled(s, side) if isinstance(side, Tuple) and _is_pair(side) else side for side in sides]


def _settle_braces(s: State, sides: list[Node], relations: list[str]) -> list[Node]:
    r"""Take braces around two names that are equal to a computed value for a Poisson bracket: ``\dot q = \{q, H\}``."""
    if set(relations) != {"="} or not any(isinstance(side, _COMPUTED) and not is_set(side) for side in sides):
        return sides
    return [_bracket(s, each) if isinstance(each, SetOf) and _are_two_names(each) else each for each in sides]


def _are_two_names(braces: SetOf) -> bool:
    return len(braces.items) == 2 and all(isinstance(item, Name | Indexed) for item in braces.items)


def _bracket(s: State, braces: SetOf) -> Node:
    return braced_pair(s, braces.items, braces.place)


def settle_factors(s: State, factors: list[Node]) -> list[Node]:
    """Take a pair of vectors among other factors, or in a fraction, for their inner product; braces for a bracket."""
    if (related := _related(s, factors)) is not None:
        return [related]
    factors = _operated(s, factors)
    if isinstance(factors[0], Number | Quotient | Constant):
        factors = [_bracket(s, each) if isinstance(each, SetOf) and _are_values(each) else each for each in factors]
    message = "a pair of vectors is their inner product here"
    return [_inner(s, each, message) if isinstance(each, Tuple) and _are_vectors(each) else each for each in factors]


def _related(s: State, factors: list[Node]) -> Node | None:
    """Take two symbols with a relation's name between them for what it says of them: ``aRb``."""
    match factors:
        case [left, Name(latex=latex, kind=None) as name, right] if s.scope.relates(latex):
            function, place = Name(latex, Kind.FUNCTION, place=name.place), left.place.to(right.place)
            s.note(place, f"`{latex}` between two values relates them", f"declare `{latex}` if it is a factor")
            return Call(function, (Part("", (left, right), place=place),), place=place)
        case _:
            return None


def _operated(s: State, factors: list[Node]) -> list[Node]:
    """Let an operator act on the function behind it, not on its value: ``Tf(x)`` is ``(Tf)(x)``."""
    match factors:
        case [*most, Name() as operator, Call(function=Name() as function) as call] if s.scope.operates(operator.latex):
            image = Product((operator, function), place=operator.place.to(function.place))
            return [*most, Call(image, call.parts, place=operator.place.to(call.place))]
        case _:
            return factors


def _are_values(braces: SetOf) -> bool:
    r"""Whether braces behind a number hold two values, which are no set then: ``\frac12 \{A, \rho\}``."""
    return len(braces.items) == 2 and not any(isinstance(item, Number | Constant) for item in braces.items)


def _are_vectors(pair: Tuple) -> bool:
    return _is_pair(pair) and all(is_vector(item) or is_arrow(item) or is_function(item) for item in pair.items)


def _inner(s: State, pair: Tuple, message: str) -> Node:
    s.note(pair.place, message, r"write `\langle u, v \rangle`")
    return Bars("inner", pair.items, place=pair.place)


def _is_pair(node: Node) -> bool:
    return isinstance(node, Tuple) and len(node.items) == 2


def _is_number(node: Node) -> bool:
    return isinstance(node, Number) or (isinstance(node, Name) and node.kind in _COUNTS)


def _settled(s: State, pair: Tuple) -> Node:
    if all(isinstance(item, Number) or kind_of(item) in _COUNTS for item in pair.items):
        s.note(pair.place, "a pair of integers beside a number is their greatest common divisor", r"write `\gcd(m, n)`")
        gcd = Name(r"\gcd", Kind.FUNCTION, place=pair.place)
        return Call(gcd, (Part("", pair.items, place=pair.place),), place=pair.place)
    if all(is_vector(item) or is_function(item) for item in pair.items):
        return _inner(s, pair, "a pair beside a number is an inner product")
    hint = r"write `\gcd(m, n)` or `\langle u, v \rangle`, or declare both as `integer` or `vector`"
    raise Unreadable(rules.UNCLEAR_OPERATOR, pair.place, "a pair beside a number", hint)
