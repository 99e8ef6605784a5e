"""Annotations for GitHub Actions: ``::error file=…,line=…::message``."""

from formdeck.diagnostics.diagnostic import Diagnostic, Severity
from formdeck.diagnostics.report.findings import Findings

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(findings: Findings) -> str:
    """Write one workflow command for each finding."""
    return "".join(_annotation(findings, found) for found in findings.diagnostics)


def _annotation(findings: Findings, found: Diagnostic) -> str:
    properties = {"title": found.code}
    if found.span is not None:
        start, end = findings.start(found.span), findings.end(found.span)
        properties = {
            "file": found.span.path,
            "line": str(start.line),
            "endLine": str(end.line),
            "col": str(start.column),
            "endColumn": str(end.column),
            **properties,
        }
    listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    message = "\n".join((found.message, *(f"hint: {hint}" for hint in found.hints)))
    return f"::{_COMMAND[found.severity]} {listed}::{_escape(message)}\n"


def _escape(text: str) -> str:
    # The runner decodes these three; `%` opens a comment in LaTeX, so it does turn up.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
