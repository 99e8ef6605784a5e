"""The files that a deck names, against the file system."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import records as rules
from formdeck.model import Deck, Figure
from formdeck.records.schema.forms import FILE


def resolve_inside(root: Path, name: str, top: Path | None = None) -> Path | None:
    """Find the file that a deck means by a name. None: the name leads out of ``root``, be it through a link.

    The file need not exist. ``top`` is ``root`` without links, for those who ask for many files.
    """
    if not FILE.fits(name):
        return None
    try:
        path = Path(root, name).resolve()
        return path if path.is_relative_to(top or root.resolve()) else None
    except (OSError, RuntimeError, ValueError):  # a circle of links, a name too long
        return None


def without_links(root: Path) -> Path:
    """Follow the links that lead to a folder; where they lead nowhere, its files are not found either."""
    try:
        return root.resolve()
    except (OSError, RuntimeError):
        return root


def find_inside(root: Path, name: str, top: Path | None = None) -> Path | None:
    """Find a file that is there by the name a deck has for it, as ``resolve_inside`` does."""
    path = resolve_inside(root, name, top)
    return path if path is not None and _is_file(path) else None


def check_files(deck: Deck, root: Path, pause: Callable[[], None] = lambda: None) -> Iterator[Diagnostic]:
    """Report pictures that are not there, or that a link takes out of the deck's folder ``root``.

    ``pause`` is called now and then; it may raise, to end the search.
    """
    find = cache(partial(resolve_inside, root, top=without_links(root)))  # the same picture may be shown many times
    for chapter in deck.chapters:
        pause()
        for record in chapter.records:
            found = (_check_figure(figure, find) for figure in record.figures if figure.plot is None)
            yield from (one.within(deck=deck.name, record=record.id.text) for one in found if one is not None)


def _check_figure(figure: Figure, find: Callable[[str], Path | None]) -> Diagnostic | None:
    path = find(figure.file.text)
    span = figure.file.span()
    if path is None:
        message, hint = f"`{figure.file}` leads out of the deck's folder", "copy the picture into the folder"
        return rules.OUTSIDE_FILE.at(span, message, hint)
    hint = "its place stays empty until the file is there"
    return None if _is_file(path) else rules.MISSING_PICTURE.at(span, f"picture `{figure.file}` is not there yet", hint)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long for the file system
        return False
