"""Showing findings at the end of a command."""

import sys
from collections.abc import Iterable

import click

from formdeck.cli.options import Common
from formdeck.diagnostics import Diagnostic, Severity
from formdeck.diagnostics.report import Findings
from formdeck.diagnostics.report.terminal import render_terminal
from formdeck.source import SourceFile

EXIT_CLEAN, EXIT_ERRORS = 0, 1


def print_findings(common: Common, diagnostics: Iterable[Diagnostic], sources: Iterable[SourceFile]) -> None:
    """Show findings on standard error, as a compiler does."""
    findings = Findings.of(diagnostics, sources)
    click.echo(render_terminal(findings, colour=common.colour and sys.stderr.isatty()), err=True, nl=False)


def exit_status(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """Decide the exit status: errors count, with ``strict`` warnings do, too."""
    counted = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return EXIT_ERRORS if any(found.severity in counted for found in diagnostics) else EXIT_CLEAN
