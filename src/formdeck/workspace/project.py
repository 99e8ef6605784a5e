"""Where a deck project keeps its things."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from formdeck.diagnostics import Failure, did_you_mean

DECK_FILE = "deck.yaml"

# Names stand in messages and in the Markdown: no control characters, line breaks and bytes that are no UTF-8.
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with ``slides/`` in it; ``themes/`` and ``templates/`` there win over the built-in ones."""

    root: Path

    @property
    def slides(self) -> Path:
        """The folder that holds one folder for each deck."""
        return self.root / "slides"

    @property
    def build(self) -> Path:
        """The folder that everything made is written to."""
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """The folder of results kept between runs."""
        return self.build / ".cache"

    @property
    def results(self) -> Path:
        """The file of results kept between runs; another table layout would get another number."""
        return self.cache / "results-1.sqlite3"

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The folders to look for templates in, in this order."""
        return _search_path(self.root / "templates", _assets("templates"))

    @property
    def theme_folders(self) -> tuple[Path, ...]:
        """The folders to look for themes in, in this order."""
        return _search_path(self.root / "themes", _assets("themes"))

    def shown(self, path: Path) -> str:
        """Name a file as messages show it: from the project's root where it lies inside."""
        absolute = path.absolute()
        return (absolute.relative_to(self.root) if absolute.is_relative_to(self.root) else absolute).as_posix()


@dataclass(frozen=True, slots=True)
class DeckFolder:
    """A deck on the disk: its name, its folder, and the folder's name in messages."""

    name: str
    path: Path
    shown: str


def find_project(start: Path, explicit: Path | None = None) -> Project:
    """Find the project: the folder given, or the nearest one upward that holds ``slides/``.

    Raises:
        Failure: there is none.
    """
    if explicit is not None:
        if not (explicit / "slides").is_dir():
            raise Failure(f"`{explicit}` is no deck project: it has no folder `slides`", "run `formdeck new DIR`")
        return Project(explicit.resolve())
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "slides").is_dir():
            return Project(folder)
    raise Failure(
        "there is no folder `slides` here or in any folder above",
        "run `formdeck new DIR` to start a deck project",
        "or name one with `--project DIR`",
    )


def find_decks(project: Project, names: Sequence[str]) -> tuple[DeckFolder, ...]:
    """Find the decks named on the command line, each a folder under ``slides/`` or a path; all if none is.

    Raises:
        Failure: a name fits no deck, or there is no deck at all.
    """
    if names:
        return tuple(dict.fromkeys(_find_deck(project, name) for name in names))
    found = tuple(_deck_folder(project, folder) for folder in _deck_paths(project))
    if not found:
        raise Failure(
            f"there is no deck in `{project.shown(project.slides)}`",
            f"a deck is a folder with a file `{DECK_FILE}` in it",
        )
    return found


def choose_deck(project: Project, name: str | None) -> DeckFolder:
    """Find the deck that a command works on: the one named, or the only one.

    Raises:
        Failure: the name fits no deck, or there are several and none is named.
    """
    first, *others = find_decks(project, [name] if name else [])
    if others:
        names = ", ".join(deck.name for deck in (first, *others))
        raise Failure("there are several decks", f"name one of them: {names}")
    return first


def _find_deck(project: Project, name: str) -> DeckFolder:
    for candidate in (project.slides / name, Path(name), Path(name).parent):
        if _is_there(candidate / DECK_FILE) and (candidate.name == Path(name).name or Path(name).is_file()):
            return _deck_folder(project, candidate)
    for folder in (project.slides / name, Path(name)):
        if folder.is_dir():
            raise Failure(f"`{project.shown(folder)}` is no deck: it has no file `{DECK_FILE}`")
    known = [path.name for path in _deck_paths(project)]
    listed = ", ".join(known) or "none"
    raise Failure(f"there is no deck `{name}`", *did_you_mean(name, known), f"known decks: {listed}")


def _deck_paths(project: Project) -> list[Path]:
    return sorted(folder for folder in project.slides.glob("*/") if _is_there(folder / DECK_FILE))


def _deck_folder(project: Project, path: Path) -> DeckFolder:
    path = path.absolute()
    shown = project.shown(path)
    if _NOT_IN_NAMES.search(shown):
        raise Failure(f"the name of the folder {shown!a} holds control characters or is not UTF-8", "rename it")
    return DeckFolder(path.resolve().name, path, shown)


def _search_path(*folders: Path) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()))


def _assets(name: str) -> Path:
    """Find what is shipped: inside an installed package, or beside ``src/`` in a checkout."""
    package = Path(str(files("formdeck")))
    packaged = package / "assets" / name
    return packaged if packaged.is_dir() else package.parents[1] / name


def _is_there(file: Path) -> bool:
    """Whether there is anything of that name; a folder, or a link that leads nowhere, is told when it is read."""
    return os.path.lexists(file)
