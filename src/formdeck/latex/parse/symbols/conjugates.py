r"""Stars that conjugate: of what is called complex, of ``\psi``, and beside the same symbol, ``z z^*``."""

from formdeck.latex.names import unaccented
from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import Name, Node, walk

_WAVES = (r"\psi", r"\Psi")


def is_conjugated(s: State, base: str) -> bool:
    """Whether a star on a symbol is its complex conjugate rather than a part of the name."""
    known = s.scope.about(base)
    if known is not None and known.declaration.complex:
        return True
    return base in _WAVES or (not s.optimizes and base in s.hints.starred)


def conjugated_base(s: State, base: str) -> str | None:
    r"""Find what a bar conjugates: ``z``, which is called complex, of ``\bar{z}``, which nothing else explains."""
    below = unaccented(base)
    if below is None or not base.startswith((r"\bar{", r"\overline{")) or s.scope.about(base) is not None:
        return None
    known = s.scope.about(below)
    return below if known is not None and known.declaration.complex else None


def is_made_of_complex(s: State, body: Node) -> bool:
    """Whether the glossary calls a symbol of an expression complex: a bar over it is no mean."""
    known = (s.scope.about(each.latex) for each in walk(body) if isinstance(each, Name))
    return any(each is not None and each.declaration.complex for each in known)
