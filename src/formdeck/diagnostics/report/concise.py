"""One line for each finding, as compilers print them: ``file:line:col: error[FD301]: …``."""

from formdeck.diagnostics.diagnostic import Diagnostic
from formdeck.diagnostics.report.findings import Findings


def render_concise(findings: Findings) -> str:
    """List the findings, one to a line."""
    return "".join(f"{_place(findings, found)}{_text(found)}\n" for found in findings.diagnostics)


def _place(findings: Findings, found: Diagnostic) -> str:
    if found.span is None:
        return ""
    start = findings.start(found.span)
    return f"{found.span.path}:{start.line}:{start.column}: "


def _text(found: Diagnostic) -> str:
    message = " ".join(found.message.splitlines())
    return f"{found.severity}[{found.code}]: {message}"
