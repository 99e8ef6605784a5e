"""Stage 3, check: one rule, one file."""

from formdeck.checks.latex import FormulaReading, RecordReading, read_deck_formulas, read_record_formulas

__all__ = ["FormulaReading", "RecordReading", "read_deck_formulas", "read_record_formulas"]
