r"""Stars that conjugate: of what is called complex, of ``\psi``, and beside the same symbol, ``z z^*``."""

from formdeck.latex.parse.context.state import State

_WAVES = (r"\psi", r"\Psi")


def is_conjugated(s: State, base: str) -> bool:
    """Whether a star on a symbol is its complex conjugate rather than a part of the name."""
    known = s.scope.about(base)
    if known is not None and known.declaration.complex:
        return True
    return base in _WAVES or (not s.optimizes and base in s.hints.starred)
