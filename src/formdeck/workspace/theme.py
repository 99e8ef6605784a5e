"""Finding the theme that a deck names."""

from pathlib import Path

from formdeck.diagnostics import Failure, did_you_mean
from formdeck.workspace.project import Project


def find_theme(project: Project, name: str) -> Path:
    """Find a theme's CSS file by its name; the project's own come first.

    Raises:
        Failure: there is no such theme.
    """
    files = [file for folder in project.theme_folders for file in sorted(folder.glob("*.css"))]
    for file in files:
        if file.stem == name:
            return file
    known = sorted({file.stem for file in files})
    raise Failure(f"there is no theme `{name}`", *did_you_mean(name, known), f"known themes: {', '.join(known)}")
