"""A page under examination: its geometry, and whose words stand on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from formdeck.diagnostics import Diagnostic, Severity
from formdeck.diagnostics.rule import Rule
from formdeck.geometry import Block, PageGeometry, Part
from formdeck.model import Formula, Note, Record
from formdeck.source import SourceText, Span

# An error outweighs every warning, however far it goes.
_WEIGHTS = {Severity.ERROR: 2000.0, Severity.WARNING: 1000.0, Severity.NOTE: 1.0}
_MOST = 900.0
_MARKUP = "*_`[]"


@dataclass(frozen=True, slots=True)
class LaidOutPage:
    """A page, counted from 1: its geometry, its records in order, and the place to report what is in none of them.

    Records are cut down to what the page shows of them. ``goes_on``: it begins where the page before had no room.
    """

    number: int
    geometry: PageGeometry
    elsewhere: Span
    records: tuple[Record, ...] = ()
    goes_on: bool = False

    def report(self, rule: Rule, block: Block | None, message: str, *hints: str, by: float) -> Diagnostic:
        """Report what is wrong with a block, or with the page; ``by`` says how bad it is among its like."""
        record = self._record(block)
        place, formula = _place(record, block) if record is not None else (self.elsewhere, None)
        found = rule.at(place, f"{message} (page {self.number})", *hints)
        name = record.id.text if record is not None else None
        badness = _WEIGHTS[rule.severity] + min(by, _MOST)
        return replace(found, badness=badness).within(record=name, formula=formula)

    def _record(self, block: Block | None) -> Record | None:
        """Find whose a block is; a template of the user's may count records otherwise."""
        if not self.records:
            return None
        return self.records[min(block.record, len(self.records) - 1) if block is not None else 0]


def shown(block: Block) -> str:
    """Name a block in a message."""
    nouns = {
        Part.HEADER: "the header",
        Part.FOOTER: "the footer",
        Part.NUMBER: "the page number",
        Part.HEADING: "the heading",
        Part.FORMULA: "the formula",
        Part.SYMBOL: "the symbol's row",
        Part.FIGURE: "the figure",
        Part.CODE: "the code",
        Part.TEXT: "the text",
    }
    return f"{nouns[block.part]} `{block.text}`" if block.text else nouns[block.part]


def _place(record: Record, block: Block | None) -> tuple[Span, str | None]:
    """Find what the user wrote for a block: its place, and the formula's id if it is one."""
    if block is None:
        return record.title.span(), None
    if block.part is Part.FORMULA and block.index < len(record.formulas):
        formula = record.formulas[block.index]
        return formula.latex.strip().span(), formula.id.text if formula.id else None
    text = _text(record, block)
    return (text if text is not None else record.title).strip().span(), None


def _text(record: Record, block: Block) -> SourceText | None:
    numbered: dict[Part, Sequence[SourceText]] = {
        Part.SYMBOL: [symbol.symbol for symbol in record.glossary],
        Part.FIGURE: [figure.file for figure in record.figures],
        Part.CODE: [code.source for code in record.code],
    }
    texts = numbered.get(block.part, ())
    if block.index < len(texts):
        return texts[block.index]
    return _prose(record, block.text)


def _prose(record: Record, begins: str) -> SourceText | None:
    """Find the text in which a block's first words stand; what stands between them in it may be formulas."""
    words = max(begins.split(), key=len, default="")
    said: tuple[Note | Formula, ...] = (*record.notes, *record.formulas)
    texts = chain.from_iterable(map(_texts, said))
    return next((text for text in texts if len(words) > 1 and words in _plain(text.text)), None)


def _texts(said: Note | Formula) -> Iterator[SourceText]:
    texts = (said.title, said.body) if isinstance(said, Note) else (said.title, said.note)
    return (text for text in texts if text is not None)


def _plain(text: str) -> str:
    return text.translate(str.maketrans("", "", _MARKUP))
