"""Read a theme so that it brings along what it refers to."""

import re
from pathlib import Path

from formdeck.diagnostics import Failure
from formdeck.export.images import Flaw, load_picture

_URL = re.compile(r"""url\(\s*(["']?)(?!data:|#)(.*?)\1\s*\)""", re.IGNORECASE)


def read_theme(theme: Path) -> dict[str, str]:
    """Read a theme and its neighbours, which it may import, by file name; pictures become part of the CSS.

    Raises:
        Failure: a file cannot be read, or refers to something that is no picture in its own folder.
    """
    try:
        files = {theme, *theme.parent.glob("*.css")}
        return {file.name: _inline(file) for file in sorted(files)}
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"the theme `{theme}` cannot be read: {error}") from error


def _inline(file: Path) -> str:
    def replace(match: re.Match[str]) -> str:
        found = load_picture(match[2], file.parent)
        if isinstance(found, Flaw):
            raise Failure(
                f"`{match[2]}` in the theme `{file}` {found.value}",
                "a theme may refer to pictures in its own folder only",
            )
        return f'url("{found}")'

    return _URL.sub(replace, file.read_text("utf-8"))
