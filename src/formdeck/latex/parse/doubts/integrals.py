r"""Integration by parts, ``\int_a^b u\,dv = [uv]_a^b - \int_a^b v\,du``: whose bounds are they?"""

from collections.abc import Iterable, Iterator

from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import Integral, Name, Statement, walk


def doubt_parts(s: State, statements: Iterable[Statement]) -> None:
    """Note what the bounds are taken for where two integrals run over each other's integrands."""
    bounded = [each for each in map(_bounded, _integrals(statements)) if each is not None]
    integrated: dict[str, set[str]] = {}
    for _, by, names in bounded:
        integrated.setdefault(by, set()).update(names)
    for one, by, names in bounded:
        if any(by in integrated.get(name, ()) for name in names):
            hint = r"write `\int_a^b u(x) v'(x)\,dx` if they are those of another variable"
            s.note(one.place, "the bounds are those of what stands behind `d`", hint)
            return


def _integrals(statements: Iterable[Statement]) -> Iterator[Integral]:
    return (node for statement in statements for node in walk(statement) if isinstance(node, Integral))


def _bounded(one: Integral) -> tuple[Integral, str, set[str]] | None:
    """Take the variable of an integral with bounds and the names that it integrates, if itself is not among them."""
    if len(one.variables) != 1 or one.lower is None or not isinstance(one.variables[0], Name):
        return None
    by, names = one.variables[0].latex, {each.latex for each in walk(one.body) if isinstance(each, Name)}
    return None if by in names else (one, by, names)
