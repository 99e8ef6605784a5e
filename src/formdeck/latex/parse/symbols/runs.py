r"""Members of a family from one to another, in the notation of language models and information theory: ``P(w_1^n)``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.brackets.arguments import items_until_separator
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script, Scripts
from formdeck.latex.problem import Place
from formdeck.latex.tree import Indexed, Infix, Name, Node

_OF_OUTCOMES = frozenset({"P", "p", "q", "Q", "H", "I", "h", r"\Pr", r"\mathbb{P}", r"\mathrm{P}", r"\mathrm{H}"})
_BESIDE = frozenset({T.OPEN, T.CLOSE, T.BAR, T.PUNCTUATION})
_COUNTING = frozenset("ijklmntNTLKM")


def run_of_members(s: State, base: str, scripts: Scripts, place: Place) -> Node | None:
    """Read a range below and above a member that a probability or entropy is of; what happens is no power."""
    sub, sup = scripts.sub, scripts.sup
    if sub is None or sup is None or scripts.primes or not s.scope.is_family(base):
        return None
    if not (_is_start(sub) and _is_end(sup) and _is_outcome(s, place)):
        return None
    s.note(sup.place, f"`{base}_{{{sub.label}}}^{{{sup.label}}}` are members of `{base}`", "write brackets for a power")
    ends = tuple(_end(s, script) for script in (sub, sup))
    return Indexed(Name(base, s.kind(base), place=place), (Infix(":", ends, place=place),), place=place)


def _is_start(sub: Script) -> bool:
    return sub.is_just(T.NUMBER, "0", "1") or (len(sub.tokens) == 1 and sub.tokens[0].text in _COUNTING)


def _is_end(sup: Script) -> bool:
    first = sup.tokens[0]
    computed = all(token.kind in {T.LETTER, T.NUMBER} or token.shows(T.OPERATOR, "+", "-") for token in sup.tokens)
    return first.kind is T.LETTER and first.text in _COUNTING and computed


def _is_outcome(s: State, place: Place) -> bool:
    """Whether a symbol stands by itself in the bracket of a probability or entropy."""
    start = next(at for at, token in enumerate(s.tokens) if token.place.start == place.start)
    following = s.tokens[s.pos] if s.pos < len(s.tokens) else None
    if not start or (s.tokens[start - 1].kind not in _BESIDE and s.tokens[start - 1].text != r"\mid"):
        return False
    if following is None or (following.kind not in _BESIDE and following.text != r"\mid"):
        return False
    around = [low for low, high in s.partner.items() if low < start < high and s.tokens[low].kind is T.OPEN]
    return bool(around) and max(around) > 0 and s.tokens[max(around) - 1].text in _OF_OUTCOMES


def _end(s: State, script: Script) -> Node:
    with s.closing(None), s.between(script.start, script.end):
        return items_until_separator(s)[0]
