"""Options that every command understands, before or after the command's name."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TextIO

import click

from formdeck.diagnostics import Failure

Command = Callable[..., Any]

_OPTIONS: tuple[Callable[[Command], Command], ...] = (
    click.option("-v", "--verbose", is_flag=True, help="Say more, with timings."),
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but what was found."),
    click.option("--project", type=click.Path(path_type=Path), help="The deck project (default: found upward)."),
)


@dataclass(slots=True)
class Common:
    """What the options shared by all commands were set to."""

    project: Path | None = None
    quiet: bool = False
    verbose: bool = False

    def add(self, project: Path | None, *, quiet: bool, verbose: bool) -> None:
        """Take over what was said at one place of the command line."""
        if project is not None and not project.is_dir():
            raise Failure(f"there is no folder `{project}`")
        self.project = project or self.project
        self.quiet |= quiet
        self.verbose |= verbose

    @staticmethod
    def colour(stream: TextIO) -> bool:
        """Whether a stream takes colours: it is a terminal, and the user does not object."""
        return stream.isatty() and not os.environ.get("NO_COLOR")


def common_options(command: Command) -> Command:
    """Add ``--project``, ``-q`` and ``-v``; given twice, the one after the command's name wins."""

    def with_common(
        ctx: click.Context, /, *args: Any, project: Path | None, quiet: bool, verbose: bool, **options: Any
    ) -> Any:
        ctx.ensure_object(Common).add(project, quiet=quiet, verbose=verbose)
        return ctx.invoke(command, *args, **options)

    decorated: Command = click.pass_context(wraps(command)(with_common))
    for option in _OPTIONS:
        decorated = option(decorated)
    return decorated


pass_common = click.make_pass_decorator(Common, ensure=True)
