"""Sums, integrals, limits, optima, derivatives, expectations."""

from formdeck.latex import tree as t
from formdeck.latex.glossary.keys import GREEK_INDICES, LATIN_INDICES
from formdeck.latex.parse.symbols.families import FAMILY
from formdeck.latex.tree.binders import DOTS, time_of
from formdeck.latex.write.calls import arguments
from formdeck.latex.write.dispatch import bracketed, listed, operand, write
from formdeck.latex.write.levels import Level, level
from formdeck.latex.write.names import write_text

_STATISTICS = {"E": r"\mathbb{E}", "P": r"\Pr"}
_OPTIMA = {r"\argmax": r"\operatorname*{argmax}", r"\argmin": r"\operatorname*{argmin}"}
_LIMITS = {r"\plim": r"\operatorname*{plim}"}
_THIN = r"\,"
_SIGNS = {"d": r"\mathrm{d}", "D": r"\mathrm{D}"}


@write.register
def _(node: t.Range) -> str:
    if node.lower is not None:
        return ", ".join([f"{listed(node.names)} = {operand(node.lower, Level.SUM)}", *map(write, node.conditions)])
    words = [write_text(each.text) for each in node.conditions if isinstance(each, t.Words)]
    conditions = [each for each in node.conditions if not isinstance(each, t.Words)]
    heads: list[t.Node] = list(node.names) if _needs_names(node, conditions) else conditions[:1]
    rest = conditions[len(conditions[:1]) if heads == conditions[:1] else 0 :]
    divides = any(isinstance(head, t.Relation) and r"\mid" in head.relations for head in heads)
    shown = (", " if divides else " : ").join(filter(None, (listed(heads), listed(rest))))
    return shown + " ".join(["", *words] if words else [])


def _needs_names(node: t.Range, conditions: list[t.Node]) -> bool:
    """Whether the first condition does not show by itself what runs."""
    if not conditions or not isinstance(conditions[0], t.Relation | t.Call):
        return True
    first = conditions[0].sides[0] if isinstance(conditions[0], t.Relation) else conditions[0]
    own, shown = _letters(first), set(t.walk(conditions[0]))
    return not own <= set(node.names) or not set(node.names) <= shown


def _letters(node: t.Node) -> set[t.Node]:
    """List the names that stand on a side by themselves, or in a list or point."""
    if isinstance(node, t.Sequence | t.Tuple):
        return {item for item in node.items if isinstance(item, t.Name | t.Indexed)}
    return {node} if isinstance(node, t.Name | t.Indexed) else set()


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
    if node.operator == FAMILY:
        return bracketed(write(node.body), r"\{", r"\}") + _scripts(node.ranges)
    return f"{_sign(node.operator)}{_scripts(node.ranges)} {_body(node.body)}"


def _sign(operator: str) -> str:
    r"""Write the sign of a big operator; a prime stands at its corner, where no range can."""
    sign = operator.rstrip("'")
    return operator if sign == operator else rf"\sideset{{}}{{{operator.removeprefix(sign)}}}{sign}"


@write.register
def _(node: t.Optimum) -> str:
    scripts = _scripts((node.range,))
    return f"{_OPTIMA.get(node.operator, node.operator)}{scripts} {_body(node.body, braced=not scripts)}"


@write.register
def _(node: t.Limit) -> str:
    target = write(node.target)
    if node.operator == "Res":
        return rf"\operatorname*{{Res}}_{{{write(node.variable)} = {target}}} {_body(node.body)}"
    if node.side:
        target = f"{target if level(node.target) is Level.ATOM else bracketed(target)}^{{{node.side}}}"
    operator = _LIMITS.get(node.operator, node.operator)
    return rf"{operator}_{{{write(node.variable)} \to {target}}} {_body(node.body)}"


@write.register
def _(node: t.Integral) -> str:
    below = node.lower if node.lower is not None else node.domain
    lower = f"_{{{write(below)}}}" if below is not None else ""
    upper = f"^{{{write(node.upper)}}}" if node.upper is not None else ""
    if not node.variables:
        return f"{node.operator}{lower}{upper} {bracketed(write(node.body))}"
    variables = r"\,".join(map(_element, node.variables))
    return rf"{node.operator}{lower}{upper} {_body(node.body)}{f' {node.joint} ' if node.joint else _THIN}{variables}"


