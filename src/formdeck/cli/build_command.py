"""``formdeck build``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from formdeck.cli.edition_options import edition_options
from formdeck.cli.exits import EXIT_USAGE, print_failure
from formdeck.cli.options import Common, common_options, pass_common
from formdeck.cli.report import exit_status, print_findings
from formdeck.cli.theme_option import refuse_unknown_theme, theme_option
from formdeck.diagnostics import Failure, did_you_mean
from formdeck.edition import Edition
from formdeck.workspace import DeckFolder, Project, find_decks, find_project
from formdeck.workspace.build import BuildReport, Order, Result, build_deck
from formdeck.workspace.targets import MARKDOWN, TARGETS

if TYPE_CHECKING:
    from formdeck.export import Tools


@click.command("build")
@click.argument("decks", metavar="[DECK]...", nargs=-1)
@click.option("--to", "targets", default=MARKDOWN, show_default=True, help=f"What to make: {', '.join(TARGETS)}.")
@click.option("--strict", is_flag=True, help="Write nothing unless all is clean.")
@click.option("--browser", help="The browser to print with: a program, or `embedded`.")
@theme_option
@edition_options
@common_options
@pass_common
@click.pass_context
def command(  # noqa: PLR0913 - one parameter for each option
    ctx: click.Context,
    common: Common,
    *,
    decks: tuple[str, ...],
    targets: str,
    browser: str | None,
    strict: bool,
    edition: Edition,
    theme: str | None,
) -> None:
    """Check and render decks, all of them if none is named."""
    order = Order(parse_targets(targets), strict, browser, edition, theme)
    project = find_project(Path.cwd(), common.project)
    refuse_unknown_theme(project, theme)
    statuses = [_build(common, project, deck, order) for deck in find_decks(project, decks)]
    ctx.exit(max(statuses))


def parse_targets(listed: str) -> tuple[str, ...]:
    """Understand a list of outputs, `html,pdf`; usage errors name what there is."""
    targets = tuple(dict.fromkeys(word.strip().lower() for word in listed.split(",") if word.strip()))
    for target in targets:
        if target not in TARGETS:
            hints = "".join(f"; {hint}" for hint in did_you_mean(target, TARGETS))
            raise click.BadParameter(f"`{target}` is none of {', '.join(TARGETS)}{hints}", param_hint="--to")
    if not targets:
        raise click.BadParameter(f"name one or more of {', '.join(TARGETS)}", param_hint="--to")
    return targets


def _build(common: Common, project: Project, deck: DeckFolder, order: Order) -> int:
    """Build one deck; what fails for it does not keep the others from being built."""
    try:
        report = build_deck(project, deck, order, lambda needs_browser: _get_tools(common, order, needs_browser))
    except Failure as failure:
        print_failure(failure)
        return EXIT_USAGE
    print_findings(common, report.diagnostics, report.sources)
    if not common.quiet:
        _print_results(common, project, deck, report)
    for reason in report.failures:
        print_failure(reason)
    return EXIT_USAGE if report.failures else exit_status(report.diagnostics, strict=order.strict)


def _get_tools(common: Common, order: Order, needs_browser: bool) -> "Tools":  # noqa: FBT001 - the one question
    from formdeck.cli.tools import find_tools  # noqa: PLC0415 - a build with nothing new must be instant

    return find_tools(common, order.browser, needs_browser=needs_browser)


def _print_results(common: Common, project: Project, deck: DeckFolder, report: BuildReport) -> None:
    if not report.results and not report.failures:
        click.echo(f"{deck.name}: nothing written, since not all is clean (--strict)")
    for result in report.results:
        click.echo(_describe(common, project, result))


def _describe(common: Common, project: Project, result: Result) -> str:
    shown = project.shown(result.output)
    if result.seconds is None:
        return f"{shown} is up to date"
    timing = f" in {result.seconds:.2f} s" if common.verbose else ""
    pages = "1 page" if result.pages == 1 else f"{result.pages} pages"
    return f"wrote {shown} ({pages}){timing}"
