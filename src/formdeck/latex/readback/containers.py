"""Relations, lists, sets, bars, matrices, cases."""

from formdeck.latex import tree as t
from formdeck.latex.readback.dispatch import joined_by, listed, show, tight


@show.register
def _(node: t.Relation) -> str:
    return joined_by(node.sides, node.relations)


@show.register
def _(node: t.Sequence) -> str:
    return listed(node.items)


@show.register
def _(node: t.Tuple) -> str:
    return f"({listed(node.items)})"


@show.register
def _(node: t.SetOf) -> str:
    return f"{{{listed(node.items)}}}"


@show.register
def _(node: t.SetWhere) -> str:
    return f"{{{show(node.element)} | {listed(node.conditions)}}}"


@show.register
def _(node: t.Interval) -> str:
    return f"{node.opening}{show(node.lower)}, {show(node.upper)}{node.closing}"


@show.register
def _(node: t.Bars) -> str:
    body = listed(node.items)
    match node.form:
        case "absolute":
            return f"|{body}|{_below(node.sub)}"
        case "norm":
            return f"‖{body}‖{_below(node.sub)}"
        case "ket":
            return f"|{body}⟩"
        case "bra":
            return f"⟨{body}|"
        case "braket":
            return f"⟨{'|'.join(map(show, node.items))}⟩"
        case form:
            return f"{form}({body}){_below(node.sub)}"


@show.register
def _(node: t.Matrix) -> str:
    return "[" + "; ".join(listed(row) for row in node.rows) + "]"


@show.register
def _(node: t.Branch) -> str:
    return (
        f"{show(node.value)} if {show(node.condition)}"
        if node.condition is not None
        else f"{show(node.value)} otherwise"
    )


@show.register
def _(node: t.Cases) -> str:
    return "cases{" + "; ".join(show(branch) for branch in node.branches) + "}"


def _below(node: t.Node | None) -> str:
    """Write what stands below bars; the name of a space shows the symbols in it."""
    label = node.items[0] if isinstance(node, t.Sequence) and isinstance(node.items[0], t.Words) else node
    return f"_{tight(label)}" if label is not None else ""
