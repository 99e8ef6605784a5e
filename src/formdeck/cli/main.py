"""The ``formdeck`` command: finds the sub-command, turns whatever ends it into an exit status."""

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from formdeck import __version__
from formdeck.cli.exits import EXIT_BUG, EXIT_INTERRUPTED, EXIT_USAGE, print_failure
from formdeck.cli.options import common_options
from formdeck.diagnostics import Failure
from formdeck.signals import unwind_when_told

_COMMANDS = {
    "new": "Make a deck project that builds at once.",
    "build": "Check and render decks: Markdown, HTML, PDF, PNG, PPTX.",
    "watch": "Show a deck in the browser, and each change as soon as it is saved.",
    "print": "Put a deck on A4 sheets: several pages on a side, booklets, both sides.",
    "check": "Run the checks and report what they find.",
    "read": "Show how a formula is understood.",
    "explain": "Print the manual page of a diagnostic.",
    "setup": "Install Node's packages, fonts and a browser for the exports.",
    "doctor": "Examine what the exports need.",
}


class _LazyGroup(click.Group):
    """Imports a command's module only when it is called, so that ``--help`` is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _COMMANDS:
            return None
        if cmd_name != "watch":
            gc.disable()  # a command ends before there is much to collect; looking for it takes a tenth of a build
        command: click.Command = import_module(f"formdeck.cli.{cmd_name}_command").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise _unknown_command(ctx, args[0]) from error


def _unknown_command(ctx: click.Context, name: str) -> click.UsageError:
    from formdeck.diagnostics import did_you_mean  # noqa: PLC0415 - difflib is only needed for mistakes

    hints = "".join(f"\n{hint}" for hint in did_you_mean(name, _COMMANDS))
    return click.UsageError(f"there is no command `{name}`{hints}", ctx)


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="formdeck")
@common_options
def formdeck(**_options: Any) -> None:
    """Formula study sheets that proofread themselves."""


def main() -> None:
    """Run the command line and exit: 0 clean, 1 errors found, 2 usage or I/O, 3 a bug, 130 interrupted."""
    unwind_when_told()
    status = _run()
    sys.exit(status if _is_told() else EXIT_USAGE)


def _is_told() -> bool:
    """Whether the output has arrived; if not, Python is kept from trying again while it shuts down."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _run() -> int:
    try:
        status: object = formdeck.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return EXIT_USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # nobody reads any more; Python would complain while shutting down
        return EXIT_USAGE
    except (Failure, OSError) as error:
        print_failure(error if isinstance(error, Failure) else Failure(_describe(error)))
        return EXIT_USAGE
    except Exception:  # noqa: BLE001 - the last line of defence, it tells the user what to do
        _print_bug()
        return EXIT_BUG
    return status if isinstance(status, int) else 0


def _describe(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return f"`{error.filename}`: {reason}" if error.filename else reason


def _print_bug() -> None:
    import traceback  # noqa: PLC0415 - only needed when everything else has failed

    click.echo(traceback.format_exc(), err=True)
    click.echo(f"this is a bug in formdeck {__version__}, not in your deck; please report the text above", err=True)
