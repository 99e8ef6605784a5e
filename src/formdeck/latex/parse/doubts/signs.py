r"""Signs with more than one usual meaning: ``\mathbb{N}``, ``A^\dagger``."""

from formdeck.latex.parse.context.kinds import is_matrix
from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import Constant, Marked, Name


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
