"""Relations, lists, sets, bars, matrices, cases."""

from formdeck.latex import tree as t
from formdeck.latex.write.dispatch import bracketed, joined_by, listed, operand, write
from formdeck.latex.write.levels import Level
from formdeck.latex.write.names import write_label

# A bra stands in braces, so that no later ket closes it.
_BARS = {
    "absolute": (r"\lvert ", r" \rvert"),
    "cardinality": (r"\lvert ", r" \rvert"),
    "determinant": (r"\lvert ", r" \rvert"),
    "norm": (r"\lVert ", r" \rVert"),
    "floor": (r"\lfloor ", r" \rfloor"),
    "ceiling": (r"\lceil ", r" \rceil"),
    "inner": (r"\langle ", r" \rangle"),
    "mean": (r"\langle ", r" \rangle"),
    "quadratic variation": (r"\langle ", r" \rangle"),
    "commutator": ("[", "]"),
    "concatenation": ("[", "]"),
    "positive part": ("[", "]_{+}"),
    "negative part": ("[", "]_{-}"),
    "poisson": (r"\{", r"\}"),
    "anticommutator": (r"\{", r"\}"),
    "ket": ("|", r" \rangle"),
    "bra": (r"{\langle ", "|}"),
    "class": ("[", "]"),
    "numbers up to": ("[", "]"),
    "skew": ("[", "]"),
    "concentration": ("[", "]"),
}


@write.register
def _(node: t.Relation) -> str:
    return joined_by(node.sides, node.relations)


@write.register
def _(node: t.Sequence) -> str:
    return listed(node.items)


@write.register
def _(node: t.Tuple) -> str:
    return bracketed(listed(node.items))


@write.register
def _(node: t.SetOf) -> str:
    return bracketed(listed(node.items), r"\{", r"\}")


@write.register
def _(node: t.SetWhere) -> str:
    return bracketed(rf"{write(node.element)} \mid {listed(node.conditions)}", r"\{", r"\}")


@write.register
def _(node: t.Interval) -> str:
    inside = f"{write(node.lower)}, {write(node.upper)}"
    if node.opening in "([" and node.closing in ")]":
        return bracketed(inside, node.opening, node.closing)
    return rf"\left{node.opening}{inside}\right{node.closing}"


@write.register
def _(node: t.Bars) -> str:
    if node.form == "determinant" and isinstance(node.items[0], t.Matrix):
        return _rows(node.items[0], "vmatrix")
    if node.form == "braket":
        return rf"\langle {'|'.join(map(write, node.items))} \rangle"
    if node.form == "index":
        return bracketed(" : ".join(operand(each, Level.SUM) for each in node.items), "[", "]")
    opening, closing = _BARS[node.form]
    if node.form == "concatenation":
        return bracketed("; ".join(map(write, node.items)), opening, closing)
    sub = f"_{{{_below(node.sub)}}}" if node.sub is not None else ""
    sub = r"_{\times}" if node.form == "skew" else sub
    return f"{opening}{listed(node.items)}{closing}{sub}"


def _below(node: t.Node) -> str:
    """Write what stands below a norm; the name of a space shows the symbols in it."""
    label = node.items[0] if isinstance(node, t.Sequence) else node
    return write_label(label.text) if isinstance(label, t.Words) else write(node)


@write.register
def _(node: t.Matrix) -> str:
    return _rows(node, "pmatrix")


def _rows(matrix: t.Matrix, environment: str) -> str:
    rows = (" & ".join(_cell(cell) for cell in row) for row in matrix.rows)
    return rf"\begin{{{environment}}} " + r" \\ ".join(rows) + rf" \end{{{environment}}}"


def _cell(node: t.Node) -> str:
    return "" if isinstance(node, t.Blank) else operand(node, Level.RELATION)


@write.register
def _(node: t.Branch) -> str:
    condition = r"\text{otherwise}" if node.condition is None else write(node.condition)
    return f"{operand(node.value, Level.RELATION)} & {condition}"


@write.register
def _(node: t.Cases) -> str:
    return r"\begin{cases} " + r" \\ ".join(write(branch) for branch in node.branches) + r" \end{cases}"
