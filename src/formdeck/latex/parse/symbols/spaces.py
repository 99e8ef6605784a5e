r"""Spaces of functions, which carry their smoothness as scripts: ``v \in H_0^1(\Omega)``, ``f \in L^2(\mathbb{R})``."""

from formdeck.latex.lexer import T
from formdeck.latex.names import scripted
from formdeck.latex.parse.brackets.arguments import call_parts
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import read_scripts
from formdeck.latex.tree import Call, Interval, Name, Node, Part
from formdeck.model import Kind

_SPACES = frozenset({
    *"LHWCBDS", r"\mathcal{C}", r"\mathcal{D}", r"\mathcal{S}", r"\mathcal{L}", r"\mathcal{H}", r"\ell",
})  # fmt: skip
_MEMBERSHIP = (r"\in", r"\notin", r"\subset", r"\subseteq", r"\hookrightarrow")


def space(s: State) -> Node | None:
    r"""Read a space of functions behind ``\in``: its letter, which nothing declares, scripts, and a bracket."""
    token = s.peek()
    before = s.tokens[s.pos - 1] if s.pos else None
    if token.text not in _SPACES or before is None or s.scope.about(token.text) is not None:
        return None
    values = before.shows(T.PUNCTUATION, ";")  # where a function's values lie: `L^2(0, T; H^1(\Omega))`
    if not (values or before.shows(T.RELATION, *_MEMBERSHIP) or before.place.start in s.hints.set_products):
        return None
    start, place = s.pos, s.take().place
    scripts = read_scripts(s)
    below, above = (script.label if script else None for script in (scripts.sub, scripts.sup))
    name = scripted(token.text, scripts.primes, below, above)
    bare = scripts.primes or not (below or above or s.at(T.OPEN, "["))
    if not s.at(T.OPEN, "(", "[") or bare or s.scope.named(name) is not None:
        s.pos = start
        return None
    s.note(place.to(s.last), f"`{name}(…)` is a space of functions", f"declare `{name}` if it is not")
    function = Name(name, Kind.FUNCTION, place=place.to(s.last))
    opening = s.pos
    parts = call_parts(s, opening)
    if s.tokens[opening].text == "[" and len(parts[0].items) == 2:
        low, high = parts[0].items
        interval = Interval("[", low, high, "]", place=parts[0].place)  # `C^2[a, b]`
        parts = (Part("", (interval,), place=parts[0].place),)
    return Call(function, parts, place=place.to(s.last))
