"""What a text may refer to, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from formdeck.render.editions.blanks import Blanks, settle_marks
from formdeck.render.tex import Problem, Typeset, typeset


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a link ``#record-id`` leads; an id that the deck does not have has no page, but perhaps a hint."""

    page: int | None
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known around a text: the deck's macros, the records that its links name, what is to be left out."""

    macros: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, LinkTarget] = field(default_factory=dict)
    blanks: Blanks = field(default_factory=Blanks)

    def typeset(self, latex: str) -> Typeset:
        """Make LaTeX ready for MathJax."""
        made = typeset(latex, self.macros)
        if made.latex is None:
            return made
        return Typeset(settle_marks(made.latex, self.blanks.marked_maths), made.problems)


@dataclass(frozen=True, slots=True)
class Rendered:
    """Markdown that is safe to put on a page, and what was wrong in the text it came from."""

    markdown: str
    problems: tuple[Problem, ...] = ()
