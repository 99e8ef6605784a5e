r"""Integration by parts, ``\int_a^b u\,dv = [uv]_a^b - \int_a^b v\,du``: whose bounds are they?"""

from collections.abc import Iterable

from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import Integral, Name, Node, Statement, walk


def doubt_parts(s: State, statements: Iterable[Statement]) -> None:
    """Note what the bounds are taken for where two integrals run over each other's integrands."""
    integrals = [node for statement in statements for node in walk(statement) if isinstance(node, Integral)]
    bounded = [node for node in integrals if len(node.variables) == 1 and node.lower is not None]
    crossed = [one for one in bounded for other in bounded if _runs_over(one, other) and _runs_over(other, one)]
    if crossed:
        hint = r"write `\int_a^b u(x) v'(x)\,dx` if they are those of another variable"
        s.note(crossed[0].place, "the bounds are those of what stands behind `d`", hint)


def _runs_over(one: Integral, other: Integral) -> bool:
    """Whether an integral runs over what another one integrates, and does not integrate that itself."""
    by = _names(one.variables[0])
    return bool(by & _names(other.body)) and not by & _names(one.body)


def _names(node: Node) -> set[str]:
    return {each.latex for each in walk(node) if isinstance(each, Name)}
