"""Options that every command understands, before or after the command's name."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from formdeck.diagnostics import Failure

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True)
class Common:
    """What the options shared by all commands were set to."""

    project: Path | None = None
    quiet: bool = False
    verbose: bool = False

    @property
    def colour(self) -> bool:
        """Whether standard output takes colours: a terminal, and the user does not object."""
        return click.get_text_stream("stdout").isatty() and not os.environ.get("NO_COLOR")


def common_options(command: F) -> F:
    """Add ``--project``, ``-q`` and ``-v``; given twice, the one after the command's name wins."""

    @click.option("--project", type=click.Path(path_type=Path), help="The deck project (default: found upward).")
    @click.option("-q", "--quiet", is_flag=True, help="Say nothing but what was found.")
    @click.option("-v", "--verbose", is_flag=True, help="Say more, with timings.")
    @click.pass_context
    @wraps(command)
    def with_common(
        ctx: click.Context, /, *args: Any, project: Path | None, quiet: bool, verbose: bool, **options: Any
    ) -> Any:
        common = ctx.ensure_object(Common)
        if project is not None and not project.is_dir():
            raise Failure(f"there is no folder `{project}`")
        common.project = project or common.project
        common.quiet |= quiet
        common.verbose |= verbose
        return ctx.invoke(command, *args, **options)

    return with_common  # type: ignore[return-value] # click adds parameters to the function it is given


pass_common = click.make_pass_decorator(Common, ensure=True)
