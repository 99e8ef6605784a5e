"""Numbers of rows and columns, compared as polynomials: ``2n`` and ``n + n`` are one, ``n`` and ``n + 1`` never."""

from collections import Counter
from enum import Enum

from formdeck.latex.readback import read_back_node
from formdeck.latex.tree import Add, Name, Negative, Node, Number, Product

Dimension = tuple[tuple[tuple[str, ...], int], ...]
"""Names multiplied, and how often; sorted."""

ONE: Dimension = (((), 1),)


class Fit(Enum):
    """Whether two dimensions are the same."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


def dimension_of(node: Node) -> Dimension:
    """Write a dimension as a polynomial; what is none counts as a name."""
    return tuple(sorted((names, times) for names, times in _polynomial(node).items() if times))


def count(number: int) -> Dimension:
    """Write a number as a dimension."""
    return (((), number),) if number else ()


def compare(left: Dimension, right: Dimension) -> Fit:
    """Tell whether two dimensions are the same, whatever their symbols stand for."""
    difference = Counter(dict(left))
    difference.subtract(dict(right))
    rest = {names for names, times in difference.items() if times}
    if not rest:
        return Fit.SAME
    return Fit.DIFFERENT if rest == {()} else Fit.UNKNOWN


def _polynomial(node: Node) -> Counter[tuple[str, ...]]:
    match node:
        case Number(digits=digits) if digits.isdigit() and len(digits) < 10:
            return Counter({(): int(digits)})
        case Name(latex=latex):
            return Counter({(latex,): 1})
        case Negative(body=body):
            return Counter({names: -times for names, times in _polynomial(body).items()})
        case Add(terms=terms):
            total: Counter[tuple[str, ...]] = Counter()
            for term in terms:
                for names, times in _polynomial(term).items():
                    total[names] += times
            return total
        case Product(factors=(first, second)):
            return _multiplied(_polynomial(first), _polynomial(second))
        case _:
            return Counter({(read_back_node(node),): 1})


def _multiplied(left: Counter[tuple[str, ...]], right: Counter[tuple[str, ...]]) -> Counter[tuple[str, ...]]:
    total: Counter[tuple[str, ...]] = Counter()
    for names, times in left.items():
        for others, more in right.items():
            total[tuple(sorted(names + others))] += times * more
    return total
