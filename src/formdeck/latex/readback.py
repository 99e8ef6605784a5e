"""A formula in plain notation, as it was understood: ``sum{i=1..n}[x_i]``."""

from collections.abc import Callable, Iterable
from functools import singledispatch

from formdeck.latex import tree as t

_RELATIONS = {
    r"\le": "≤", r"\ge": "≥", r"\ne": "≠", r"\approx": "≈", r"\in": "∈", r"\notin": "∉", r"\to": "→", r"\sim": "~",
    r"\leftarrow": "←", r"\propto": "∝", r"\equiv": "≡", r"\subset": "⊂", r"\subseteq": "⊆", r"\mapsto": "↦",
}  # fmt: skip
_OPERATORS = {
    r"\cap": "∩", r"\cup": "∪", r"\odot": "⊙", r"\otimes": "⊗", r"\oplus": "⊕", r"\circ": "∘", r"\pm": "±", r"\mp": "∓",
    r"\setminus": "∖", r"\wedge": "∧", r"\vee": "∨", r"\times": "×", r"\cdot": "·", r"\bmod": "mod", r"\neg": "¬",
}  # fmt: skip
_ATOMS = (
    t.Number,
    t.Name,
    t.Constant,
    t.Call,
    t.Indexed,
    t.Tuple,
    t.SetOf,
    t.SetWhere,
    t.Bars,
    t.Big,
    t.Optimum,
    t.Limit,
)
_TIGHT = (
    *_ATOMS,
    t.Expectation,
    t.Integral,
    t.Matrix,
    t.Binomial,
    t.Interval,
    t.Root,
    t.Dots,
    t.Blank,
    t.Postfix,
    t.Marked,
)


def read_back(formula: t.Formula) -> str:
    """Write a formula in plain notation, one statement a line."""
    return "\n".join(read_back_statement(statement) for statement in formula.statements)


def read_back_statement(statement: t.Statement) -> str:
    """Write one statement in plain notation, with its side conditions."""
    text = _joined_by(statement.sides, statement.relations)
    if statement.conditions:
        text += f"  for {_list(statement.conditions)}"
    return f"{statement.label}: {text}" if statement.label else text


def read_back_node(node: t.Node) -> str:
    """Write a part of a formula in plain notation."""
    return _show(node)


def _list(nodes: Iterable[t.Node], separator: str = ", ") -> str:
    return separator.join(_show(node) for node in nodes)


def _joined_by(sides: tuple[t.Node, ...], relations: tuple[str, ...]) -> str:
    text = _show(sides[0])
    for relation, side in zip(relations, sides[1:], strict=True):
        text += f" {_RELATIONS.get(relation, relation)} {_show(side)}"
    return text


def _tight(node: t.Node) -> str:
    """Write an operand, in brackets unless it is of one piece."""
    return _show(node) if isinstance(node, _TIGHT) else f"({_show(node)})"


@singledispatch
def _show(node: t.Node) -> str:
    raise TypeError(type(node).__name__)


def _atom(attribute: str) -> Callable[[t.Node], str]:
    return lambda node: str(getattr(node, attribute))


_show.register(t.Number, _atom("digits"))
_show.register(t.Name, _atom("latex"))
_show.register(t.Words, _atom("text"))
_show.register(t.Dots, lambda _: "…")
_show.register(t.Blank, lambda _: "·")


@_show.register
def _(node: t.Constant) -> str:
    return {r"\infty": "oo", r"\pi": "pi", "i": "I", "e": "E"}.get(node.latex, node.latex)


@_show.register
def _(node: t.Add) -> str:
    text = _show(node.terms[0])
    for term in node.terms[1:]:
        negative = isinstance(term, t.Negative)
        body = term.body if isinstance(term, t.Negative) else term
        text += (" - " if negative else " + ") + (_tight(body) if isinstance(body, t.Add | t.Infix) else _show(body))
    return text


@_show.register
def _(node: t.Negative) -> str:
    return "-" + (_show(node.body) if isinstance(node.body, t.Product | t.Quotient | t.Power) else _tight(node.body))


@_show.register
def _(node: t.Product) -> str:
    return " * ".join(
        _show(f) if isinstance(f, t.Power | t.Derivative | t.Gradient) else _tight(f) for f in node.factors
    )


@_show.register
def _(node: t.Quotient) -> str:
    return f"{_tight(node.above)}/{_tight(node.below)}"


@_show.register
def _(node: t.Power) -> str:
    return f"{_tight(node.base)}^{_tight(node.exponent)}"


@_show.register
def _(node: t.Infix) -> str:
    sign = _OPERATORS.get(node.operator, node.operator)
    return f" {sign} ".join(_show(o) if isinstance(o, t.Product | t.Power) else _tight(o) for o in node.operands)


@_show.register
def _(node: t.Prefix) -> str:
    return _OPERATORS.get(node.operator, node.operator) + _tight(node.body)


@_show.register
def _(node: t.Postfix) -> str:
    return _tight(node.body) + {r"\%": "%", r"^{\circ}": "°"}.get(node.operator, node.operator)


@_show.register
def _(node: t.Root) -> str:
    return f"sqrt({_show(node.body)})" if node.degree is None else f"root{{{_show(node.degree)}}}({_show(node.body)})"


@_show.register
def _(node: t.Marked) -> str:
    return f"{_tight(node.body)}^{node.mark}"


