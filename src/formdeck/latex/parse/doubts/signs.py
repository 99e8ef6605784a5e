r"""Signs with more than one usual meaning: ``\mathbb{N}``, ``A^\dagger``."""

from itertools import pairwise

from formdeck.latex.lexer import T
from formdeck.latex.parse.context.kinds import is_matrix
from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import Bars, Call, Constant, Marked, Name


def doubt_constant(s: State, constant: Constant) -> None:
    r"""Note with which number ``\mathbb{N}`` starts."""
    if constant.latex == r"\mathbb{N}" and s.scope.about(r"\mathbb{N}") is None:
        hint = r"declare `\mathbb{N}`, or write `\mathbb{N}_0` for the numbers from 0"
        s.note(constant.place, r"`\mathbb{N}` starts with 1", hint)


def doubt_mark(s: State, marked: Marked) -> None:
    """Note that a dagger on a matrix is its adjoint, outside of quantum mechanics."""
    if marked.mark != "H" or s.hints.quantum or not isinstance(marked.body, Name):
        return
    if is_matrix(marked.body) and any(token.text == r"\dagger" for token in s.tokens):
        name = marked.body.latex
        hint = rf"write `{name}^{{\mathrm{{H}}}}` to say so, `{name}^+` for the pseudo-inverse"
        s.note(marked.place, "the dagger is the conjugate transpose", hint)


def doubt_logarithm(s: State, call: Call) -> None:
    r"""Note that ``\log`` is natural where chemistry or levels in decibels mean the common logarithm."""
    if not isinstance(call.function, Name) or call.function.latex != r"\log" or s.scope.about(r"\log") is not None:
        return
    items = call.parts[0].items
    before = next((one for one, other in pairwise(s.tokens) if other.place.start == call.place.start), None)
    level = before is not None and before.shows(T.NUMBER, "10", "20")
    if level or (items and isinstance(items[0], Bars) and items[0].form == "concentration"):
        s.note(call.place, r"`\log` is the natural logarithm", r"write `\log_{10}` if it is the common one")
