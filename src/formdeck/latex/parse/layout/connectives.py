"""Words that say how statements hang together: if, then, or, for all, there is."""

import re
from typing import TypeGuard

from formdeck.latex.tree import Infix, Node, Quantified

JOINS = ("or", "and", "または", "あるいは", "かつ", "及び", "および")
"""Words between two values or relations."""

OR, AND = r"\vee", r"\wedge"
_OR = frozenset({"or", "または", "あるいは"})
_AND = frozenset({"and", "かつ", "及び", "および", "と"})
_THEN = frozenset({"then", "we have", "it holds that", "there holds"})
_ARROWS = {
    "implies": r"\Rightarrow",
    "imply": r"\Rightarrow",
    "only if": r"\Rightarrow",
    "then": r"\Rightarrow",
    "ならば": r"\Rightarrow",
    "なら": r"\Rightarrow",
    "であれば": r"\Rightarrow",
    "iff": r"\Leftrightarrow",
    "if and only if": r"\Leftrightarrow",
    "exactly when": r"\Leftrightarrow",
    "is equivalent to": r"\Leftrightarrow",
}
_CONDITIONAL = (
    "where",
    "for",
    "if",
    "when",
    "with",
    "such that",
    "subject to",
    "ただし",
    "s.t.",
    "ここで",
    "for all",
    "under",
    "whenever",
    "provided",
    "assuming",
    "unless",
)
_BEHIND_CONDITION = (
    "のとき",
    "の時",
    "の場合",
    "のもとで",
    "の下で",
    "に対して",
    "に対し、",
    "について",
    "なら",
    "であれば",
)
_PREMISES = frozenset({"if", "when", "whenever", "for", "もし"})
_FOR_ALL = (
    "for all",
    "for every",
    "for each",
    "for any",
    "given any",
    "任意の",
    "すべての",
    "全ての",
    "どんな",
)
_THERE_IS = (
    "there exists",
    "there exist",
    "there is",
    "there are",
    "for some",
    "ある",
)
_FOR_SOME = re.compile(r"\bfor (?:some|at least one|a suitable)(?: [a-z]+)?$", re.IGNORECASE)
_BETWEEN = "、,にはも "  # what may stand between a condition and what it is one of
_WITHIN = frozenset({"in", "in the interval", "on", "on the interval", "over"})
_EXISTS = ("が存在", "がある", "が少なくとも", "がただ1つ", "がただ一つ")


def is_or(text: str) -> bool:
    """Whether a word offers what follows as another possibility."""
    return text in _OR


def is_and(text: str) -> bool:
    """Whether a word adds what follows."""
    return text in _AND


def sign_of(text: str) -> str:
    """Find the sign that a word between relations stands for."""
    return OR if is_or(text) else AND if is_and(text) else ""


def joins_statements(text: str) -> bool:
    """Whether words say how statements hang together, rather than something of a value."""
    if is_or(text) or is_and(text) or is_then(text) or makes_condition(text) or makes_condition_of_last(text):
        return True
    return arrow_of(text) is not None or premise_of(text) is not None or puts_into_set(text)


def is_then(text: str) -> bool:
    """Whether words turn from premises to what follows from them."""
    return text.lower().rstrip(",、") in _THEN or text.startswith((*_BEHIND_CONDITION, *_EXISTS))


def arrow_of(text: str) -> str | None:
    """Find the logic arrow that words stand for."""
    return _ARROWS.get(text.lower().rstrip(",、"))


def premise_of(text: str) -> str | None:
    r"""Tell what words in front of a premise make of it: ``\forall``, ``\exists``, nothing; None if they lead none."""
    said = text.lower().rstrip(",、 ")
    if said in _PREMISES:
        return ""
    if said.endswith(_FOR_ALL):
        return r"\forall"
    return r"\exists" if said.endswith(_THERE_IS) else None


def makes_condition(text: str) -> bool:
    """Whether words make a condition of what follows them."""
    said = text.lower()
    return said.startswith(_CONDITIONAL) or said.endswith((" for all", " for", " where", " if"))


def makes_condition_of_last(text: str) -> bool:
    """Whether words make a condition of what stands in front of them."""
    return text.startswith(_BEHIND_CONDITION)


def claim_behind(text: str) -> str:
    """Take what words claim under the condition in front of them: のとき発散する."""
    lead = next((lead for lead in _BEHIND_CONDITION if text.startswith(lead)), None)
    claim = "" if lead is None else text.removeprefix(lead).strip(_BETWEEN)
    return claim if claim[:1].isalnum() else ""


def says_for_some(text: str) -> bool:
    """Whether words say of what follows that there is such a thing."""
    return _FOR_SOME.search(text) is not None


def says_it_exists(text: str) -> bool:
    """Whether words say of what stands in front of them that there is such a thing."""
    return text.startswith(_EXISTS)


def negates(text: str) -> bool:
    """Whether words make a condition of what must not hold."""
    return text.lower().startswith("unless")


def joined(sign: str, *nodes: Node) -> Node:
    r"""Join possibilities by ``\vee``, or what holds together by ``\wedge``; a third joins two."""
    operands = [operand for node in nodes for operand in (node.operands if _is_joined(node, sign) else (node,))]
    return Infix(sign, tuple(operands), place=nodes[0].place.to(nodes[-1].place))


def is_either(node: Node) -> bool:
    """Whether a node offers possibilities."""
    return _is_joined(node, OR)


def _is_joined(node: Node, sign: str) -> TypeGuard[Infix]:
    return isinstance(node, Infix) and node.operator == sign


def puts_into_set(text: str) -> bool:
    """Whether words say of a variable in front of them where it is: "for all x in"."""
    return text.lower() in _WITHIN


def quantified(quantifier: str, node: Node) -> Node:
    """Say of something that it holds for all, or some; what says so itself stays as it is."""
    if not quantifier or isinstance(node, Quantified):
        return node
    return Quantified(quantifier, node, place=node.place)
