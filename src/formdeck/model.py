"""What a deck is: the data that every stage after reading works on.

Deck › Chapter › Record › Formula. Texts are ``SourceText``: they know where the user wrote them. Everything
is frozen; behaviour lives in the stages.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from formdeck.source import SourceText, Span

FORMAT_VERSION = 1


class Kind(StrEnum):
    """What sort of thing a symbol stands for."""

    SCALAR = "scalar"
    INTEGER = "integer"
    INDEX = "index"
    SEQUENCE = "sequence"
    VECTOR = "vector"
    MATRIX = "matrix"
    FUNCTION = "function"
    DISTRIBUTION = "distribution"
    RANDOM = "random"
    SET = "set"
    EVENT = "event"
    OPERATOR = "operator"


class Subscript(StrEnum):
    """Whether a subscript belongs to the name or counts through a family."""

    LABEL = "label"
    INDEX = "index"


class Superscript(StrEnum):
    """Whether a superscript belongs to the name, counts, or is a power."""

    LABEL = "label"
    INDEX = "index"
    POWER = "power"


class Confidence(StrEnum):
    """How sure the author is of a record."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class PageBreak(StrEnum):
    """Whether a record starts a page or shares the one of the record before."""

    NEW = "new"
    CONTINUE = "continue"


class FitMode(StrEnum):
    """Whether a page that is too full is set denser and divided, or only reported."""

    AUTO = "auto"
    STRICT = "strict"


class CheckLevel(StrEnum):
    """Whether SymPy must read a formula, or is excused from it."""

    FULL = "full"
    TYPESET = "typeset"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A glossary entry: what a symbol means, and what sort of thing it is.

    ``symbol`` is the key as written, which may show its use (``f(x;p)``, ``x_i``). ``kind`` is None where the
    user did not say.
    """

    symbol: SourceText
    meaning: SourceText
    kind: Kind | None = None
    shape: SourceText | None = None
    domain: SourceText | None = None
    unit: SourceText | None = None
    reading: SourceText | None = None
    subscript: Subscript | None = None
    superscript: Superscript | None = None


@dataclass(frozen=True, slots=True)
class UsedForm:
    r"""How a formula uses a symbol that a glossary explains: as ``\theta_{t + 1}``, where ``name`` is ``\theta_{t}``.

    ``name`` is the canonical name that the entry is for, ``meaning`` what it says.
    """

    name: str
    meaning: str
    latex: str


@dataclass(frozen=True, slots=True)
class Formula:
    """One numbered formula. ``because`` gives the reason why it is excused from the checks."""

    latex: SourceText
    id: SourceText | None = None
    title: SourceText | None = None
    note: SourceText | None = None
    check: CheckLevel = CheckLevel.FULL
    because: SourceText | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Markdown: a bullet, or with a title a sub-section of its own."""

    body: SourceText
    title: SourceText | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A given value: a LaTeX number or expression as ``text``, or a list of ``items`` for indexed symbols."""

    text: SourceText | None = None
    items: tuple["Given", ...] = ()


@dataclass(frozen=True, slots=True)
class Binding:
    """A symbol and the value it is given."""

    name: SourceText
    value: Given


@dataclass(frozen=True, slots=True)
class CodeName:
    """A Python name in a snippet and the LaTeX symbol it stands for."""

    python: SourceText
    symbol: SourceText


@dataclass(frozen=True, slots=True)
class Code:
    """A snippet; with ``computes`` it claims to compute a formula and can be checked.

    ``names`` binds Python names to LaTeX symbols; each of ``given`` is one set of inputs.
    """

    language: SourceText
    source: SourceText
    computes: SourceText | None = None
    result: SourceText | None = None
    names: tuple[CodeName, ...] = ()
    given: tuple[tuple[Binding, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: the formula ``of`` with these values has this result."""

    of: SourceText
    given: tuple[Binding, ...]
    result: Given


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing of one of the record's formulas.

    ``x`` and ``y`` are the ends of the axes, in LaTeX; ``given`` are the values of the formula's other symbols, a
    curve for each.
    """

    formula: SourceText
    x: tuple[SourceText, ...]
    y: tuple[SourceText, ...] = ()
    given: tuple[tuple[Binding, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture. ``width`` is a CSS percentage or pixel width.

    ``file`` names it inside the deck's folder. That of a ``plot`` is made up, so that no file can have it.
    """

    file: SourceText
    caption: SourceText | None = None
    alt: SourceText | None = None
    width: SourceText | None = None
    plot: Plot | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One formula sheet entry. ``place`` spans the whole of it in its file; ``page`` is None if the deck decides."""

    id: SourceText
    title: SourceText
    place: Span
    reading: SourceText | None = None
    category: SourceText | None = None
    tags: tuple[SourceText, ...] = ()
    confidence: Confidence | None = None
    page: PageBreak | None = None
    formulas: tuple[Formula, ...] = ()
    glossary: tuple[Symbol, ...] = ()
    notes: tuple[Note, ...] = ()
    code: tuple[Code, ...] = ()
    examples: tuple[Example, ...] = ()
    figures: tuple[Figure, ...] = ()
    see: tuple[SourceText, ...] = ()
    sources: tuple[SourceText, ...] = ()


@dataclass(frozen=True, slots=True)
class Suppression:
    """A YAML comment that silences ``codes`` for the lines it stands on or above, with the reason why."""

    codes: tuple[str, ...]
    reason: str
    comment: Span
    covers: Span


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter file. ``path`` is the file's name as shown to the user."""

    title: SourceText
    path: str
    glossary: tuple[Symbol, ...] = ()
    records: tuple[Record, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """Which lists the deck opens and closes with."""

    toc: bool = True
    symbol_index: bool = True
    formula_index: bool = True


@dataclass(frozen=True, slots=True)
class Macro:
    """A LaTeX macro: its name with the backslash, and what it stands for (``#1`` … are its arguments)."""

    name: SourceText
    body: SourceText


@dataclass(frozen=True, slots=True)
class Label:
    """A built-in word of the sheets, replaced by the user's."""

    key: SourceText
    word: SourceText


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck. ``name`` is its folder's name, ``path`` its folder as shown to the user.

    ``pack``: records share pages where they fit.
    """

    name: str
    path: str
    title: SourceText
    lang: str = "en"
    theme: SourceText = field(default_factory=lambda: SourceText.of("portrait_A4_note"))
    math: str = "mathjax"
    fit: FitMode = FitMode.AUTO
    footer: SourceText | None = None
    date: SourceText | None = None
    pack: bool = False
    macros: tuple[Macro, ...] = ()
    labels: tuple[Label, ...] = ()
    contents: Contents = field(default_factory=Contents)
    glossary: tuple[Symbol, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
