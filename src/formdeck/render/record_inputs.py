"""All that a record's sheet depends on, besides the templates."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from formdeck.cache import Recall, make_anew
from formdeck.diagnostics import did_you_mean
from formdeck.edition import FULL, Edition
from formdeck.model import Chapter, Deck, Record, Symbol, UsedForm
from formdeck.render.fit import WHOLE, Fit, Window
from formdeck.render.markdown import LinkTarget
from formdeck.render.relative import make_placeless, make_relative
from formdeck.source import SourceText

_LINK = re.compile(r"\]\(\s*<?#([^\s)>]+)|^\s*\[[^\]]*\]:\s*<?#([^\s>]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SeeTarget:
    """A record that another one refers to."""

    id: str
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a record stands on its page: below another one, how dense, as a step of the ladder, and which part of it.

    ``part`` counts the pages that it goes on on; the first is 0.
    """

    continued: bool = False
    step: int = 0
    part: int = 0
    window: Window = WHOLE


@dataclass(frozen=True, slots=True)
class RecordInputs:
    """What a record's sheet is made from; equal inputs and templates make equal sheets, wherever the record stands.

    Places in ``record`` count from the record's start. ``figures`` maps each of its files that is there to the
    address it has seen from the Markdown; ``marks`` are codes to show in the margin; ``inherited`` are the symbols
    it uses that its chapter or deck explains, without their places; ``edition`` is None where nothing is left out.
    """

    record: Record
    path: str
    chapter: int
    chapter_title: str
    first_formula: int
    standing: Standing
    words: Mapping[str, str]
    macros: Mapping[str, str]
    see: tuple[SeeTarget, ...] = ()
    targets: Mapping[str, LinkTarget] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    inherited: tuple[Symbol, ...] = ()
    edition: Edition | None = None


@dataclass(frozen=True, slots=True)
class Additions:
    """What the sheets show besides what the user wrote for them, and what they do not show.

    Args:
        marks: codes to show in the margin, by record id.
        figures: the picture files that exist, as records name them, with their addresses seen from the Markdown.
        inherited: the symbols that a record uses and its chapter or deck explains, by record id.
        forms: how a record's formulas use what the glossaries explain, by record id; only the index shows it.
        fits: what measuring has decided about records, by record id; what it has not is estimated.
        edition: what is left out.
    """

    marks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    inherited: Mapping[str, Sequence[Symbol]] = field(default_factory=dict)
    forms: Mapping[str, Sequence[UsedForm]] = field(default_factory=dict)
    fits: Mapping[str, Fit] = field(default_factory=dict)
    edition: Edition = FULL


@dataclass(frozen=True)
class DeckScope:
    """What all records of a deck share."""

    deck: Deck
    words: Mapping[str, str]
    pages: Mapping[str, int]
    additions: Additions = field(default_factory=Additions)
    recall: Recall = make_anew

    @cached_property
    def macros(self) -> dict[str, str]:
        """The deck's macros, name to body."""
        return {macro.name.text: macro.body.text for macro in self.deck.macros}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The records' titles by id."""
        return {record.id.text: record.title.text for chapter in self.deck.chapters for record in chapter.records}

    def target(self, record: str) -> LinkTarget:
        """Find where a link to a record leads, or what was meant."""
        page = self.pages.get(record)
        return LinkTarget(page, () if page else did_you_mean(record, self.pages))


def record_inputs(
    scope: DeckScope, record: Record, chapter: Chapter, numbers: tuple[int, int], standing: Standing | None = None
) -> RecordInputs:
    """Gather what a record's sheet depends on. ``numbers`` are its chapter's and its first formula's."""
    name, added = record.id.text, scope.additions
    inherited = added.inherited.get(name, ())
    return RecordInputs(
        record=scope.recall(make_relative, record, record.place.start),
        path=chapter.path,
        chapter=numbers[0],
        chapter_title=chapter.title.text,
        first_formula=numbers[1],
        standing=standing or Standing(),
        words=scope.words,
        macros=scope.macros,
        see=tuple(_see(scope, record)),
        targets={target: scope.target(target) for target in sorted(_linked(record, inherited))},
        figures={file: added.figures[file] for file in _files(record) if file in added.figures},
        marks=tuple(dict.fromkeys(added.marks.get(name, ()))),
        inherited=tuple(scope.recall(make_placeless, symbol) for symbol in inherited),
        edition=None if added.edition == FULL else added.edition,
    )


def _see(scope: DeckScope, record: Record) -> Iterator[SeeTarget]:
    """Resolve the cross-references; one that leads nowhere was reported when the record was read."""
    for reference in record.see:
        page = scope.pages.get(reference.text)
        if page is not None:
            yield SeeTarget(reference.text, scope.titles[reference.text], page)


def _files(record: Record) -> list[str]:
    return [figure.file.text for figure in record.figures]


def _linked(record: Record, inherited: Sequence[Symbol]) -> set[str]:
    texts = (text.text for text in (*_texts(record), *_explanations(inherited)) if "#" in text.text)
    return {match[1] or match[2] for text in texts for match in _LINK.finditer(text)}


def _texts(record: Record) -> Iterator[SourceText]:
    """Go through the texts that may hold links."""
    yield record.title
    yield from (text for text in (record.reading, record.category) if text)
    yield from (note.body for note in record.notes)
    yield from (note.title for note in record.notes if note.title)
    yield from _explanations(record.glossary)
    yield from (text for formula in record.formulas for text in (formula.title, formula.note) if text)
    yield from (figure.caption for figure in record.figures if figure.caption)
    yield from record.sources


def _explanations(symbols: Sequence[Symbol]) -> Iterator[SourceText]:
    yield from (text for symbol in symbols for text in (symbol.meaning, symbol.unit) if text)
