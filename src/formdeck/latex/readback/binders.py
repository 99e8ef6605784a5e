"""Sums, integrals, limits, optima, derivatives, expectations."""

from formdeck.latex import tree as t
from formdeck.latex.readback.dispatch import listed, show, tight


@show.register
def _(node: t.Range) -> str:
    names = listed(node.names)
    if node.lower is not None or node.upper is not None:
        lower = show(node.lower) if node.lower is not None else "?"
        upper = f"..{tight(node.upper)}" if node.upper is not None else ""
        return f"{names}={lower}{upper}"
    if not node.conditions:
        return names
    shown = len(node.names) == 1 and not isinstance(node.conditions[0], t.Words)
    return listed(node.conditions) if shown else f"{names}: {listed(node.conditions)}"


@show.register
def _(node: t.Big) -> str:
    ranges = "; ".join(show(each) for each in node.ranges)
    return f"{node.operator.removeprefix(chr(92))}{{{ranges}}}[{show(node.body)}]"


@show.register
def _(node: t.Optimum) -> str:
    return f"{node.operator.removeprefix(chr(92))}{{{show(node.range)}}}[{show(node.body)}]"


@show.register
def _(node: t.Limit) -> str:
    return f"lim{{{show(node.variable)} → {show(node.target)}{node.side}}}[{show(node.body)}]"


@show.register
def _(node: t.Integral) -> str:
    over = ", ".join(show(variable) for variable in node.variables)
    if node.lower is not None and node.upper is not None:
        over += f"={show(node.lower)}..{tight(node.upper)}"
    elif node.domain is not None:
        over += f" over {show(node.domain)}"
    return f"{node.operator.removeprefix(chr(92))}{{{over}}}[{show(node.body)}]"


@show.register
def _(node: t.Differential) -> str:
    return f"d{tight(node.body)}"


@show.register
def _(node: t.Wrt) -> str:
    return show(node.variable) if node.order is None else f"{show(node.variable)} {show(node.order)} times"


@show.register
def _(node: t.Derivative) -> str:
    sign = "∂" if node.sign == r"\partial" else "d"
    return f"{sign}/{sign}{{{listed(node.variables)}}}[{show(node.body)}]"


@show.register
def _(node: t.Gradient) -> str:
    name = {r"\nabla": "grad", r"\nabla^2": "laplace", r"\nabla\cdot": "div", r"\nabla\times": "curl"}[node.form]
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
    return f"[{show(node.body)}] at {below}{above}"


@show.register
def _(node: t.Quantified) -> str:
    return {r"\forall": "all ", r"\exists": "some ", r"\nexists": "no "}[node.quantifier] + show(node.subject)
