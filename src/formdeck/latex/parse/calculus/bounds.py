r"""Bounds of integrals that name what they are values of: ``\int_{x=0}^{x=1} f(x)\,dx``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Name, Node, Relation


def bound_of(bound: Node | None, variables: tuple[Node, ...]) -> Node | None:
    """Take the value of a bound that names the integral's variable; one that names nothing is the value.

    Raises:
        Unreadable: it names another variable.
    """
    if not (isinstance(bound, Relation) and bound.relations == ("=",) and isinstance(bound.sides[0], Name)):
        return bound
    name, value = bound.sides
    if not any(isinstance(each, Name) and isinstance(name, Name) and each.latex == name.latex for each in variables):
        what = "the bounds name another variable than the differential, which is not read yet"
        raise Unreadable(rules.NOT_READ_YET, bound.place, what, "write the integral by the variable of the bounds")
    return value
