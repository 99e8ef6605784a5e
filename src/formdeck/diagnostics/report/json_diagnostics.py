"""Findings as the objects of the JSON report."""

from typing import TypedDict

from formdeck.diagnostics.diagnostic import Diagnostic
from formdeck.diagnostics.report.findings import Findings


class JsonDiagnostic(TypedDict):
    """One finding in the JSON report; lines and columns count from 1, columns in code points."""

    code: str
    severity: str
    message: str
    hints: list[str]
    file: str | None
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    deck: str | None
    record: str | None
    formula: str | None


def json_diagnostics(findings: Findings) -> list[JsonDiagnostic]:
    """Turn findings into plain objects, in order of place."""
    return [_json_diagnostic(findings, found) for found in findings.diagnostics]


def _json_diagnostic(findings: Findings, found: Diagnostic) -> JsonDiagnostic:
    start = findings.start(found.span) if found.span else None
    end = findings.end(found.span) if found.span else None
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "hints": list(found.hints),
        "file": found.span.path if found.span else None,
        "line": start.line if start else None,
        "column": start.column if start else None,
        "end_line": end.line if end else None,
        "end_column": end.column if end else None,
        "deck": found.deck,
        "record": found.record,
        "formula": found.formula,
    }
