"""Sums, integrals, limits, optima, derivatives, expectations."""

from formdeck.latex import tree as t
from formdeck.latex.write.dispatch import bracketed, listed, operand, write
from formdeck.latex.write.levels import Level, level
from formdeck.latex.write.names import write_text

_STATISTICS = {"E": r"\mathbb{E}", "P": r"\Pr"}
_OPTIMA = {r"\argmax": r"\operatorname*{argmax}", r"\argmin": r"\operatorname*{argmin}"}
_SIGNS = {"d": r"\mathrm{d}", "D": r"\mathrm{D}"}


@write.register
def _(node: t.Range) -> str:
    if node.lower is not None:
        return f"{listed(node.names)} = {operand(node.lower, Level.SUM)}"
    words = [write_text(each.text) for each in node.conditions if isinstance(each, t.Words)]
    conditions = [each for each in node.conditions if not isinstance(each, t.Words)]
    shown = {name for each in conditions[:1] for name in t.walk(each)}
    bare = [name for name in node.names if name not in shown]
    return ", ".join([*map(write, bare), *map(write, conditions)]) + " ".join(["", *words] if words else [])


def _scripts(ranges: tuple[t.Range, ...]) -> str:
    below = ", ".join(filter(None, map(write, ranges)))
    upper = next((each.upper for each in ranges if each.upper is not None), None)
    return (f"_{{{below}}}" if below else "") + (f"^{{{write(upper)}}}" if upper is not None else "")


def _body(node: t.Node, *, braced: bool = False) -> str:
    """Write what an operator reaches over: a product."""
    text = operand(node, Level.PRODUCT)
    return f"{{{text}}}" if braced and text.startswith(("(", "[", r"\left", r"\{")) else text


@write.register
def _(node: t.Big) -> str:
    return f"{node.operator}{_scripts(node.ranges)} {_body(node.body)}"


@write.register
def _(node: t.Optimum) -> str:
    scripts = _scripts((node.range,))
    return f"{_OPTIMA.get(node.operator, node.operator)}{scripts} {_body(node.body, braced=not scripts)}"


@write.register
def _(node: t.Limit) -> str:
    target = write(node.target)
    if node.side:
        target = f"{target if level(node.target) is Level.ATOM else bracketed(target)}^{{{node.side}}}"
    return rf"{node.operator}_{{{write(node.variable)} \to {target}}} {_body(node.body)}"


@write.register
def _(node: t.Integral) -> str:
    below = node.lower if node.lower is not None else node.domain
    lower = f"_{{{write(below)}}}" if below is not None else ""
    upper = f"^{{{write(node.upper)}}}" if node.upper is not None else ""
    variables = r"\,".join(rf"\mathrm{{d}}{_variable(each)}" for each in node.variables)
    return rf"{node.operator}{lower}{upper} {_body(node.body)}\,{variables}"


def _variable(node: t.Node) -> str:
    text = write(node) if isinstance(node, t.Name | t.Indexed) else bracketed(write(node))
    return text if text.startswith(("\\", "(")) else f" {text}"


@write.register
def _(node: t.Differential) -> str:
    return _SIGNS.get(node.sign, node.sign) + _variable(node.body)


@write.register
def _(node: t.Wrt) -> str:
    order = f"^{{{write(node.order)}}}" if node.order is not None else ""
    return f"{_variable(node.variable)}{order}"


@write.register
def _(node: t.Derivative) -> str:
    if node.sign.startswith(r"\d"):
        return f"{node.sign}{{{write(node.body)}}}"
    sign = _SIGNS.get(node.sign, node.sign)
    order = _order(node.variables)
    above = sign + (f"^{{{order}}}" if order else "")
    if not isinstance(node.body, t.Blank):
        above += f" {operand(node.body, Level.PRODUCT)}"
    below = r"\,".join(sign + write(wrt) for wrt in node.variables)
    return rf"\frac{{{above}}}{{{below}}}"


def _order(variables: tuple[t.Wrt, ...]) -> str:
    """Add up how often is derived; empty for once."""
    orders = [t.Number("1") if wrt.order is None else wrt.order for wrt in variables]
    numbers = [int(order.digits) for order in orders if isinstance(order, t.Number) and order.digits.isdigit()]
    if len(numbers) == len(orders):
        return "" if sum(numbers) == 1 else str(sum(numbers))
    return " + ".join(operand(order, Level.SUM) for order in orders)


@write.register
def _(node: t.Gradient) -> str:
    under = f"_{{{listed(node.under)}}}" if node.under else ""
    base, sign = (r"\nabla", node.form.removeprefix(r"\nabla"))
    body = "" if isinstance(node.body, t.Blank) else f" {operand(node.body, Level.FACTOR)}"
    return f"{base}{under}{sign}{body}"


@write.register
def _(node: t.Expectation) -> str:
    operator = _STATISTICS.get(node.operator, rf"\mathrm{{{node.operator}}}")
    under = f"_{{{listed(node.under)}}}" if node.under else ""
    given = rf" \mid {listed(node.given)}" if node.given else ""
    return operator + under + bracketed(listed(node.items) + given, "[", "]")


@write.register
def _(node: t.Evaluated) -> str:
    below = f"_{{{write(node.below)}}}" if node.below is not None else ""
    above = f"^{{{write(node.above)}}}" if node.above is not None else ""
    return rf"\left. {write(node.body)} \right|{below}{above}"


@write.register
def _(node: t.Quantified) -> str:
    return f"{node.quantifier} {write(node.subject)}"
