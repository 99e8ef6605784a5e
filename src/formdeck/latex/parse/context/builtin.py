"""Symbols that mean a number or set without being declared."""

from itertools import pairwise

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.lexer.commands import INTEGRALS
from formdeck.latex.parse.context.state import State
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import Constant

_FAR = 12  # tokens behind e in which its exponent shows whether it turns
_FIXED = {
    r"\pi": r"\pi", r"\mathrm{e}": "e", r"\mathrm{i}": "i", r"\infty": r"\infty", r"\emptyset": r"\emptyset",
    r"\varnothing": r"\emptyset", r"\boldsymbol{0}": r"\boldsymbol{0}", r"\mathbf{0}": r"\boldsymbol{0}",
    r"\vec{0}": r"\boldsymbol{0}",
} | {f"\\mathbb{{{letter}}}": f"\\mathbb{{{letter}}}" for letter in "NZQRC"}  # fmt: skip


def is_constant(name: str) -> bool:
    """Whether an undeclared name means a number or set of its own."""
    return name in _FIXED or name in {"e", "i"}


def constant(s: State, name: str, place: Place) -> Constant | None:
    """Make a constant of a name that means one: declared so, or undeclared and usual."""
    known = s.scope.about(name)
    if known is not None:
        meant = known.declaration.constant
        return Constant(meant, place=place) if meant else None
    if s.bound[name] or name in s.functions or name in s.hints.measures:
        return None
    if name in _FIXED:
        return Constant(_FIXED[name], place=place)
    if name == "e":
        _refuse_program_number(s)
        s.note(place, "`e` is Euler's number", "declare `e` if it is not")
        return Constant("e", place=place)
    if name == "j" and s.hints.electrical:
        s.note(place, "`j` is the imaginary unit", "declare `j` if it is not")
        return Constant("i", place=place)
    return _imaginary_unit(s, place) if name == "i" else None


_SIGNS = ("+", "-", r"\pm")


def _is_beside_index(s: State) -> bool:
    r"""Whether ``i`` starts what a commutator is equal to: ``[\sigma_i, \sigma_j] = 2i\epsilon_{ijk}\sigma_k``."""
    at = s.pos - 1
    if "[" not in s.hints.commutators or s.bound["i"] or at < 1 or at + 1 >= len(s.tokens):
        return False
    before, after = s.tokens[at - 1], s.tokens[at + 1]
    starts = before.kind in {T.NUMBER, T.RELATION} or before.shows(T.OPERATOR, *_SIGNS)
    nested = sum((token.kind is T.GROUP) - (token.kind is T.END_GROUP) for token in s.tokens[:at])
    return starts and not nested and after.kind in {T.LETTER, T.ACCENT, T.COMMAND}


def _refuse_program_number(s: State) -> None:
    """Refuse ``1e-3`` as programs write it, which is set as a multiple of e; behind a gap or a sign it is one."""
    at = s.pos - 1
    around = s.tokens[max(at - 1, 0) : at + 3]
    if len(around) < 3 or around[0].kind is not T.NUMBER or around[1].text != "e":
        return
    if not around[2].shows(T.OPERATOR, "-", "+"):
        around = around[:3]
    closed = all(first.place.end == second.place.start for first, second in pairwise(around))
    if closed and around[-1].kind is T.NUMBER:
        exponent = "".join(token.text for token in around[2:]).lstrip("+")
        hint = (
            rf"write `{around[0].text} \times 10^{{{exponent}}}` for the number, `\cdot` or a space for a multiple of e"
        )
        place = around[0].place.to(around[-1].place)
        raise Unreadable(rules.UNCLEAR_OPERATOR, place, "a power of ten or a multiple of e", hint)


def _imaginary_unit(s: State, place: Place) -> Constant | None:
    if s.counts_with_i:
        if not _is_beside_index(s):
            return None
        s.note(place, "`i` is the imaginary unit here, beside the index", "declare `i` if it is not")
        return Constant("i", place=place)
    if s.scope.shows_index("i") and not turns(s.tokens):
        s.note(place, "`i` is the index that the glossary shows", "declare `i` if it is the imaginary unit")
        return None
    s.note(place, "`i` is the imaginary unit", "declare `i` if it is not")
    return Constant("i", place=place)


def turns(tokens: list[Token], unit: str = "i") -> bool:
    r"""Whether the imaginary unit stands in an exponent of e, as in ``e^{i\omega t}``, or behind ``\exp``."""
    heads = (at for at, token in enumerate(tokens) if token.text in {"e", r"\mathrm{e}", r"\exp"})
    return any(token.shows(T.LETTER, unit) for at in heads for token in tokens[at + 1 : at + _FAR])


def _is_bound(tokens: list[Token], at: int) -> bool:
    r"""Whether a bound of an integral begins here, or the point of an evaluation: ``\left. X \right|_{z = 1}``."""
    if at > 1 and tokens[at - 2].text in INTEGRALS:
        return True
    evaluated = at > 1 and tokens[at - 2].text == "|" and tokens[at].kind is T.GROUP
    return evaluated and any(token.kind is T.RELATION for token in tokens[at + 2 : at + 3])


def counts_with(letter: str, tokens: list[Token]) -> bool:
    """Whether ``i`` or ``j`` is used as an index, runs over something, or stands alone in these tokens."""
    if len(tokens) == 1:
        return True
    depth = 0
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        if depth or (before is not None and before.kind is T.SUB and not _is_bound(tokens, at)):
            if token.kind is T.GROUP:
                depth += 1
            if token.shows(T.LETTER, letter):
                return True
        if depth and token.kind is T.END_GROUP:
            depth -= 1
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.shows(T.LETTER, letter) and following is not None and following.kind in {T.RELATION, T.PUNCTUATION}:
            return True
    return False
