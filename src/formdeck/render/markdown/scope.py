"""What a text may refer to, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from formdeck.render.tex import Problem


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a link ``#record-id`` leads; an id that the deck does not have has no page, but perhaps a hint."""

    page: int | None
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known around a text: the deck's macros, and the records that its links name."""

    macros: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, LinkTarget] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rendered:
    """Markdown that is safe to put on a page, and what was wrong in the text it came from."""

    markdown: str
    problems: tuple[Problem, ...] = ()
