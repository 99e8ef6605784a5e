"""The process that examines the layout beside the preview: the compiler, Marp and the browser stay loaded in it."""

import os
import resource
import select
import sys
from contextlib import closing, suppress
from pathlib import Path

from formdeck.diagnostics import Failure
from formdeck.export import Tools, find_tools
from formdeck.signals import unwind_when_told
from formdeck.workspace import find_decks, find_project
from formdeck.workspace.check import check_deck
from formdeck.workspace.surveyor import Surveyor

FAMILIES = ("layout",)

# After a pause like this nobody edits any more; a browser would hold its memory for nothing.
_IDLE_SECONDS = 600.0
_MOST_KILOBYTES = 500_000


def main() -> None:
    """Check the layout of a deck each time that a line comes in, which names a theme, or none for the deck's own.

    Arguments are the project, the deck, and the file descriptors to read from and to answer to. What was found is kept
    for whoever asks, as by ``formdeck check``.
    """
    unwind_when_told()
    root, deck, orders, answers = sys.argv[1:]
    project = find_project(Path.cwd(), Path(root))
    (folder,) = find_decks(project, [deck])
    with closing(Surveyor(_find_tools)) as surveyor, suppress(KeyboardInterrupt):
        while (theme := _next_line(int(orders))) is not None:
            with suppress(Failure):
                check_deck(project, folder, FAMILIES, _find_tools, theme or None, surveyor)
            os.write(int(answers), b"\n")
            if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > _MOST_KILOBYTES:
                break  # beside what examining such a deck takes, starting anew costs little


def _next_line(descriptor: int) -> str | None:
    """Read the next line; None if there is none, or none for long."""
    read = b""
    while not read.endswith(b"\n"):
        ready, _, _ = select.select([descriptor], [], [], _IDLE_SECONDS)
        block = os.read(descriptor, 1000) if ready else b""
        if not block:
            return None
        read += block
    return read.decode().strip()


def _find_tools(needs_browser: bool) -> Tools:  # noqa: FBT001 - the one question
    return find_tools(None, lambda _step, _done: None, needs_browser=needs_browser)
