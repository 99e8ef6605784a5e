"""How full a record's page gets, estimated, so that a crowded one is set in a smaller size from the start.

Nothing is measured here; that is for the check of the finished pages. The numbers are millimetres of a theme like the
built-in one on A4, fitted to the pages of a real deck.
"""

import re
from collections.abc import Iterable

from formdeck.cache import Recall, make_anew
from formdeck.model import Code, Formula, Note, Record, Symbol
from formdeck.render.capacity import text_lines

# What a page holds between head and foot; from CROWDED on it is set smaller.
CROWDED = 255.0

_LINE_WIDTH = 100
_MEANING_WIDTH = 72
_LINE = 5.8
_ROW = 6.9
_TALL = re.compile(r"\\(?:d?frac|sum|prod|int|iint|begin\{[pbvB]?matrix\}|begin\{cases\}|binom|underbrace)")


def is_crowded(records: Iterable[Record], inherited: Iterable[Symbol] = (), recall: Recall = make_anew) -> bool:
    """Whether the records of a page, with the shared symbols that it shows, need a smaller size."""
    own = sum(recall(record_height, record) for record in records)
    return own + sum(recall(_row_height, symbol) for symbol in inherited) > CROWDED


def record_height(record: Record) -> float:
    """Estimate how high a record is set, in millimetres."""
    parts = (
        16.0,
        sum(_formula_height(formula) for formula in record.formulas),
        sum(map(_row_height, record.glossary)),
        8.0 if record.glossary else 0.0,
        sum(_note_height(note) for note in record.notes),
        8.0 if record.examples else 0.0,
        6.4 * len(record.examples),
        sum(_code_height(code) for code in record.code),
        50.0 * -(-len(record.figures) // 2),
        6.0 if record.see or record.sources else 0.0,
        6.0 * bool(record.see) + 6.0 * bool(record.sources),
    )
    return sum(parts)


def _row_height(symbol: Symbol) -> float:
    return 1.6 + 5.0 * text_lines(symbol.meaning.text, _MEANING_WIDTH)


def _formula_height(formula: Formula) -> float:
    rows = [row for row in re.split(r"\\\\", formula.latex.text) if row.strip()]
    inner = sum(13.0 if _TALL.search(row) else 7.4 for row in rows)
    return 9.0 + inner + (_note_lines(formula.note.text) if formula.note else 0.0)


def _note_height(note: Note) -> float:
    return (8.0 if note.title else 1.0) + _note_lines(note.body.text)


def _note_lines(text: str) -> float:
    return sum(
        _ROW if line.lstrip().startswith("|") else _LINE * text_lines(line, _LINE_WIDTH)
        for line in text.splitlines()
        if line.strip()
    )


def _code_height(code: Code) -> float:
    return 13.0 + 4.7 * len(code.source.text.strip().splitlines())
