"""The places at which a value is taken: what stands below and above a bar or bracket."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T
from formdeck.latex.parse.scripts import Script, read_script
from formdeck.latex.parse.state import State
from formdeck.latex.parse.superscripts import exponent
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Node


def read_evaluation(s: State) -> tuple[Node | None, Node | None] | None:
    """Read a subscript and a superscript as places; None if there is neither."""
    scripts: dict[T, Script] = {}
    while s.at(T.SUB) or s.at(T.SUP):
        sign = s.take()
        if sign.kind in scripts:
            raise Unreadable(rules.DOUBLE_SCRIPT, sign.place, f"two `{sign.text}` on one bar")
        scripts[sign.kind] = read_script(s, sign)
    if not scripts:
        return None
    below = exponent(s, scripts[T.SUB]) if T.SUB in scripts else None
    above = exponent(s, scripts[T.SUP]) if T.SUP in scripts else None
    return below, above
