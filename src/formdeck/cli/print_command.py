"""``formdeck print``."""

from collections.abc import Iterator
from pathlib import Path

import click

from formdeck.cli.edition_options import edition_options
from formdeck.cli.options import Common, common_options, pass_common
from formdeck.cli.report import exit_status, print_findings
from formdeck.cli.theme_option import refuse_unknown_theme, theme_option
from formdeck.cli.tools import find_tools
from formdeck.edition import FULL, Edition
from formdeck.export.imposition import MM, Duplex, Job, Layout
from formdeck.workspace import Project, choose_deck, find_project
from formdeck.workspace.print_deck import PrintOrder, PrintReport, print_deck
from formdeck.workspace.selection import Selection, shown_ranges

_AUTO = "auto"
_DUPLEX = tuple(duplex.value for duplex in Duplex)
_LAYOUTS = tuple(layout.value for layout in Layout)
_CONFIDENCE = ("high", "medium", "low")
_LENGTH = click.FloatRange(0, 50)


class _Command(click.Command):
    """Lets ``--duplex`` stand without a value, before the deck's name, too."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        following = [*args, ""][1:]
        completed = (
            f"{argument}={_AUTO}" if argument == "--duplex" and value not in (*_DUPLEX, _AUTO) else argument
            for argument, value in zip(args, following, strict=True)
        )
        return super().parse_args(ctx, list(completed))


@click.command("print", cls=_Command)
@click.argument("deck", required=False)
@click.option(
    "--layout", type=click.Choice(_LAYOUTS), default=Layout.ONE.value, show_default=True, help="How pages stand on A4."
)
@click.option(
    "--duplex",
    type=click.Choice([*_DUPLEX, _AUTO]),
    metavar="[off|long|short]",
    help="Print both sides; the edge over which the printer turns sheets (default: long; short for a booklet).",
)
@click.option("--hole-margin", type=_LENGTH, default=0, metavar="MM", help="Keep the edge free for holes.")
@click.option("--crop-marks", is_flag=True, help="Mark where to cut; cards always are.")
@click.option("--signature", type=click.IntRange(1), metavar="SHEETS", help="Booklet: fold so many sheets together.")
@click.option(
    "--creep", type=_LENGTH, default=0, metavar="MM", help="Booklet: how far each sheet pushes out the one inside it."
)
@click.option("--mono", is_flag=True, help="In grey, for a printer without colours.")
@theme_option
@click.option("--pages", default="", metavar="RANGES", help="Only these pages: 3-10,15.")
@click.option("--chapter", "chapters", multiple=True, metavar="CHAPTER", help="Only this chapter, by number or title.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only pages of records with this tag.")
@click.option(
    "--confidence", multiple=True, type=click.Choice(_CONFIDENCE), help="Only pages of records marked with it."
)
@click.option("--browser", help="The browser to print with: a program, or `embedded`.")
@edition_options
@common_options
@pass_common
@click.pass_context
def command(  # noqa: PLR0913 - one parameter for each option
    ctx: click.Context,
    common: Common,
    *,
    deck: str | None,
    layout: str,
    duplex: str | None,
    hole_margin: float,
    signature: int | None,
    creep: float,
    pages: str,
    chapters: tuple[str, ...],
    tags: tuple[str, ...],
    confidence: tuple[str, ...],
    browser: str | None,
    crop_marks: bool,
    mono: bool,
    theme: str | None,
    edition: Edition,
) -> None:
    """Put a deck's pages on A4 sheets: several on a side, as a booklet, for both sides, with holes.

    What selects pages may be combined, and all but --pages repeated.
    """
    chosen = Layout(layout)
    edge = _choose_duplex(chosen, duplex)
    job = Job(chosen, edge, hole_margin * MM, crop_marks or chosen is Layout.CARDS, signature or 0, creep * MM)
    _refuse_what_does_not_fit(job)
    if chosen is Layout.CARDS and edition != FULL:
        raise click.BadParameter("cards have the answers on their backs already", param_hint="--edition")
    order = PrintOrder(Selection(pages, chapters, tags, confidence), job, mono, browser, edition, theme)
    project = find_project(Path.cwd(), common.project)
    refuse_unknown_theme(project, theme)
    folder = choose_deck(project, deck)
    report = print_deck(
        project, folder, order, lambda needs_browser: find_tools(common, browser, needs_browser=needs_browser)
    )
    print_findings(common, report.diagnostics, report.sources)
    if not common.quiet:
        click.echo("\n".join(_describe(project, report, job)))
    ctx.exit(exit_status(report.diagnostics, strict=False))


def _choose_duplex(layout: Layout, duplex: str | None) -> Duplex:
    """Choose the edge where the user left it open: a booklet's sheets turn over the fold."""
    if duplex is None and layout not in (Layout.BOOKLET, Layout.CARDS):
        return Duplex.OFF
    if duplex in (None, _AUTO):
        return Duplex.SHORT if layout is Layout.BOOKLET else Duplex.LONG
    return Duplex(duplex)


def _refuse_what_does_not_fit(job: Job) -> None:
    """Refuse options that mean nothing for the layout."""
    if job.layout is Layout.BOOKLET:
        if job.duplex is Duplex.OFF:
            raise click.BadParameter("a booklet is printed on both sides", param_hint="--duplex")
        if job.hole_margin:
            raise click.BadParameter("a booklet is folded and has no holes", param_hint="--hole-margin")
        return
    if job.layout is Layout.CARDS and job.hole_margin:
        raise click.BadParameter("cards are cut and have no holes", param_hint="--hole-margin")
    for option, given in (("--signature", job.signature), ("--creep", job.creep)):
        if given:
            raise click.BadParameter("only a booklet is folded: add `--layout booklet`", param_hint=option)


def _describe(project: Project, report: PrintReport, job: Job) -> Iterator[str]:
    sheets = "1 sheet" if report.sheets == 1 else f"{report.sheets} sheets"
    sides = "one side" if job.duplex is Duplex.OFF else "both sides"
    yield f"wrote {project.shown(report.output)}"
    cards = "1 card" if report.cards == 1 else f"{report.cards} cards"
    pages = "page" if len(report.pages) == 1 else "pages"
    what = f"{cards} of {pages}" if report.cards else pages
    yield f"{what} {shown_ranges(report.pages)} of {report.of_pages} on {sheets} of A4, {sides}"
    if job.signature:
        yield from _describe_signatures(report, job.signature)
    turning = "" if job.duplex is Duplex.OFF else f", two-sided, flipped on the {job.duplex} edge"
    yield f"print at 100 % (actual size){turning}"


def _describe_signatures(report: PrintReport, signature: int) -> Iterator[str]:
    for number, first in enumerate(range(0, report.sheets, signature), start=1):
        last = min(first + signature, report.sheets)
        pages = report.pages[4 * first : 4 * last]
        yield f"  signature {number}: sheets {shown_ranges(range(first + 1, last + 1))}, pages {shown_ranges(pages)}"
