"""Numbers, names, sums, products, powers, calls."""

from formdeck.latex import tree as t
from formdeck.latex.readback.dispatch import listed, show, tight

_OPERATORS = {
    r"\cap": "∩", r"\cup": "∪", r"\odot": "⊙", r"\otimes": "⊗", r"\oplus": "⊕", r"\circ": "∘", r"\pm": "±", r"\mp": "∓",
    r"\setminus": "∖", r"\wedge": "∧", r"\vee": "∨", r"\times": "×", r"\cdot": "·", r"\bmod": "mod", r"\neg": "¬",
    r"\sqcup": "⊔", r"\triangle": "△", r"\rtimes": "⋊", r"\ltimes": "⋉",
}  # fmt: skip
_SIMPLE = {"1", "2", "3"}


@show.register
def _(node: t.Number) -> str:
    return node.digits


@show.register
def _(node: t.Name) -> str:
    return node.latex


@show.register(t.Words)
@show.register(t.Unit)
def _(node: t.Words | t.Unit) -> str:
    return node.text


@show.register
def _(node: t.Dots) -> str:
    del node
    return "…"


@show.register
def _(node: t.Blank) -> str:
    del node
    return "·"


@show.register
def _(node: t.Constant) -> str:
    return {r"\infty": "oo", r"\pi": "pi", "i": "I", "e": "E"}.get(node.latex, node.latex)


@show.register
def _(node: t.Add) -> str:
    text = show(node.terms[0])
    for term in node.terms[1:]:
        negative = isinstance(term, t.Negative)
        body = term.body if isinstance(term, t.Negative) else term
        text += (" - " if negative else " + ") + (tight(body) if isinstance(body, t.Add | t.Infix) else show(body))
    return text


@show.register
def _(node: t.Negative) -> str:
    return "-" + (show(node.body) if isinstance(node.body, t.Product | t.Quotient | t.Power) else tight(node.body))


@show.register
def _(node: t.Product) -> str:
    return " * ".join(show(f) if isinstance(f, t.Power | t.Derivative | t.Gradient) else tight(f) for f in node.factors)


@show.register
def _(node: t.Quotient) -> str:
    return f"{tight(node.above)}/{tight(node.below)}"


@show.register
def _(node: t.Power) -> str:
    return f"{tight(node.base)}^{tight(node.exponent)}"


@show.register
def _(node: t.Infix) -> str:
    if node.operator == r"\pmod":
        return f"{show(node.operands[0])} (mod {show(node.operands[1])})"
    if node.operator == "/":
        return "/".join(map(tight, node.operands))
    sign = _OPERATORS.get(node.operator, node.operator)
    loose = (t.Power,) if node.operator in {r"\cdot", r"\times"} else (t.Power, t.Product)
    return f" {sign} ".join(show(o) if isinstance(o, loose) else tight(o) for o in node.operands)


@show.register
def _(node: t.Prefix) -> str:
    return _OPERATORS.get(node.operator, node.operator) + tight(node.body)


@show.register
def _(node: t.Postfix) -> str:
    return tight(node.body) + {r"\%": "%", r"^{\circ}": "°", r"\dots": "…"}.get(node.operator, node.operator)


@show.register
def _(node: t.Root) -> str:
    return f"sqrt({show(node.body)})" if node.degree is None else f"root{{{show(node.degree)}}}({show(node.body)})"


@show.register
def _(node: t.Marked) -> str:
    return f"{tight(node.body)}^{node.mark}"


@show.register
def _(node: t.Indexed) -> str:
    if isinstance(node.base, t.Number):
        return f"{show(node.base)}(base {show(node.below[0])})"
    below = f"[{listed(node.below)}]" if node.below else ""
    return tight(node.base) + below + (f"^[{listed(node.above)}]" if node.above else "")


@show.register
def _(node: t.Part) -> str:
    separator = {"": "", "|": " | ", ";": "; ", r"\|": " ‖ "}[node.separator]
    return separator + listed(node.items)


@show.register
def _(node: t.Call) -> str:
    return f"{tight(node.function)}({''.join(show(part) for part in node.parts)})"


@show.register
def _(node: t.FunctionForm) -> str:
    if node.form == "inverse":
        return f"inverse[{show(node.function)}]"
    order = show(node.order) if node.order is not None else "1"
    if order in _SIMPLE:
        return tight(node.function) + "'" * int(order)
    return f"derivative[{show(node.function)}, {order}]"


@show.register
def _(node: t.Binomial) -> str:
    return f"binomial({show(node.above)}, {show(node.below)})"