@_show.register
def _(node: t.Indexed) -> str:
    below = f"[{_list(node.below)}]" if node.below else ""
    return _tight(node.base) + below + (f"^[{_list(node.above)}]" if node.above else "")


@_show.register
def _(node: t.Part) -> str:
    separator = {"": "", "|": " | ", ";": "; ", r"\|": " ‖ "}[node.separator]
    return separator + _list(node.items)


@_show.register
def _(node: t.Call) -> str:
    return f"{_tight(node.function)}({''.join(_show(part) for part in node.parts)})"


@_show.register
def _(node: t.FunctionForm) -> str:
    if node.form == "inverse":
        return f"inverse[{_show(node.function)}]"
    order = _show(node.order) if node.order is not None else "1"
    return f"derivative[{_show(node.function)}, {order}]"


@_show.register
def _(node: t.Binomial) -> str:
    return f"binomial({_show(node.above)}, {_show(node.below)})"


@_show.register
def _(node: t.Range) -> str:
    names = _list(node.names)
    if node.lower is not None or node.upper is not None:
        lower = _show(node.lower) if node.lower is not None else "?"
        upper = f"..{_tight(node.upper)}" if node.upper is not None else ""
        return f"{names}={lower}{upper}"
    if not node.conditions:
        return names
    return _list(node.conditions) if len(node.names) == 1 else f"{names}: {_list(node.conditions)}"


@_show.register
def _(node: t.Big) -> str:
    ranges = "; ".join(_show(each) for each in node.ranges)
    return f"{node.operator.removeprefix(chr(92))}{{{ranges}}}[{_show(node.body)}]"


@_show.register
def _(node: t.Optimum) -> str:
    return f"{node.operator.removeprefix(chr(92))}{{{_show(node.range)}}}[{_show(node.body)}]"


@_show.register
def _(node: t.Limit) -> str:
    return f"lim{{{_show(node.variable)} → {_show(node.target)}{node.side}}}[{_show(node.body)}]"


@_show.register
def _(node: t.Integral) -> str:
    over = ", ".join(_show(variable) for variable in node.variables)
    if node.lower is not None and node.upper is not None:
        over += f"={_show(node.lower)}..{_tight(node.upper)}"
    elif node.domain is not None:
        over += f" over {_show(node.domain)}"
    return f"{node.operator.removeprefix(chr(92))}{{{over}}}[{_show(node.body)}]"


@_show.register
def _(node: t.Differential) -> str:
    return f"d{_tight(node.body)}"


@_show.register
def _(node: t.Wrt) -> str:
    return _show(node.variable) if node.order is None else f"{_show(node.variable)} {_show(node.order)} times"


@_show.register
def _(node: t.Derivative) -> str:
    return f"{node.sign.replace(chr(92) + 'partial', '∂')}/{node.sign.replace(chr(92) + 'partial', '∂')}{{{_list(node.variables)}}}[{_show(node.body)}]"


@_show.register
def _(node: t.Gradient) -> str:
    name = {r"\nabla": "grad", r"\nabla^2": "laplace", r"\nabla\cdot": "div", r"\nabla\times": "curl"}[node.form]
    under = f"{{{_list(node.under)}}}" if node.under else ""
    return f"{name}{under}[{_show(node.body)}]"


@_show.register
def _(node: t.Expectation) -> str:
    under = f"{{{_list(node.under)}}}" if node.under else ""
    given = f" | {_list(node.given)}" if node.given else ""
    return f"{node.operator}{under}[{_list(node.items)}{given}]"


@_show.register
def _(node: t.Evaluated) -> str:
    below = _show(node.below) if node.below is not None else ""
    above = f"..{_show(node.above)}" if node.above is not None else ""
    return f"[{_show(node.body)}] at {below}{above}"


@_show.register
def _(node: t.Quantified) -> str:
    return {r"\forall": "all ", r"\exists": "some ", r"\nexists": "no "}[node.quantifier] + _show(node.subject)


@_show.register
def _(node: t.Relation) -> str:
    return _joined_by(node.sides, node.relations)


@_show.register
def _(node: t.Sequence) -> str:
    return _list(node.items)


@_show.register
def _(node: t.Tuple) -> str:
    return f"({_list(node.items)})"


@_show.register
def _(node: t.SetOf) -> str:
    return f"{{{_list(node.items)}}}"


@_show.register
def _(node: t.SetWhere) -> str:
    return f"{{{_show(node.element)} | {_list(node.conditions)}}}"


@_show.register
def _(node: t.Interval) -> str:
    return f"{node.opening}{_show(node.lower)}, {_show(node.upper)}{node.closing}"


@_show.register
def _(node: t.Bars) -> str:
    body = _list(node.items)
    match node.form:
        case "absolute":
            return f"|{body}|"
        case "norm":
            return f"‖{body}‖" + (f"_{_tight(node.sub)}" if node.sub is not None else "")
        case form:
            return f"{form}({body})"


@_show.register
def _(node: t.Matrix) -> str:
    return "[" + "; ".join(_list(row) for row in node.rows) + "]"


@_show.register
def _(node: t.Branch) -> str:
    return (
        f"{_show(node.value)} if {_show(node.condition)}"
        if node.condition is not None
        else f"{_show(node.value)} otherwise"
    )


@_show.register
def _(node: t.Cases) -> str:
    return "cases{" + "; ".join(_show(branch) for branch in node.branches) + "}"
