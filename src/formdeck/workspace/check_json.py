"""The JSON report of ``formdeck check``: what was checked, and what was found.

A family that did not run is left out; nothing is reported as passed that nobody looked at.
"""

from collections.abc import Collection
from typing import Any

from formdeck.checks import FormulaReading, RecordReading
from formdeck.diagnostics.report import Findings
from formdeck.latex import statement_as_json
from formdeck.pipeline import CompiledDeck


def deck_entry(compiled: CompiledDeck, families: Collection[str], findings: Findings) -> dict[str, Any]:
    """Build a deck's object of the report."""
    deck = compiled.deck
    records = [_record(reading, families, findings) for reading in compiled.readings]
    return {"deck": deck.name, "path": deck.path, "records": records}


def _record(reading: RecordReading, families: Collection[str], findings: Findings) -> dict[str, Any]:
    record = reading.record
    entry: dict[str, Any] = {
        "id": record.id.text,
        "file": record.place.path,
        "line": findings.start(record.place).line,
    }
    if "latex" in families:
        entry["formulas"] = [_formula(formula, findings) for formula in reading.formulas]
    return entry


def _formula(read: FormulaReading, findings: Findings) -> dict[str, Any]:
    reading = read.reading
    entry: dict[str, Any] = {
        "id": read.formula.id.text if read.formula.id else None,
        "index": read.index,
        "line": findings.start(read.formula.latex.span()).line,
        "status": read.status,
    }
    if reading is not None:
        entry["statements"] = [statement_as_json(statement) for statement in reading.statements]
        entry["free"] = list(reading.free)
        entry["functions"] = list(reading.functions)
    return entry
