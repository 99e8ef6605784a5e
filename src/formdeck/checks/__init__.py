"""Stage 3, check: one rule, one file."""

from formdeck.checks.inherited import inherited_symbols
from formdeck.checks.latex import FormulaReading, RecordReading, read_deck_formulas, read_record_formulas

__all__ = ["FormulaReading", "RecordReading", "inherited_symbols", "read_deck_formulas", "read_record_formulas"]
