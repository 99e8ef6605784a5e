"""Finding the theme that a deck names."""

import re
from pathlib import Path

from formdeck.diagnostics import Failure, did_you_mean
from formdeck.workspace.project import Project

# As Marp reads it: a line of a comment, and the last one counts.
_COMMENT = re.compile(rb"/\*(.*?)\*/", re.DOTALL)
_NAME = re.compile(rb"^[*!\s]*@theme[ \t]+(.+?)\s*$", re.MULTILINE | re.IGNORECASE)


def find_theme(project: Project, name: str) -> Path:
    """Find a theme's CSS file by its name; the project's own come first.

    Raises:
        Failure: there is no such theme, or its file gives it another name.
    """
    files = [file for folder in project.theme_folders for file in sorted(folder.glob("*.css"))]
    for file in files:
        if file.stem == name:
            _check_name(project, file)
            return file
    known = sorted({file.stem for file in files})
    raise Failure(f"there is no theme `{name}`", *did_you_mean(name, known), f"known themes: {', '.join(known)}")


def _check_name(project: Project, file: Path) -> None:
    """Refuse a file that Marp would pass over silently, to take its own default theme instead."""
    try:
        css = file.read_bytes()
    except OSError as error:
        raise Failure(f"the theme `{project.shown(file)}` cannot be read: {error.strerror}") from error
    named = [name for comment in _COMMENT.findall(css) for name in _NAME.findall(comment)]
    if named[-1:] != [file.stem.encode()]:
        raise Failure(
            f"the theme `{project.shown(file)}` does not call itself `{file.stem}`",
            f"begin it with `/* @theme {file.stem} */`",
        )
