"""The JSON report of ``formdeck check``: what was checked, and what was found.

A family that did not run is left out; nothing is reported as passed that nobody looked at.
"""

from collections.abc import Collection, Sequence
from typing import Any

from formdeck.checks import FormulaReading, RecordReading
from formdeck.diagnostics.report import Findings
from formdeck.geometry import Measured
from formdeck.latex import statement_as_json
from formdeck.pipeline import CompiledDeck
from formdeck.render import LADDER


def deck_entry(
    compiled: CompiledDeck, families: Collection[str], findings: Findings, measured: Sequence[Measured] = ()
) -> dict[str, Any]:
    """Build a deck's object of the report. ``measured`` are its pages, if they have been measured."""
    deck = compiled.deck
    pages = _pages(compiled, measured) if "layout" in families else {}
    records = [_record(each, families, findings) | pages.get(each.record.id.text, {}) for each in compiled.readings]
    return {"deck": deck.name, "path": deck.path, "records": records}


def _pages(compiled: CompiledDeck, measured: Sequence[Measured]) -> dict[str, dict[str, Any]]:
    """Say of each record on which pages it stands, how dense they are set, and how much room is left on them, in mm."""
    pages: dict[str, list[dict[str, Any]]] = {}
    for page, one in zip(compiled.markdown.pages.pages, measured, strict=True):
        entry = {"page": page.number, "density": LADDER[one.step] or "normal", "room": one.geometry.room}
        for record in page.records:
            pages.setdefault(record, []).append(entry)
    return {record: {"pages": entries} for record, entries in pages.items()}


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
