"""``formdeck watch``."""

import signal
import sys
import webbrowser
from pathlib import Path

import click

from formdeck.cli.build_command import parse_targets
from formdeck.cli.edition_options import edition_options
from formdeck.cli.options import Common, common_options, pass_common
from formdeck.cli.report import render_for_person
from formdeck.cli.theme_option import refuse_unknown_theme, theme_option
from formdeck.cli.tools import find_tools
from formdeck.diagnostics.report import Findings
from formdeck.edition import Edition
from formdeck.preview.terminal import TerminalLog
from formdeck.preview.watch import WatchOrder, watching
from formdeck.workspace import choose_deck, find_project

_EDITOR = "vscode://file{file}:{line}:{column}"
_PORT = 8360


@click.command("watch")
@click.argument("deck", required=False)
@click.option("--to", "targets", help="Files to keep up to date, too: md, html, pdf …")
@click.option(
    "--port", default=_PORT, show_default=True, help="Where to serve the preview; the next free one if taken."
)
@click.option("--open/--no-open", "opens", default=True, help="Open the preview in the browser.")
@click.option(
    "--editor",
    default=_EDITOR,
    show_default=True,
    envvar="FORMDECK_EDITOR",
    help="The link that opens a place, or `copy` to copy it.",
)
@click.option("--poll", is_flag=True, help="Look at the files twice a second; for disks that tell of no changes.")
@theme_option
@edition_options
@common_options
@pass_common
def command(  # noqa: PLR0913 - one parameter for each option
    common: Common,
    *,
    deck: str | None,
    targets: str | None,
    port: int,
    editor: str,
    opens: bool,
    poll: bool,
    edition: Edition,
    theme: str | None,
) -> None:
    """Show a deck in the browser, and each change as soon as it is saved."""
    order = WatchOrder(port, _parse_editor(editor), parse_targets(targets) if targets else (), poll, edition, theme)
    project = find_project(Path.cwd(), common.project)
    refuse_unknown_theme(project, theme)
    folder = choose_deck(project, deck)
    runtime = find_tools(common, None, needs_browser=False).runtime
    log = TerminalLog(lambda findings: _show(common, findings), lambda text: _say(common, text))
    with watching(project, folder, order, runtime, log, lambda text: click.echo(text.rstrip(), err=True)) as address:
        click.echo(f"{folder.name}: {address}  (Ctrl-C ends it)")
        sys.stdout.flush()
        if opens:
            webbrowser.open(address)
        _wait()


def _wait() -> None:
    """Wait for a signal, which comes as an exception."""
    while True:
        signal.pause()


def _parse_editor(editor: str) -> str | None:
    if editor == "copy":
        return None
    try:
        editor.format(file="", line=1, column=1)
    except (LookupError, ValueError) as error:
        message = f"`{editor}` holds marks other than {{file}}, {{line}} and {{column}}"
        raise click.BadParameter(message, param_hint="--editor") from error
    return editor


def _show(common: Common, findings: Findings) -> None:
    click.echo(render_for_person(common, findings, sys.stderr), err=True, nl=False)


def _say(common: Common, text: str) -> None:
    if not common.quiet:
        click.echo(text, err=True)
