r"""Families with what their members run over: ``\{x_i\}_{i=1}^{n}``, ``(a_n)_{n \ge 1}``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.brackets.arguments import call_parts
from formdeck.latex.parse.calculus.ranges import read_ranges
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script, read_scripts
from formdeck.latex.tree import Big, Node, Tuple

FAMILY = r"\family"


def family(s: State) -> Node | None:
    """Read a bracket with a range below it; None if no such bracket comes next."""
    opening = s.pos
    if not s.tokens[opening].shows(T.OPEN, r"\{", "("):
        return None
    after = s.partner[opening] + 1
    if after >= s.end or s.tokens[after].kind is not T.SUB:
        return None
    s.pos = after
    scripts = read_scripts(s)
    if scripts.sub is None or not _is_range(s, opening, scripts.sub, bounded=scripts.sup is not None):
        s.pos = opening
        return None
    ranges = read_ranges(s, scripts.sub, scripts.sup)
    end, place = s.pos, s.tokens[opening].place.to(s.last)
    with s.deeper(place), s.binding(name for each in ranges for name in each.names):
        (first, *_) = call_parts(s, opening)
    s.pos = end
    body = first.items[0] if len(first.items) == 1 else Tuple(first.items, place=first.place)
    return Big(FAMILY, body, ranges, place=place)


def _is_range(s: State, opening: int, sub: Script, *, bounded: bool) -> bool:
    """Whether a subscript says what runs; ``(f)_{x=a}`` is a value at a place."""
    listed = any(token.shows(T.PUNCTUATION, ",") for token in sub.tokens)
    if listed and sub.tokens[0].kind is T.LETTER and _is_derivative(s, opening):
        return False  # what is kept: `(\partial G/\partial n_i)_{T,p,n_{j \ne i}}`
    signs = {token.text for token in sub.tokens if token.kind is T.RELATION}
    if s.tokens[opening].text == r"\{":
        return bool(signs)
    return bool(signs) and (bounded or "=" not in signs)


def _is_derivative(s: State, opening: int) -> bool:
    r"""Whether a bracket holds just a fraction with ``\partial`` above."""
    fraction = s.tokens[opening + 1 : opening + 4]
    if len(fraction) < 3 or not fraction[0].shows(T.COMMAND, r"\frac", r"\dfrac", r"\tfrac"):
        return False
    below = s.partner.get(opening + 2, opening) + 1
    return fraction[2].text == r"\partial" and s.partner.get(below, below) + 1 == s.partner[opening]
