"""``formdeck explain``."""

import click

from formdeck.cli.options import common_options
from formdeck.diagnostics import Failure, did_you_mean
from formdeck.diagnostics.manual import manual_page
from formdeck.diagnostics.rules import ALL_RULES


@click.command("explain")
@click.argument("code", required=False)
@common_options
def command(code: str | None) -> None:
    """Print the manual page of a diagnostic, by code (FD101) or name; without one, list them all."""
    if code is None:
        for rule in ALL_RULES:
            click.echo(f"{rule.code}  {rule.severity:<7}  {rule.name}")
        return
    by_name = {rule.code: rule for rule in ALL_RULES} | {rule.name: rule for rule in ALL_RULES}
    found = by_name.get(code.upper()) or by_name.get(code.lower()) or by_name.get(f"FD{code}")
    if found is None:
        raise Failure(
            f"there is no diagnostic `{code}`", *did_you_mean(code, by_name), "run `formdeck explain` for a list"
        )
    click.echo(manual_page(found.code), nl=False)
