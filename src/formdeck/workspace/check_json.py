"""The JSON report of ``formdeck check``: what was checked, and what was found.

A family that did not run is left out; nothing is reported as passed that nobody looked at.
"""

from collections.abc import Iterable
from typing import Any

import formdeck
from formdeck.checks import FormulaReading, RecordReading
from formdeck.diagnostics.report import Findings
from formdeck.diagnostics.report.json_diagnostics import json_diagnostics
from formdeck.latex import statement_as_json
from formdeck.workspace.check import CheckReport


def check_json(reports: Iterable[CheckReport], findings: Findings, *, ok: bool) -> dict[str, Any]:
    """Build the report's one object; ``ok`` says whether the exit status is 0."""
    return {
        "formdeck": formdeck.__version__,
        "ok": ok,
        "decks": [_deck(report, findings) for report in reports],
        "diagnostics": json_diagnostics(findings),
    }


def _deck(report: CheckReport, findings: Findings) -> dict[str, Any]:
    deck = report.compiled.deck
    records = [_record(reading, report, findings) for reading in report.compiled.readings]
    return {"deck": deck.name, "path": deck.path, "records": records}


def _record(reading: RecordReading, report: CheckReport, findings: Findings) -> dict[str, Any]:
    record = reading.record
    entry: dict[str, Any] = {
        "id": record.id.text,
        "file": record.place.path,
        "line": findings.start(record.place).line,
    }
    if "latex" in report.families:
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
