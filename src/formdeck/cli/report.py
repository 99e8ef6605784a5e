"""Showing findings at the end of a command."""

import sys
from collections.abc import Iterable
from typing import TextIO

import click

from formdeck.cli.exits import EXIT_CLEAN, EXIT_ERRORS
from formdeck.cli.options import Common
from formdeck.diagnostics import Diagnostic, Severity
from formdeck.diagnostics.report import Findings
from formdeck.diagnostics.report.terminal import render_terminal
from formdeck.source import SourceFile


def print_findings(common: Common, diagnostics: Iterable[Diagnostic], sources: Iterable[SourceFile]) -> None:
    """Show findings on standard error, as a compiler does."""
    findings = Findings.of(diagnostics, sources)
    click.echo(render_for_person(common, findings, sys.stderr), err=True, nl=False)


def render_for_person(common: Common, findings: Findings, stream: TextIO) -> str:
    """Lay findings out for a terminal. Notes, which say what was inferred, are counted; ``-v`` shows them."""
    notes = findings.count(Severity.NOTE)
    shown = findings if common.verbose else findings.without_notes()
    text = render_terminal(shown, colour=common.colour(stream))
    hidden = f"{notes} note{'s' if notes > 1 else ''}, shown with -v\n" if notes and not common.verbose else ""
    return text + ("" if common.quiet else hidden)


def exit_status(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """Decide the exit status: errors count, with ``strict`` warnings do, too."""
    counted = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return EXIT_ERRORS if any(found.severity in counted for found in diagnostics) else EXIT_CLEAN
