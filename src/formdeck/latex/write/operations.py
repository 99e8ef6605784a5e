"""Sums, products, fractions, powers, marks."""

from formdeck.latex import tree as t
from formdeck.latex.glossary.keys import GREEK_INDICES
from formdeck.latex.parse.context.kinds import is_set
from formdeck.latex.write.calls import is_command, write_raised
from formdeck.latex.write.dispatch import bracketed, listed, operand, write
from formdeck.latex.write.levels import Level, level
from formdeck.latex.write.names import has_superscript

_DERIVATIVE_SIGNS = ("d ", "d\\", "D ", "D\\", r"\mathrm{d}", r"\mathrm{D}", r"\partial")
_MARKS = {"T": r"\top", "H": r"\dagger", "c": r"\mathrm{c}"}
_LOOK_LIKE_MARKS = frozenset({"T", "H", "c", r"\top", r"\intercal", r"\dagger"})


@write.register
def _(node: t.Add) -> str:
    first, *rest = node.terms
    text = _term(first, leads=True)
    for at, term in enumerate(rest, start=2):
        negative = isinstance(term, t.Negative)
        body = term.body if isinstance(term, t.Negative) else term
        text += (" - " if negative else " + ") + _term(body, leads=False, last=at == len(node.terms))
    return text


def _term(node: t.Node, *, leads: bool, last: bool = False) -> str:
    """Write a term; an optimum in front of others needs brackets, since it would reach over them."""
    if isinstance(node, t.Optimum) and not last:
        return bracketed(write(node))
    if leads and isinstance(node, t.Negative | t.Infix | t.Prefix) and level(node) is Level.SUM:
        return write(node)
    return operand(node, Level.SET)


@write.register
def _(node: t.Negative) -> str:
    return f"-{operand(node.body, Level.SET)}"


@write.register
def _(node: t.Quotient) -> str:
    above, below = write(node.above), write(node.below)
    if above.startswith(_DERIVATIVE_SIGNS) and below.startswith(_DERIVATIVE_SIGNS):
        above = f"{{{above}}}"  # else it would be a derivative
    return rf"\frac{{{above}}}{{{below}}}"


@write.register
def _(node: t.Infix) -> str:
    sign = f" {node.operator} "
    match level(node):
        case Level.SUM:
            left, right = node.operands
            return f"{operand(left, Level.SUM)}{sign}{operand(right, Level.SET)}"
        case Level.RELATION | Level.SET | Level.ELEMENTWISE as own:
            return sign.join(operand(each, Level(own + 1)) for each in node.operands)
        case _:
            return sign.join(operand(each, Level.FACTOR) for each in node.operands)


@write.register
def _(node: t.Prefix) -> str:
    if node.operator == r"\neg" and isinstance(node.body, t.Relation):
        return rf"\neg {bracketed(write(node.body))}"  # square brackets would be Iverson's
    least = Level.FACTOR if node.operator == r"\neg" else Level.SET
    return f"{node.operator} {operand(node.body, least)}"


@write.register
def _(node: t.Postfix) -> str:
    # On a symbol the raised circle marks a standard state, unless angles are spoken of.
    in_degrees = node.operator == r"^{\circ}" and isinstance(node.body, t.Name | t.Indexed)
    return raised_base(node.body) + (r"\degree" if in_degrees else node.operator)


@write.register
def _(node: t.Power) -> str:
    exponent = _exponent(node.exponent)
    raised = write_raised(node.base, exponent) if node.exponent != t.Negative(t.Number("1")) else None
    if raised is not None:
        return raised
    dotted = isinstance(node.base, t.Derivative) and node.base.sign.startswith(r"\d")
    return f"{write(node.base) if dotted else raised_base(node.base)}^{{{exponent}}}"


def _exponent(node: t.Node) -> str:
    """Write an exponent; inner braces keep it from being a mark or a label."""
    text = write(node)
    if isinstance(node, t.Name) and (node.latex in _LOOK_LIKE_MARKS or (len(node.latex) > 1 and text[-1] == "}")):
        return f"{{{text}}}"
    if isinstance(node, t.Dots | t.Blank | t.Tuple | t.Interval | t.Bars | t.Marked | t.Words):
        return f"{{{text}}}"
    return text


def raised_base(node: t.Node) -> str:
    """Write what a superscript or a sign stands behind."""
    if isinstance(node, t.Name) and has_superscript(node.latex):
        return bracketed(write(node))
    if isinstance(node, t.Indexed) and (node.above or has_superscript(_base_name(node))):
        return bracketed(write(node))
    if isinstance(node, t.Expectation) or _is_plain_call(node):
        return write(node)
    return operand(node, Level.ATOM)


def _is_plain_call(node: t.Node) -> bool:
    """Whether a call is one of a letter or word, behind whose bracket an exponent is that of the value."""
    return isinstance(node, t.Call) and isinstance(node.function, t.Name) and not is_command(node.function)


def _base_name(node: t.Indexed) -> str:
    return node.base.latex if isinstance(node.base, t.Name) else ""


@write.register
def _(node: t.Root) -> str:
    degree = "" if node.degree is None else f"[{operand(node.degree, Level.SUM)}]"
    return rf"\sqrt{degree}{{{write(node.body)}}}"


@write.register
def _(node: t.Marked) -> str:
    if node.mark == "bar":
        return rf"\overline{{{write(node.body)}}}"
    if node.mark in {"hat", "tilde"}:
        return rf"\wide{node.mark}{{{write(node.body)}}}"
    if node.mark == "c" and not is_set(node.body):
        return rf"\complement {operand(node.body, Level.FACTOR)}"
    return f"{raised_base(node.body)}^{{{_MARKS.get(node.mark, node.mark)}}}"


@write.register
def _(node: t.Binomial) -> str:
    return rf"\binom{{{write(node.above)}}}{{{write(node.below)}}}"


@write.register
def _(node: t.Indexed) -> str:
    base = write(node.base) if isinstance(node.base, t.Name | t.Call) else operand(node.base, Level.ATOM)
    below = f"_{{{_indices(node)}}}" if node.below else ""
    if _is_tensor(node):
        below = f"_{{{''.join(map(write, node.below))}}}" if node.below else ""
        return base + below + (f"^{{{''.join(map(write, node.above))}}}" if node.above else "")
    above = f"^{{({listed(node.above)})}}" if node.above else ""
    return base + below + above


def _is_tensor(node: t.Indexed) -> bool:
    """Whether all indices are those of a tensor's components."""
    return all(isinstance(each, t.Name) and each.latex in GREEK_INDICES for each in (*node.below, *node.above))


def _indices(node: t.Indexed) -> str:
    if isinstance(node.base, t.Name) and node.base.latex in {r"\log", r"\ln"}:
        return operand(node.below[0], Level.FACTOR)
    return ", ".join(_index(each) for each in node.below)


def _index(node: t.Node) -> str:
    if isinstance(node, t.Relation) and isinstance(node.sides[0], t.Blank):
        return write(node).strip()
    """Write an index; a product is one index, so its letters do not touch."""
    if isinstance(node, t.Product) and not isinstance(node.factors[0], t.Number):
        return r" \cdot ".join(operand(factor, Level.FACTOR) for factor in node.factors)
    return operand(node, Level.SUM)
