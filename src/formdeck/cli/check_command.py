"""``formdeck check``."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import formdeck
from formdeck.cli.exits import EXIT_CLEAN, EXIT_USAGE, print_failure
from formdeck.cli.options import Common, common_options, pass_common
from formdeck.cli.report import exit_status, render_for_person
from formdeck.cli.theme_option import refuse_unknown_theme, theme_option
from formdeck.diagnostics import Failure, did_you_mean
from formdeck.diagnostics.report import REPORTERS, Findings
from formdeck.diagnostics.report.json_diagnostics import json_diagnostics
from formdeck.workspace import DeckFolder, Project, find_decks, find_project
from formdeck.workspace.check import FAMILIES, PLANNED, CheckReport, check_deck
from formdeck.workspace.sources import read_sources

if TYPE_CHECKING:
    from formdeck.export import Tools

_NEED_RUNTIME = ("typeset", "layout")
_FORMATS = ("terminal", "concise", "json", "sarif", "github")


@click.command("check")
@click.argument("decks", metavar="[DECK]...", nargs=-1)
@click.option("--format", "shown_as", type=click.Choice(_FORMATS), default="terminal", show_default=True)
@click.option("--only", metavar="FAMILY,…", help=f"Run these families only: {', '.join(FAMILIES)}.")
@click.option("--skip", metavar="FAMILY,…", help="Leave these families out.")
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@theme_option
@common_options
@pass_common
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter for each option
    ctx: click.Context,
    common: Common,
    decks: tuple[str, ...],
    shown_as: str,
    only: str | None,
    skip: str | None,
    theme: str | None,
    *,
    strict: bool,
) -> None:
    """Run the checks on decks, all of them if none is named, and report what they find."""
    families = _choose_families(common, only, skip)
    project = find_project(Path.cwd(), common.project)
    refuse_unknown_theme(project, theme)
    tried = [_check(common, project, deck, families, theme) for deck in find_decks(project, decks)]
    reports = [report for report in tried if report is not None]
    found = [finding for report in reports for finding in report.diagnostics]
    missed = [_tell_left_out(report) for report in reports if report.left_out]
    did_all = len(reports) == len(tried) and not (missed and only is not None)
    status = exit_status(found, strict=strict) if did_all else EXIT_USAGE
    findings = Findings.of(found, read_sources(project, found))
    click.echo(_show(common, shown_as, reports, findings, ok=status == EXIT_CLEAN), nl=False)
    ctx.exit(status)


def _choose_families(common: Common, only: str | None, skip: str | None) -> tuple[str, ...]:
    wanted = _parse_families(only, "--only") if only is not None else FAMILIES
    skipped = _parse_families(skip, "--skip") if skip is not None else ()
    chosen = tuple(family for family in FAMILIES if family in wanted and family not in skipped)
    for family in [] if only is not None or _has_runtime() else [each for each in chosen if each in _NEED_RUNTIME]:
        click.echo(f"note: {family} is left out; `formdeck setup` installs what it needs", err=True)
        chosen = tuple(each for each in chosen if each != family)
    if not chosen:
        raise click.UsageError("no family of checks is left to run")
    for family in wanted:
        if family in PLANNED and not common.quiet:
            click.echo(f"note: there are no {family} checks in this version; left out", err=True)
    return chosen


def _parse_families(listed: str, option: str) -> tuple[str, ...]:
    families = tuple(word.strip() for word in listed.split(",") if word.strip())
    for family in families:
        if family not in FAMILIES and family not in PLANNED:
            hints = "".join(f"; {hint}" for hint in did_you_mean(family, FAMILIES))
            raise click.BadParameter(f"`{family}` is none of {', '.join(FAMILIES)}{hints}", param_hint=option)
    return families


def _check(
    common: Common, project: Project, deck: DeckFolder, families: Sequence[str], theme: str | None
) -> CheckReport | None:
    """Check one deck; where that fails it says so, and the others are checked all the same."""
    try:
        return check_deck(project, deck, families, lambda needs_browser: _get_tools(common, needs_browser), theme)
    except Failure as failure:
        print_failure(failure)
        return None


def _tell_left_out(report: CheckReport) -> CheckReport:
    """Say why families did not run, so that their silence is not taken for success."""
    for family, reason in report.left_out.items():
        click.echo(f"note: {report.deck}: {family} did not run: {reason}", err=True)
    return report


def _has_runtime() -> bool:
    from formdeck.export import find_runtime  # noqa: PLC0415 - a check of what is unchanged must be instant

    return find_runtime() is not None


def _get_tools(common: Common, needs_browser: bool) -> "Tools":  # noqa: FBT001 - the one question
    from formdeck.cli.tools import find_tools  # noqa: PLC0415 - as above

    return find_tools(common, None, needs_browser=needs_browser)


def _show(common: Common, shown_as: str, reports: Sequence[CheckReport], findings: Findings, *, ok: bool) -> str:
    if shown_as == "json":
        return json.dumps(_as_json(reports, findings, ok=ok), ensure_ascii=False, indent=1) + "\n"
    if shown_as == "terminal":
        summaries = "" if common.quiet else "".join(_summary(report) for report in reports)
        return render_for_person(common, findings, sys.stdout) + summaries
    return REPORTERS[shown_as](findings)


def _as_json(reports: Sequence[CheckReport], findings: Findings, *, ok: bool) -> dict[str, Any]:
    """Build the report's one object; ``ok`` says whether the exit status is 0."""
    return {
        "formdeck": formdeck.__version__,
        "ok": ok,
        "decks": [report.entry for report in reports],
        "diagnostics": json_diagnostics(findings),
    }


def _summary(report: CheckReport) -> str:
    """Count what was looked at, so that silence cannot be taken for success."""
    parts = (f"{what}: {count}" for what, count in report.counts.items() if count or what == "records")
    return f"{report.deck}: {', '.join(parts)} (checked: {', '.join(report.families)})\n"
