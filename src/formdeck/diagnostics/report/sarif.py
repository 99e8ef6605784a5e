"""SARIF 2.1.0, the format that code hosts and editors read."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from formdeck.diagnostics.diagnostic import Diagnostic, Severity
from formdeck.diagnostics.report.findings import Findings

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render_sarif(findings: Findings) -> str:
    """Write one run with all findings. Columns count code points."""
    codes = sorted({found.code for found in findings.diagnostics})
    run = {
        "tool": {"driver": {"name": "formdeck", "rules": [{"id": code} for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(findings, found) for found in findings.diagnostics],
    }
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(findings: Findings, found: Diagnostic) -> Mapping[str, Any]:
    text = "\n".join((found.message, *(f"hint: {hint}" for hint in found.hints)))
    result: dict[str, Any] = {"ruleId": found.code, "level": _LEVEL[found.severity], "message": {"text": text}}
    if found.span is None:
        return result
    start, end = findings.start(found.span), findings.end(found.span)
    result["locations"] = [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": quote(found.span.path)},
                "region": {
                    "startLine": start.line,
                    "startColumn": start.column,
                    "endLine": end.line,
                    "endColumn": end.column,
                },
            }
        }
    ]
    return result
