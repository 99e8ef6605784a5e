"""Sums, integrals, limits, optima, derivatives, expectations."""

from formdeck.latex import tree as t
from formdeck.latex.readback.dispatch import listed, show, tight
from formdeck.latex.tree.binders import time_of

_FIELD_OPERATORS = {
    r"\nabla": "grad", r"\nabla^2": "laplace", r"\nabla\cdot": "div", r"\nabla\times": "curl", r"\Box": "box",
    r"\nabla\nabla^\top": "hessian",
}  # fmt: skip
_SIGNS = {r"\partial": "∂", r"\delta": "δ", r"\Delta": "Δ ", "D": "D"}


@show.register
def _(node: t.Range) -> str:
    names = listed(node.names)
    if node.lower is not None or node.upper is not None:
        lower = show(node.lower) if node.lower is not None else "?"
        upper = f"..{tight(node.upper)}" if node.upper is not None else ""
        rest = f", {listed(node.conditions)}" if node.conditions else ""
        return f"{names}={lower}{upper}{rest}"
    if not node.conditions:
        return names
    shows_name = len(node.names) == 1 and not isinstance(node.conditions[0], t.Words)
    shown = isinstance(node.conditions[0], t.Call) or (shows_name and _shows(node.conditions[0], node.names[0]))
    return listed(node.conditions) if shown else f"{names}: {listed(node.conditions)}"


def _shows(condition: t.Node, name: t.Node) -> bool:
    """Whether a condition has the name as a side of its own."""
    return not isinstance(condition, t.Relation) or name in condition.sides


@show.register
def _(node: t.Big) -> str:
    ranges = "; ".join(show(each) for each in node.ranges)
    return f"{node.operator.removeprefix(chr(92))}{{{ranges}}}[{show(node.body)}]"


@show.register
def _(node: t.Optimum) -> str:
    return f"{node.operator.removeprefix(chr(92))}{{{show(node.range)}}}[{show(node.body)}]"


@show.register
def _(node: t.Limit) -> str:
    if node.operator == "Res":
        return f"Res{{{show(node.variable)} = {show(node.target)}}}[{show(node.body)}]"
    operator = node.operator.removeprefix(chr(92))
    return f"{operator}{{{show(node.variable)} → {show(node.target)}{node.side}}}[{show(node.body)}]"


@show.register
def _(node: t.Integral) -> str:
    bounded = node.upper is not None
    times = [(each, time) for each in node.variables if (time := time_of(each, bounded=bounded)) is not None]
    variables = [part for each, time in times for part in (f"d{show(each)}", show(time))]
    variables = variables or list(map(_variable, node.variables))
    over = {r"\cdot": "· ", r"\times": "× "}.get(node.joint, "") + ", ".join(variables)
    if node.lower is not None and node.upper is not None:
        over += f"={show(node.lower)}..{tight(node.upper)}"
    elif node.domain is not None:
        over += f" over {show(node.domain)}"
    over = over.strip().removeprefix("=")
    return f"{node.operator.removeprefix(chr(92))}{{{over}}}[{show(node.body)}]"


def _variable(node: t.Node) -> str:
    if not isinstance(node, t.Wrt) or node.order is None:
        return show(node)
    return f"{show(node.variable)} in {show(node.order)} dimensions"


@show.register
def _(node: t.Differential) -> str:
    order = "" if node.order is None else f"^{tight(node.order)} "
    return f"{_SIGNS.get(node.sign, node.sign)}{order}{tight(node.body)}"


@show.register
def _(node: t.Wrt) -> str:
    once = node.order is None or node.order == t.Number("1")
    return show(node.variable) if node.order is None or once else f"{show(node.variable)} {show(node.order)} times"


@show.register
def _(node: t.Derivative) -> str:
    sign = _SIGNS.get(node.sign, "d")
    held = f" at constant {listed(node.held)}" if node.held else ""
    return f"{sign}/{sign}{{{listed(node.variables)}{held}}}[{show(node.body)}]"


@show.register
def _(node: t.Gradient) -> str:
    name = _FIELD_OPERATORS.get(node.form, node.form)
    under = f"{{{listed(node.under)}}}" if node.under else ""
    return f"{name}{under}[{show(node.body)}]"


@show.register
def _(node: t.Expectation) -> str:
    under = f"{{{listed(node.under)}}}" if node.under else ""
    given = f" | {listed(node.given)}" if node.given else ""
    return f"{node.operator}{under}[{listed(node.items)}{given}]"


@show.register
def _(node: t.Evaluated) -> str:
    below = show(node.below) if node.below is not None else ""
    above = f"..{show(node.above)}" if node.above is not None else ""
    variable = f"{show(node.variable)}=" if node.variable is not None and above else ""
    return f"[{show(node.body)}] at {variable}{below}{above}"


@show.register
def _(node: t.Quantified) -> str:
    sign = {r"\forall": "all ", r"\exists": "some ", r"\exists!": "one ", r"\nexists": "no "}[node.quantifier]
    return sign + show(node.subject) + ("" if node.body is None else f": {show(node.body)}")
