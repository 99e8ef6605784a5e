"""How much room a record takes, estimated, so that pages can be filled before anything is typeset.

Nothing is measured here; that is for the check of the finished pages. The numbers are millimetres of a theme like the
built-in one on A4, rather too large than too small: what is said to fit has to fit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from formdeck.model import Code, Example, Formula, Note, Record, Symbol
from formdeck.render.capacity import text_lines, text_width
from formdeck.render.tex import Macros, display_extent

# What stands between head and foot of a page, and what is put there where records share one: estimates are mostly too
# large, and a page that has become too full can be set denser. Then what stands between two records.
PAGE = 255.0
PACKED_PAGE = 270.0
BETWEEN_RECORDS = 13.5

# Half-width characters in a line: of a record's title, of a formula's, of notes, code, references, explanations.
_TITLE_WIDTH, _FORMULA_TITLE_WIDTH, _NOTE_WIDTH, _CODE_WIDTH, _REFERENCE_WIDTH = 56, 14, 78, 72, 84
_MEANING_WIDTH, _PAIR_WIDTH, _TABLE_WIDTH = 70, 30, 60
_LINE, _ROW, _SMALL_LINE, _CODE_LINE = 5.4, 5.1, 4.8, 4.65
_PART = 3.0
_EM = 4.4  # of TeX's fonts, in a panel
_FORMULA_ROOM = 26.5  # em between a formula's title and its number
_PICTURE = 62.0


@dataclass(frozen=True, slots=True)
class FormulaFit:
    """How a formula sits in its panel: beside its title if it is ``short``; ``height`` counts millimetres."""

    short: bool
    rows: int
    height: float


def fit_formula(formula: Formula, macros: Macros) -> FormulaFit:
    """Estimate how a formula sits in its panel."""
    extent = display_extent(formula.latex.text, macros)
    title = text_lines(formula.title.text, _FORMULA_TITLE_WIDTH) * _SMALL_LINE if formula.title else 0.0
    head = 5.8 if formula.title else 0.0
    height = extent.height * _EM
    short = extent.width <= _FORMULA_ROOM and title <= max(height, 3 * _SMALL_LINE)
    return FormulaFit(short, extent.rows, 4.2 + (max(height, title) if short else height + head))


def fit_in_pairs(symbols: Sequence[Symbol]) -> bool:
    """Whether two columns of symbols take clearly less room than one."""
    return len(symbols) > 3 and _pairs_height(symbols) < 0.8 * _single_height(symbols)


def page_height(heights: Sequence[float]) -> float:
    """Add up what records of these heights take on one page."""
    return sum(heights) + BETWEEN_RECORDS * (len(heights) - 1)


def record_height(record: Record, *inherited: Symbol) -> float:
    """Estimate how high a record is set, with the shared symbols that it shows.

    A macro of the deck counts as a letter.
    """
    return sum((
        _head_height(record),
        _formulas_height(record.formulas),
        _glossary_height((*record.glossary, *inherited)),
        *_notes_heights(record.notes),
        _PART + _PICTURE * -(-len(record.figures) // 2) if record.figures else 0.0,
        _PART + sum(map(_example_height, record.examples)) if record.examples else 0.0,
        *map(_code_height, record.code),
        _references_height(len(record.see), 31 * len(record.see)),
        _references_height(len(record.sources), sum(text_width(source.text) + 4 for source in record.sources)),
    ))  # fmt: skip


def _head_height(record: Record) -> float:
    title = text_width(record.title.text)
    beside = (text_width(record.reading.text) if record.reading else 0) + sum(len(tag.text) + 3 for tag in record.tags)
    more = _SMALL_LINE * (title * 3.1 + beside * 1.55 + 20 > 172)
    return 2.6 + 8.2 * text_lines(record.title.text, _TITLE_WIDTH) + more


def _formulas_height(formulas: Sequence[Formula]) -> float:
    if not formulas:
        return 0.0
    notes = sum(2.0 + _text_height(formula.note.text) for formula in formulas if formula.note)
    return 6.0 + sum(fit_formula(formula, {}).height for formula in formulas) + notes


def _glossary_height(symbols: Sequence[Symbol]) -> float:
    if not symbols:
        return 0.0
    return _PART + (_pairs_height(symbols) if fit_in_pairs(symbols) else _single_height(symbols))


def _single_height(symbols: Sequence[Symbol]) -> float:
    width = _MEANING_WIDTH - max(map(_facts_width, symbols), default=0)
    return sum(1.5 + _ROW * text_lines(each.meaning.text, max(width, 20)) for each in symbols)


def _pairs_height(symbols: Sequence[Symbol]) -> float:
    rows = [1.3 + _ROW * text_lines("x" * _pair_width(each), _PAIR_WIDTH) for each in symbols]
    return (sum(rows) + max(rows)) / 2


def _pair_width(symbol: Symbol) -> int:
    """What a symbol's explanation takes in a narrow column, with what its symbol pushes it aside."""
    return text_width(symbol.meaning.text) + _facts_width(symbol) + max(0, text_width(symbol.symbol.text) - 6)


def _facts_width(symbol: Symbol) -> int:
    facts = (symbol.domain, symbol.shape, symbol.unit)
    return sum(text_width(fact.text) + 4 for fact in facts if fact)


def _notes_heights(notes: Sequence[Note]) -> Iterator[float]:
    """Bullets that follow each other are one part, each titled note is another."""
    previous_is_titled = True
    for note in notes:
        titled = note.title is not None
        yield (_PART if titled or previous_is_titled else 0.0) + (_LINE + 0.6 if titled else 0.5)
        yield _text_height(note.body.text)
        previous_is_titled = titled


def _text_height(text: str) -> float:
    return sum(
        1.5 + _ROW * text_lines(line, _TABLE_WIDTH)
        if line.lstrip().startswith("|")
        else _LINE * text_lines(line, _NOTE_WIDTH) + 0.5
        for line in text.splitlines()
        if line.strip()
    )


def _example_height(example: Example) -> float:
    rows = max((len(binding.value.items) for binding in example.given if _is_matrix(binding.value.items)), default=1)
    given = sum(text_width(str(binding.value.text.text if binding.value.text else "")) + 8 for binding in example.given)
    return 2.2 + max(rows * _LINE, _LINE * -(-given // _NOTE_WIDTH))


def _is_matrix(items: Sequence[object]) -> bool:
    return any(getattr(item, "items", ()) for item in items)


def _code_height(code: Code) -> float:
    lines = code.source.text.strip().splitlines()
    return _PART + max(10.0, 4.6 + _CODE_LINE * sum(text_lines(line, _CODE_WIDTH) for line in lines))


def _references_height(count: int, width: int) -> float:
    return 2.6 + 5.2 * -(-width // _REFERENCE_WIDTH) if count else 0.0
