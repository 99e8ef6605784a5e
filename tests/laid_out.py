"""Pages that no browser has laid out, and what the checks of layout say of them."""

from dataclasses import dataclass
from typing import Any

from formdeck.checks.layout import LaidOutPage, check_layout
from formdeck.diagnostics import Diagnostic
from formdeck.geometry import Block, Box, Overlap, PageGeometry, Part
from formdeck.model import Code, Figure, Formula, Note, Record, Symbol
from formdeck.source import SourceText, Span

FILE = "wave | Waves | \\sin x | x | place | A wave has **no** end | w.svg | import math"
PAGE = (210.0, 297.0)
DECK = Span("deck.yaml", 0, 4)


def written(text: str) -> SourceText:
    """A text where the user wrote it."""
    return SourceText.of(text, "01.yaml", FILE.index(text))


WAVES = Record(
    written("wave"),
    written("Waves"),
    Span("01.yaml", 0, len(FILE)),
    formulas=(Formula(written("\\sin x"), SourceText.of("sine")),),
    glossary=(Symbol(written("x"), written("place")),),
    notes=(Note(written("A wave has **no** end")),),
    figures=(Figure(written("w.svg")),),
    code=(Code(SourceText.of("python"), written("import math")),),
)


@dataclass(frozen=True)
class Said:
    """What was found on one page."""

    found: tuple[Diagnostic, ...]

    @property
    def codes(self) -> list[str]:
        return [found.code for found in self.found]

    @property
    def messages(self) -> list[str]:
        return [found.message for found in self.found]

    @property
    def places(self) -> list[str]:
        """The texts that the findings point at; the deck's title is no text of the record's."""
        spans = [found.span for found in self.found if found.span]
        return ["deck" if span.path == DECK.path else FILE[span.start : span.end] for span in spans]


def block(
    part: Part, *, top: float = 30, bottom: float = 100, left: float = 20, right: float = 190, **more: Any
) -> Block:
    """A block in the middle of the page, unless told otherwise."""
    return Block(part, Box(left, top, right, bottom), **more)


FULL = block(Part.TEXT, top=20, bottom=270)


def judge(*blocks: Block, overlaps: tuple[Overlap, ...] = (), records: tuple[Record, ...] = (WAVES,)) -> Said:
    """Check a page, which need not be full."""
    room = 280 - max(each.box.bottom for each in blocks)
    geometry = PageGeometry(*PAGE, room, blocks, overlaps)
    found = check_layout([LaidOutPage(7, geometry, DECK, records)])
    return Said(tuple(each for each in found if each.code != "FD620"))
