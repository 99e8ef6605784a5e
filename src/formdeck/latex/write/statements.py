"""Statements and whole formulas."""

from formdeck.latex import tree as t
from formdeck.latex.write.dispatch import joined_by, operand, write
from formdeck.latex.write.levels import Level
from formdeck.latex.write.names import write_label, write_text

_ARROWS = frozenset({r"\Rightarrow", r"\Leftarrow", r"\Leftrightarrow"})
_CONTINUES = (r"\pm", r"\mp")


@write.register
def _(node: t.Formula) -> str:
    if len(node.statements) == 1:
        return write(node.statements[0])
    if not any(each.relations or each.conditions or each.label or each.remarks for each in node.statements):
        return ", ".join(write(each) for each in node.statements)  # a list of values; it may stand in a line of text
    rows = " \\\\\n".join(_aligned(statement) for statement in node.statements)
    return f"\\begin{{align}}\n{rows}\n\\end{{align}}"


@write.register
def _(node: t.Statement) -> str:
    if _is_claim(node):
        return _claim(node)
    sides = _sides(node, "")
    return _label(node.label) + sides + _behind(node)


def _aligned(node: t.Statement) -> str:
    if _is_claim(node):
        return _claim(node)
    return _label(node.label) + _sides(node, "&") + _behind(node)


def _is_claim(node: t.Statement) -> bool:
    """Whether nothing but words is said, under conditions: in front of these the words would be a label."""
    return isinstance(node.sides[0], t.Words) and not node.relations and bool(node.conditions)


def _claim(node: t.Statement) -> str:
    claim = node.sides[0].text if isinstance(node.sides[0], t.Words) else ""
    return f"{', '.join(map(write, node.conditions))} {write_text(f'のとき{claim}')}"


def _sides(node: t.Statement, mark: str) -> str:
    if not node.relations:
        only = node.sides[0]
        return _first(write(only) if _stands_open(only) else operand(only, Level.SUM))
    if not node.relations[0] or node.relations[0].startswith(r"\text"):  # words, which no row is aligned at
        return _first(joined_by(node.sides, node.relations))
    ahead = 2 if node.relations[0] == r"\mid" and len(node.relations) > 1 else 1  # what is given stays by its side
    first = _first(joined_by(node.sides[:ahead], node.relations[: ahead - 1]))
    rest = joined_by((t.Words(""), *node.sides[ahead:]), node.relations[ahead - 1 :]).strip()
    return f"{first} {mark}{rest}"


def _stands_open(node: t.Node) -> bool:
    """Whether a side needs no brackets. A quantifier that leads would make a condition of itself."""
    return isinstance(node, t.Infix) or (isinstance(node, t.Quantified) and node.body is None)


def _first(text: str) -> str:
    """Keep a row that starts with a sign of two from going on with the row above."""
    return f"{{{text}}}" if text.startswith(_CONTINUES) else text


def _label(label: str) -> str:
    words = [piece for piece in label.split() if piece not in _ARROWS]
    arrows = [piece for piece in label.split() if piece in _ARROWS]
    text = " ".join(words)
    shown = f"{write_label(text)} && " if _is_maths(text) else rf"{write_text(text + ':')}\ " if text else ""
    return shown + "".join(f"{arrow} " for arrow in arrows)


def _is_maths(text: str) -> bool:
    return any(char in text for char in "\\{}^_$")


def _behind(node: t.Statement) -> str:
    loose = [each for each in node.conditions if not (_in_brackets(each) or isinstance(each, t.Quantified))]
    remarks = [write_text(remark) for remark in node.remarks]
    conditions = [_condition(each) for each in node.conditions]
    announced = remarks or ([write_text("for")] if loose else [])
    parts = [*announced, *conditions] if loose else [*conditions, *remarks]
    return "".join(rf" \quad {part}" for part in parts)


def _condition(node: t.Node) -> str:
    return f"({write(node)})" if _in_brackets(node) else write(node)


def _in_brackets(node: t.Node) -> bool:
    """Whether a condition is told by the brackets around it: relations, joined or denied or not."""
    if isinstance(node, t.Infix) and node.operator in {r"\vee", r"\wedge"}:
        return any(map(_in_brackets, node.operands))
    if isinstance(node, t.Prefix):
        return node.operator == r"\neg" and _in_brackets(node.body)
    return isinstance(node, t.Relation | t.Sequence)
