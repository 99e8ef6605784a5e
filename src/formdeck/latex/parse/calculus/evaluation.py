"""The places at which a value is taken: what stands below and above a bar or bracket."""

from functools import reduce

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.glossary.scope import APPLIED
from formdeck.latex.lexer import T
from formdeck.latex.parse.brackets.arguments import items_until_separator
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script, read_script
from formdeck.latex.parse.symbols.superscripts import exponent
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import Derivative, Evaluated, Indexed, Name, Node, Number, Relation, walk


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


def at_several(s: State, body: Node) -> Node | None:
    r"""Read several places below a bar, ``|_{x=0,\,y=0}``, or what a partial derivative keeps, ``|_{V,N}``."""
    start = s.pos
    if not s.at(T.SUB):
        return None
    sub = read_script(s, s.take())
    if s.at(T.SUP) or not _is_listed(s, sub):
        s.pos = start
        return None
    with s.closing(None), s.between(sub.start, sub.end):
        items = items_until_separator(s)
    place = body.place.to(sub.place)
    if all(isinstance(item, Relation) for item in items):
        return reduce(lambda inner, item: Evaluated(inner, item, place=place), items, body)
    if isinstance(body, Derivative) and body.sign == r"\partial" and _are_kept(body, items):
        return Derivative(body.sign, body.body, body.variables, tuple(items), place=place)
    hint = "say what takes them: `x = a, y = b`"
    raise Unreadable(rules.UNEXPECTED, sub.place, "several values below a bar", hint)


def _is_listed(s: State, sub: Script) -> bool:
    """Whether commas stand in a script outside of brackets."""
    at = sub.start
    while at < sub.end:
        if s.tokens[at].shows(T.PUNCTUATION, ","):
            return True
        at = s.partner.get(at, at) + 1
    return False


def _are_kept(derivative: Derivative, items: list[Node]) -> bool:
    """Whether items are variables that stay as they are, not a place: no estimate, no value of what varies."""
    varied = {wrt.variable.latex for wrt in derivative.variables if isinstance(wrt.variable, Name)}
    bases = [item.base if isinstance(item, Indexed) else item for item in items]
    letters = [base.latex.partition("_{")[0] for base in bases if isinstance(base, Name)]
    return len(letters) == len(items) and not any("{" in letter or letter in varied for letter in letters)


def evaluated(s: State, body: Node, below: Node | None, above: Node | None, place: Place) -> Node:
    """Make a value at a place or between two of them; between two, find out what takes those values."""
    if above is None and isinstance(below, Name) and below.kind is None:
        hint = f"write `x = {below.latex}` for a place; declare `{below.latex}` as a set for a restriction"
        s.note(below.place, f"`{below.latex}` is kept as a place where the value is taken", hint)
    variable = _variable(s, body) if above is not None and not isinstance(below, Relation) else None
    return Evaluated(body, below, above, variable, place=place)


def _variable(s: State, body: Node) -> Node | None:
    """Find the variable of what stands in a bracket with bounds: the one integrated over, or the only one."""
    names: dict[str, Name] = {}
    for node in walk(body):
        if isinstance(node, Name) and node.kind not in APPLIED and not s.bound[node.latex]:
            names.setdefault(node.latex, node)
    integrated = [name for name in names if name in s.integrated]
    chosen = integrated[-1:] if integrated else list(names)
    return Name(names[chosen[0]].latex, names[chosen[0]].kind, place=body.place) if len(chosen) == 1 else None


def held_constant(s: State, node: Derivative, sub: Script, place: Place) -> Node:
    r"""Read what stays constant behind ``\left(\frac{\partial U}{\partial T}\right)_V``, or where it is taken."""
    with s.closing(None), s.between(sub.start, sub.end):
        items = tuple(items_until_separator(s))
    if len(items) == 1 and isinstance(items[0], Relation | Number):
        return Evaluated(node, items[0], place=place)
    return Derivative(node.sign, node.body, node.variables, items, place=place)
