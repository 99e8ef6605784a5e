"""The table of formats that ``--format`` chooses from."""

from collections.abc import Callable

from formdeck.diagnostics.report.concise import render_concise
from formdeck.diagnostics.report.findings import Findings
from formdeck.diagnostics.report.github import render_github
from formdeck.diagnostics.report.sarif import render_sarif
from formdeck.diagnostics.report.terminal import render_terminal

Reporter = Callable[[Findings], str]

REPORTERS: dict[str, Reporter] = {
    "terminal": render_terminal,
    "concise": render_concise,
    "sarif": render_sarif,
    "github": render_github,
}
"""Formats that need the findings only. JSON also tells what was checked; see ``json_diagnostics``."""
