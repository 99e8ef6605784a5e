"""How commands end: their exit statuses, and the message where the surroundings failed."""

import click

from formdeck.diagnostics import Failure

EXIT_CLEAN, EXIT_ERRORS, EXIT_USAGE, EXIT_BUG, EXIT_INTERRUPTED = 0, 1, 2, 3, 130


def print_failure(failure: Failure) -> None:
    """Say on standard error what failed and what helps."""
    click.secho("error", fg="red", bold=True, nl=False, err=True)
    click.echo(f": {failure.message}", err=True)
    for hint in failure.hints:
        click.echo(f"  = hint: {hint}", err=True)
