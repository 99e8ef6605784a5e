r"""Scripts and accents that were taken for a part of the name: ``x_i``, ``u_{xx}``, ``z^*``, ``\bar{z}``."""

import re

from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import Name
from formdeck.model import Kind, Subscript, Superscript

_GREEK = r"\\(?:mu|nu|rho|sigma|alpha|beta|gamma|delta|lambda|kappa)(?![A-Za-z])"
_COUNTING = re.compile(rf"(?:(?:[ijklmnt]|{_GREEK}),?\s?)+")
_DERIVING = re.compile(r"([xyzt])\1|[xyzt]{2}")
_COORDINATES = frozenset("xyzt")
_MARKED = re.compile(r"[*+-]|\\(?:star|d?dagger|circ|ominus|pm)|\([a-z0-9]\)|\[[a-z0-9]\]")
_BARS = (r"\bar{", r"\overline{")


def doubt_name(s: State, name: Name) -> None:
    """Note what of a name that nothing declares could be an operation or an index."""
    latex = name.latex
    if s.scope.named(latex) is not None or latex in s.functions:
        return
    if "_{" in latex:
        _doubt_subscript(s, name)
    elif "^{" in latex:
        _doubt_superscript(s, name)
    if latex.startswith(_BARS):
        _doubt_bar(s, name)


def _doubt_subscript(s: State, name: Name) -> None:
    base, _, rest = name.latex.partition("_{")
    label = rest.partition("}")[0]
    known = s.scope.about(base)
    if known is not None and known.declaration.subscript is Subscript.LABEL:
        return
    if _COUNTING.fullmatch(label):
        hint = f"declare `{base}` as a sequence, or `{label}` as an index, if it counts; else declare `{name.latex}`"
        s.note(name.place, f"`{name.latex}` is a symbol of its own", hint)
    elif _DERIVING.fullmatch(label) or (label in _COORDINATES and s.kind(base) is Kind.FUNCTION):
        hint = rf"write `\partial_{label[0]} {base}` if it is a partial derivative; else declare `{name.latex}`"
        s.note(name.place, f"`{name.latex}` is a symbol of its own", hint)


def _doubt_superscript(s: State, name: Name) -> None:
    base, _, rest = name.latex.partition("^{")
    known = s.scope.about(base)
    settled = known is not None and known.declaration.superscript is Superscript.LABEL
    if not settled and _MARKED.fullmatch(rest[:-1]):
        s.note(name.place, f"`{name.latex}` is a symbol of its own", f"declare `{name.latex}`, or `{base}`")


def _doubt_bar(s: State, name: Name) -> None:
    base = name.latex.partition("_{")[0].partition("^{")[0]
    if s.scope.about(base) is None:
        hint = f"declare `{base}`; write `^*` for a conjugate, `^c` for a complement"
        s.note(name.place, f"`{base}` is a symbol of its own: a mean, say", hint)
