"""Finding the theme that a deck names."""

import re
from collections.abc import Iterator
from pathlib import Path

from formdeck.diagnostics import Diagnostic, Failure, Outcome, did_you_mean
from formdeck.diagnostics.rules import records as rules
from formdeck.export.theme import read_theme
from formdeck.source import SourceText
from formdeck.workspace.project import Project

BUILT_IN = "portrait_A4_note"

# As Marp reads it: a line of a comment, and the last one counts.
_COMMENT = re.compile(r"/\*(.*?)\*/", re.DOTALL)
_NAME = re.compile(r"^[*!\s]*@theme[ \t]+(.+?)\s*$", re.MULTILINE | re.IGNORECASE)


def choose_theme(project: Project, name: SourceText) -> Outcome[str]:
    """Choose a deck's theme: the one that it names; where that cannot be used, say why and take the built-in one."""
    found = _check(project, name)
    usable = find_theme(project, name.text) is not None
    return Outcome(name.text if usable else BUILT_IN, () if found is None else (found,))


def find_theme(project: Project, name: str) -> Path | None:
    """Find a theme's CSS file by its name; the project's own come first, those that cannot be used are left out."""
    return next((file for file in _files(project) if file.stem == name and _flaw(project, file) is None), None)


def known_themes(project: Project) -> tuple[str, ...]:
    """Name the themes that a deck of a project can have."""
    names = sorted({file.stem for file in _files(project)})
    return tuple(name for name in names if find_theme(project, name) is not None)


def _check(project: Project, name: SourceText) -> Diagnostic | None:
    """Report a theme that is not there, or that Marp would pass over silently to take its own default instead."""
    file = next((file for file in _files(project) if file.stem == name.text), None)
    if file is None:
        known = sorted({file.stem for file in _files(project)})
        hints = (*did_you_mean(name.text, known), f"known themes: {', '.join(known)}")
        return rules.UNKNOWN_THEME.at(name.span(), f"there is no theme `{name}`", *hints)
    flaw = _flaw(project, file)
    return None if flaw is None else rules.UNUSABLE_THEME.at(name.span(), flaw.message, *flaw.hints)


def _files(project: Project) -> Iterator[Path]:
    return (file for folder in project.theme_folders for file in sorted(folder.glob("*.css")))


def _flaw(project: Project, file: Path) -> Failure | None:
    try:
        themes = read_theme(file, project.theme_folders, project.shown)
    except Failure as failure:
        return failure
    names = [name for comment in _COMMENT.findall(themes[file.name]) for name in _NAME.findall(comment)]
    if names[-1:] == [file.stem]:
        return None
    what = f"the theme `{project.shown(file)}` does not call itself `{file.stem}`"
    return Failure(what, f"begin it with `/* @theme {file.stem} */`")
