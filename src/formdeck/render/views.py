"""What the templates see. Every text is Markdown that is safe where the built-in templates put it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormulaView:
    """A formula. ``block`` is a display between ``$$``, or a code block if it cannot be typeset.

    ``short``: its title and number have room at its sides. ``rows``: how many lines it has.
    """

    number: str
    title: str
    block: str
    note: str
    short: bool
    rows: int


@dataclass(frozen=True, slots=True)
class SymbolView:
    """A row of the glossary, each field made for a table's cell. ``facts``: where it lives, its shape, its unit."""

    symbol: str
    meaning: str
    facts: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """Bullets, or with a title a block of its own."""

    title: str
    points: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A worked example: the number of its formula, what is given, what comes out."""

    number: str
    given: tuple[str, ...]
    result: str


@dataclass(frozen=True, slots=True)
class CodeView:
    """A snippet in a fence; ``number`` is that of the formula it computes, if it claims to."""

    number: str
    fence: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """A picture; ``url`` is empty while there is none. ``url``, ``alt`` and ``width`` are HTML attribute values."""

    url: str
    alt: str
    width: str
    caption: str


@dataclass(frozen=True, slots=True)
class SeeView:
    """A record referred to."""

    title: str
    page: int


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record's sheet. ``place`` names the record and its file; ``density`` is its page's class.

    ``pairs``: its symbols are so short that two columns of them fit.
    ``part`` is 0, or counts the pages that the record goes on on.
    """

    id: str
    place: str
    continued: bool
    part: int
    density: str
    chapter: int
    chapter_title: str
    category: str
    title: str
    reading: str
    tags: tuple[str, ...]
    confidence: str
    marks: tuple[str, ...]
    formulas: tuple[FormulaView, ...]
    symbols: tuple[SymbolView, ...]
    pairs: bool
    notes: tuple[NoteView, ...]
    examples: tuple[ExampleView, ...]
    code: tuple[CodeView, ...]
    figures: tuple[FigureView, ...]
    see: tuple[SeeView, ...]
    sources: tuple[str, ...]
