r"""Partial derivatives written as subscripts: ``u_{xx}``, ``f_y(x, y)``."""

from collections.abc import Iterator
from itertools import pairwise

from formdeck.latex.lexer import T
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script
from formdeck.latex.tree import Name, Wrt
from formdeck.model import Kind

_VARIABLES = frozenset({*"xyztuvrs", r"\theta", r"\phi", r"\varphi", r"\xi", r"\eta"})
_PLACES = frozenset("xyz")
"""Variables that a function is derived by also where its arguments are a point: ``f_x(a, b)``."""
_FIELDS = frozenset({*"uvwfghFGz", r"\phi", r"\varphi", r"\psi", r"\Phi", r"\Psi"})


def partial_variables(s: State, base: str, sub: Script) -> tuple[Wrt, ...]:
    """List the variables that a subscript derives by; none if it is no derivative."""
    letters = [token.text for token in sub.tokens if token.kind is T.LETTER]
    if len(letters) != len(sub.tokens) or not _VARIABLES.issuperset(letters) or base in letters:
        return ()
    if any(s.kind(letter) not in {None, Kind.SCALAR} or s.bound[letter] for letter in letters):
        return ()
    kind = s.kind(base)
    derived = _is_function_of(s, base, letters) if kind is Kind.FUNCTION else kind is None and _is_field(s, base)
    if not derived and not (kind in {None, Kind.FUNCTION} and _is_derived_elsewhere(s, base, letters)):
        return ()
    return tuple(Wrt(Name(letter, s.kind(letter), place=sub.place), None, place=sub.place) for letter in letters)


def _is_derived_elsewhere(s: State, base: str, letters: list[str]) -> bool:
    r"""Whether the formula shows the symbol and the variables behind ``\partial``, too: ``\partial M/\partial y``."""
    derived = {after.text for sign, after in pairwise(s.tokens) if sign.text == r"\partial"}
    return base in derived and derived.issuperset(letters)


def _is_function_of(s: State, base: str, letters: list[str]) -> bool:
    """Whether a function is seen to be one of several variables."""
    seen = s.hints.partials.get(base, frozenset())
    if len(letters) > 1 or len([below for below in seen if _VARIABLES.issuperset(below.split())]) > 1:
        return True
    if not s.at(T.OPEN, "("):
        return False
    arguments = set(_outside_scripts(s, s.pos + 1, s.partner[s.pos]))
    return "," in arguments and (_PLACES.issuperset(letters) or arguments.issuperset(letters))


def _outside_scripts(s: State, at: int, end: int) -> Iterator[str]:
    """List what stands in a bracket, without the scripts."""
    while at < end:
        if s.tokens[at].kind in {T.SUB, T.SUP}:
            at = s.partner.get(at + 1, at + 1)
        else:
            yield s.tokens[at].text
        at += 1


def _is_field(s: State, base: str) -> bool:
    """Whether a declared symbol without a kind is derived twice in the formula, ``u_{xx}``, or by time and place."""
    seen = s.hints.partials.get(base, frozenset())
    twice = any(" " in below and _VARIABLES.issuperset(below.split()) for below in seen)
    twice = twice or ("t" in seen and not seen.isdisjoint("xyz"))
    return twice and base in _FIELDS and s.scope.named(base) is not None