def _element(node: t.Node) -> str:
    r"""Write a variable as a differential; one of several dimensions as ``d^3r``."""
    if not isinstance(node, t.Wrt) or node.order is None:
        return rf"\mathrm{{d}}{_variable(node)}"
    return rf"\mathrm{{d}}^{{{write(node.order)}}}{_variable(node.variable)}"


def _variable(node: t.Node) -> str:
    whole = isinstance(node, t.Name | t.Indexed | t.Call | t.Bars) or time_of(node) is not None
    text = write(node) if whole else bracketed(write(node))
    return text if text.startswith(("\\", "(")) else f" {text}"


@write.register
def _(node: t.Differential) -> str:
    order = f"^{{{write(node.order)}}}" if node.order is not None else ""
    return _SIGNS.get(node.sign, node.sign) + order + (_component(node.body) or _variable(node.body))


def _component(node: t.Node) -> str | None:
    """Write a coordinate whose index stands above as it is written behind a differential: ``x^{i}``."""
    if not isinstance(node, t.Indexed) or not node.above or node.below:
        return None
    return f" {write(node.base)}^{{{' '.join(map(write, node.above))}}}"


@write.register
def _(node: t.Wrt) -> str:
    order = f"^{{{write(node.order)}}}" if node.order is not None else ""
    return f"{_variable(node.variable)}{order}"


@write.register
def _(node: t.Derivative) -> str:
    if node.sign in DOTS:
        if isinstance(node.body, t.Call):  # the dot stands on the function, not on its value
            return f"{node.sign}{{{write(node.body.function)}}}{arguments(node.body)}"
        return f"{node.sign}{{{write(node.body)}}}"
    if (raised := [wrt.variable for wrt in node.variables if _is_raised(wrt)]) and isinstance(raised[0], t.Indexed):
        body = "" if isinstance(node.body, t.Blank) else f" {operand(node.body, Level.FACTOR)}"
        return rf"\partial^{{{listed(raised[0].above)}}}{body}"
    if _is_of_tensor(node):
        body = "" if isinstance(node.body, t.Blank) else f" {operand(node.body, Level.FACTOR)}"
        return rf"\partial_{{{''.join(write(wrt.variable) for wrt in node.variables)}}}{body}"
    sign = _SIGNS.get(node.sign, node.sign)
    order = _order(node.variables)
    above = sign + (f"^{{{order}}}" if order else "")
    if not isinstance(node.body, t.Blank):
        above += f" {operand(node.body, Level.PRODUCT)}"
    below = r"\,".join(sign + write(wrt) for wrt in node.variables)
    text = rf"\frac{{{above}}}{{{below}}}"
    return rf"\left({text}\right)_{{{listed(node.held)}}}" if node.held else text


def _is_of_tensor(node: t.Derivative) -> bool:
    r"""Whether a derivative is one by a coordinate of a tensor or an operator, ``\partial_\mu A_\nu``."""
    if node.sign != r"\partial" or node.held or any(wrt.order is not None for wrt in node.variables):
        return False
    counting = GREEK_INDICES | LATIN_INDICES
    by_index = all(isinstance(wrt.variable, t.Name) and wrt.variable.latex in counting for wrt in node.variables)
    inside = (each for each in t.walk(node.body) if isinstance(each, t.Indexed))
    indices = (index for each in inside for index in (*each.below, *each.above))
    shown = any(isinstance(index, t.Name) and index.latex in counting for index in indices)
    return by_index and (shown or isinstance(node.body, t.Blank))


def _is_raised(wrt: t.Wrt) -> bool:
    r"""Whether a variable stands above, ``\partial^\mu``."""
    return isinstance(wrt.variable, t.Indexed) and isinstance(wrt.variable.base, t.Blank)


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
    base, sign = (r"\nabla", _signs_of_nabla(node.form)) if node.form != r"\Box" else (r"\Box", "")
    body = "" if isinstance(node.body, t.Blank) else f" {operand(node.body, Level.FACTOR)}"
    return f"{base}{under}{sign}{body}"


def _signs_of_nabla(form: str) -> str:
    r"""Write what stands behind ``\nabla``; a Hessian is written as it mostly is, like a Laplacian."""
    return "^2" if form == r"\nabla\nabla^\top" else form.removeprefix(r"\nabla")


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
    said = "" if node.body is None else rf"\; {write(node.body)}"
    return f"{node.quantifier} {write(node.subject)}{said}"
