"""``formdeck new``."""

import locale
from pathlib import Path

import click

from formdeck.cli.options import Common, common_options, pass_common
from formdeck.workspace.start_project import LANGUAGES, start_project


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the sheets (default: your locale's).")
@common_options
@pass_common
def command(common: Common, folder: Path, lang: str | None) -> None:
    """Make a deck project that builds at once."""
    written = start_project(folder, lang or _own_language())
    if common.quiet:
        return
    for path in written:
        click.echo(f"wrote {folder / path}")
    click.echo(f"\nnext: cd {folder} && formdeck build --to pdf")


def _own_language() -> str:
    return "ja" if (locale.getlocale()[0] or "").lower().startswith("ja") else "en"
