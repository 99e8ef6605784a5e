r"""Points of a distribution that are applied to its degrees of freedom: ``\chi^2_{\alpha/2}(n-1)``.

The square belongs to the name; the probability below counts.
"""

from formdeck.latex.lexer import T
from formdeck.latex.names import scripted
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.indices import indices
from formdeck.latex.parse.symbols.scripts import Script, Scripts
from formdeck.latex.problem import Place
from formdeck.latex.tree import Indexed, Name, Node
from formdeck.model import Kind


def percentage_point(s: State, base: str, scripts: Scripts, place: Place) -> Node | None:
    """Make a node of such a point in front of its bracket; None if the symbol is something else."""
    sub, sup = scripts.sub, scripts.sup
    if sub is None or sup is None or scripts.primes or not _is_applied(s, base, sub, sup):
        return None
    name = scripted(base, 0, None, sup.label)
    whole = scripted(base, 0, sub.label, sup.label)
    s.note(place, f"`{name}` is a function here", f"declare `{whole}` with a kind to say so")
    return Indexed(Name(name, Kind.FUNCTION, place=place), indices(s, base, sub), place=place)


def _is_applied(s: State, base: str, sub: Script, sup: Script) -> bool:
    r"""Whether the glossary shows a sibling applied, or it is a ``\chi^2`` of which nothing else is known."""
    if not s.at(T.OPEN, "(") or s.tokens[s.pos].place.start != s.last.end:
        return False
    if s.scope.applies_siblings(base, sup.label):
        return True
    is_open = s.scope.about(base) is None and s.scope.about(f"{base}_{{{sub.label}}}") is None
    return base == r"\chi" and sup.is_just(T.NUMBER, "2") and is_open
