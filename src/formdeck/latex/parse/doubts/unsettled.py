"""Symbols whose meaning is told, but not of what kind they are."""

from formdeck.latex.glossary.declarations import Declaration
from formdeck.latex.parse.context.state import State
from formdeck.latex.tree import Name


def is_unsettled(s: State, name: Name) -> bool:
    """Whether a declaration leaves open whether a symbol is a number; one without any does not count."""
    known = s.scope.about(name.latex)
    if known is None or name.kind is not None:
        return False
    return known.declaration.meant is None and not is_a_number(known.declaration)


def is_a_number(said: Declaration) -> bool:
    """Whether a glossary entry that gives no kind says all the same that the symbol is a number."""
    return said.domain is not None or said.complex
