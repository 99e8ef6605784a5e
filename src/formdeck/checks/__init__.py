"""Stage 3, check: one rule, one file."""

from formdeck.checks.inherited import inherited_symbols
from formdeck.checks.latex import (
    FormulaReading,
    RecordReading,
    macros_of,
    read_chapter_formulas,
    read_record,
    read_record_formulas,
    read_shared_glossary,
)
from formdeck.checks.symbols import check_symbols, gather_symbols
from formdeck.checks.symbols.scope import DeckSymbols
from formdeck.checks.used_forms import used_forms

__all__ = [
    "DeckSymbols",
    "FormulaReading",
    "RecordReading",
    "check_symbols",
    "gather_symbols",
    "inherited_symbols",
    "macros_of",
    "read_chapter_formulas",
    "read_record",
    "read_record_formulas",
    "read_shared_glossary",
    "used_forms",
]
