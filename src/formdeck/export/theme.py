"""Read a theme so that it brings along what it refers to."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from formdeck.diagnostics import Failure, did_you_mean
from formdeck.export.images import Flaw, load_picture

_URL = re.compile(r"""url\(\s*(["']?)(?!data:|#)(.*?)\1\s*\)""", re.IGNORECASE)
_IMPORT = re.compile(r"""@import(?:-theme)?\s+(["'])(.*?)\1""", re.IGNORECASE)
_OF_MARP = frozenset({"default", "gaia", "uncover"})


def read_theme(theme: Path, folders: Sequence[Path] = (), shown: Callable[[Path], str] = str) -> dict[str, str]:
    """Read a theme and those that it imports, by file name; pictures become part of the CSS.

    A theme imports another by name: from its own folder, else from ``folders``, the nearest first. ``shown`` names
    files in messages.

    Raises:
        Failure: a file cannot be read, an imported theme is not there, or a file refers to something that is no
            picture in its own folder.
    """
    read: dict[str, str] = {}
    todo = [theme]
    while todo:
        file = todo.pop()
        if file.name not in read:
            css = _read(file, shown(file))
            todo.extend(_imported(file, css, folders, shown(file)))
            read[file.name] = _inline(file, css, shown(file))
    return read


def _read(file: Path, shown: str) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise Failure(f"the theme `{shown}` cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Failure(f"the theme `{shown}` is not UTF-8", "save it as UTF-8") from error


def _imported(file: Path, css: str, folders: Sequence[Path], shown: str) -> Iterator[Path]:
    known = {path.stem: path for folder in reversed((file.parent, *folders)) for path in folder.glob("*.css")}
    for name in (found[2] for found in _IMPORT.finditer(css)):
        if name in known:
            yield known[name]
        elif name not in _OF_MARP:
            hint = "a theme imports others by name, from `themes/` or the built-in ones"
            hints = did_you_mean(name, known) or (hint,)
            raise Failure(f"the theme `{shown}` imports `{name}`, which is no theme", *hints)


def _inline(file: Path, css: str, shown: str) -> str:
    def replace(match: re.Match[str]) -> str:
        found = load_picture(match[2], file.parent)
        if isinstance(found, Flaw):
            raise Failure(
                f"`{match[2]}` in the theme `{shown}` {found.value}",
                "a theme may refer to pictures in its own folder only",
            )
        return f'url("{found}")'

    return _URL.sub(replace, css)
