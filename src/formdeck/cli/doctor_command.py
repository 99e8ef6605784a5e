"""``formdeck doctor``."""

import click

from formdeck.cli.exits import EXIT_CLEAN, EXIT_ERRORS
from formdeck.cli.options import common_options
from formdeck.export.doctor import Health, examine, is_healthy

_SIGN = {Health.OK: ("✓", "green"), Health.MISSING: ("–", "yellow"), Health.BROKEN: ("✗", "red")}


@click.command("doctor")
@click.option("--browser", help="The browser to examine: a program, or `embedded`.")
@common_options
@click.pass_context
def command(ctx: click.Context, browser: str | None) -> None:
    """Examine what the exports need, without changing anything."""
    findings = examine(browser)
    width = max(len(finding.part) for finding in findings)
    for finding in findings:
        sign, colour = _SIGN[finding.health]
        click.echo(f"{click.style(sign, fg=colour)} {finding.part:<{width}}  {finding.detail}")
        if finding.hint:
            click.echo(f"  {'':<{width}}  = hint: {finding.hint}")
    ctx.exit(EXIT_CLEAN if is_healthy(findings) else EXIT_ERRORS)
