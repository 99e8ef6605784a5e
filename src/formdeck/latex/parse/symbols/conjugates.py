r"""Stars and bars that conjugate or deny: ``z z^*`` of what is complex, ``\psi^*``, ``\bar{p}`` of a statement."""

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
    below = _barred(s, base)
    known = s.scope.about(below) if below is not None else None
    return below if known is not None and known.declaration.complex else None


def denied(s: State, base: str) -> str | None:
    r"""Find what a bar denies: ``p``, which is called a statement, of ``\overline{p}``."""
    below = _barred(s, base)
    return below if below is not None and s.scope.is_statement(below) else None


def _barred(s: State, base: str) -> str | None:
    """Find the symbol below a bar; None if there is no bar, or the glossary explains the symbol with it."""
    if not base.startswith((r"\bar{", r"\overline{")) or s.scope.about(base) is not None:
        return None
    return unaccented(base)


def is_made_of_complex(s: State, body: Node) -> bool:
    """Whether the glossary calls a symbol of an expression complex: a bar over it is no mean."""
    known = (s.scope.about(each.latex) for each in walk(body) if isinstance(each, Name))
    return any(each is not None and each.declaration.complex for each in known)
