"""``formdeck setup``."""

import click

from formdeck.cli.options import Common, common_options, pass_common
from formdeck.cli.progress import progress_line
from formdeck.export import find_browser, find_runtime, set_up
from formdeck.export.browser import EMBEDDED, find_installed


@click.command("setup")
@click.option("--embedded", is_flag=True, help="Unpack formdeck's own browser even if another is installed.")
@common_options
@pass_common
def command(common: Common, *, embedded: bool) -> None:
    """Install Node's packages, fonts and a browser for the exports; afterwards everything works offline."""
    wanted = EMBEDDED if embedded or find_installed() is None else None
    was_there = find_runtime() is not None
    with progress_line(common) as progress:
        runtime = set_up(progress, embedded=wanted is not None)
        browser = find_browser(wanted, runtime, progress)
    if not common.quiet:
        click.echo(f"{'already there' if was_there else 'installed'}: {runtime.folder}")
        click.echo(f"browser: {browser.program}")
