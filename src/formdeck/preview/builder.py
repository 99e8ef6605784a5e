"""Compiling a deck again and again: the short way where that is enough, the whole deck otherwise."""

import math
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import ParamSpec, TypeVar

from formdeck.cache import Cache
from formdeck.diagnostics import Diagnostic, Failure, Outcome
from formdeck.diagnostics.rules import records as rules
from formdeck.edition import Edition, EditionKind
from formdeck.export import Tools
from formdeck.export.fonts import served_font_css
from formdeck.export.theme import read_theme
from formdeck.export.typesetter import Typesetter
from formdeck.pipeline import CompiledDeck, compile_deck
from formdeck.preview.pictures import PictureShelf
from formdeck.preview.quick import quick_change
from formdeck.preview.snapshot import Snapshot, renew_snapshot, take_snapshot
from formdeck.preview.view import View
from formdeck.records import decode_source
from formdeck.render import Templates, read_templates
from formdeck.render.editions import edition_css
from formdeck.source import SourceFile
from formdeck.workspace import DeckFolder, Project
from formdeck.workspace.deck_files import DiskFiles
from formdeck.workspace.fit import fit_known
from formdeck.workspace.project import DECK_FILE
from formdeck.workspace.surveyor import Surveyor
from formdeck.workspace.theme import find_theme
from formdeck.workspace.workshop import Workshop

# So long somebody who saves without a pause is content to wait for each page.
_LONG_SECONDS = 1.0

T = TypeVar("T")
P = ParamSpec("P")


class Superseded(Exception):  # noqa: N818 - no error: there is newer work
    """Something has changed while the deck was being compiled."""


class WatchfulCache(Cache):
    """A cache that is asked many times a second, and uses that to look whether the work is still wanted."""

    def __init__(self, path: Path | None, stamp: str, is_superseded: Callable[[], bool]) -> None:
        super().__init__(path, stamp)
        self._is_superseded = is_superseded
        self._from = math.inf

    def give_way(self, after: float) -> None:
        """Let newer work end what is under way, once that has taken ``after`` seconds from now."""
        self._from = time.monotonic() + after

    def pause(self) -> None:
        """Look whether the work is still wanted.

        Raises:
            Superseded: there is newer work, and nobody waits for this.
        """
        if self._is_superseded() and time.monotonic() >= self._from:
            raise Superseded

    def find(self, key: str, kind: type[T]) -> T | None:
        """Return the value kept under ``key``.

        Raises:
            Superseded: there is newer work, and nobody waits for this.
        """
        self.pause()
        return super().find(key, kind)

    def recall(self, make: Callable[P, T], *given: P.args, **options: P.kwargs) -> T:
        """Call a pure function, unless it is known what it makes of these objects.

        Raises:
            Superseded: as above.
        """
        self.pause()
        return super().recall(make, *given, **options)


def _no_tools(_needs_browser: bool) -> Tools:  # noqa: FBT001 - as a workshop calls it
    raise Failure("the preview leaves measuring to what runs beside it")


class Builder:
    """One deck, its last state, and all that it is made with."""

    def __init__(
        self,
        project: Project,
        folder: DeckFolder,
        cache: WatchfulCache,
        typesetter: Typesetter,
        view: View | None = None,
    ) -> None:
        self._project = project
        self._folder = folder
        self._cache = cache
        self._typesetter = typesetter
        self._wanted = self._view = view or View()
        self._files = self._files_for(self._view)
        self._templates: Templates | None = None
        self._last: Outcome[CompiledDeck] | None = None
        self._shown: Snapshot | None = None
        self._has_written = False
        self._themes: dict[str, str] = {}
        self._theme = ""
        self._surveyor = Surveyor(_no_tools)
        self.pictures = PictureShelf(folder.path, project.build)

    def show(self, view: View) -> None:
        """Show another edition or theme from the next time on that the whole deck is built; from any thread."""
        self._wanted = view

    def build(self, *, patient: bool = True) -> Snapshot:
        """Compile the whole deck; unless ``patient``, it gives way to newer work.

        Raises:
            Failure: the deck cannot be read.
            Superseded: something has changed meanwhile.
        """
        self._cache.give_way(math.inf if patient else 0.0)
        view = self._wanted
        files = self._files if view == self._view else self._files_for(view)
        outcome = compile_deck(files, self._read_templates(), self._cache, edition=view.edition)
        found = (*outcome.diagnostics, *self._set_theme(outcome.value, view.edition))
        outcome = Outcome(self._fitted(outcome.value, view), found)
        snapshot = take_snapshot(outcome, self._theme, self.pictures.stamp, self._cache.recall, view)
        self._view, self._files, self._last, self._shown = view, files, outcome, snapshot
        self._keep_results()
        return snapshot

    def _fitted(self, compiled: CompiledDeck, view: View) -> CompiledDeck:
        """Set the pages as dense as they are known to fit, as a build does; a key's take too long to find out."""
        is_key = view.edition.kind is EditionKind.KEY
        if is_key or self._templates is None or find_theme(self._project, compiled.deck.theme.text) is None:
            return compiled
        tools = (self._cache, _no_tools, self._surveyor)
        workshop = Workshop(self._project, self._folder, self._templates, *tools, view.edition, view.theme)
        return fit_known(workshop, compiled)

    def build_quickly(self, changed: Collection[Path]) -> Snapshot | None:
        """Compile what an edit inside one chapter's records changes; None if that is not all that has changed.

        Raises:
            Superseded: something has changed meanwhile, and this takes long.
        """
        self._cache.give_way(_LONG_SECONDS)
        name = self._only_chapter(changed)
        if self._last is None or self._shown is None or self._templates is None or name is None:
            return None
        file = self._files.chapter_file(name)
        if file is None:
            return None
        outcome = quick_change(self._last, file, self._files, self._templates, self._cache)
        if outcome is None:
            return None
        chapter = next(each for each in outcome.value.deck.chapters if each.path == file.value.path)
        snapshot = renew_snapshot(self._shown, outcome, chapter, self.pictures.stamp)
        self._last, self._shown = outcome, snapshot
        return snapshot

    def theme_css(self, key: str) -> str | None:
        """Find the CSS of a theme by its key."""
        return self._themes.get(key)

    def depends_on(self, path: Path) -> bool:
        """Whether the deck may look different when a file or folder changes."""
        folders = (*self._project.template_folders, *self._project.theme_folders)
        if any(path.is_relative_to(folder) or folder.is_relative_to(path) for folder in folders):
            return True
        name = self._name_in_deck(path)
        if self._last is None or name is None:
            return name is not None or self._folder.path.is_relative_to(path) or path in self._own_folders()
        return name == "." or any(file == name or file.startswith(f"{name}/") for file in self._files_of_deck())

    def files(self) -> Iterator[Path]:
        """List the files that the deck is made from, besides those that come with formdeck, be they there or not."""
        yield from (self._folder.path / name for name in self._files_of_deck())
        for folder in self._own_folders():
            yield folder
            with suppress(OSError):
                yield from folder.iterdir()

    def _files_for(self, view: View) -> DiskFiles:
        return DiskFiles(self._project, self._folder, self._decode, view.theme, self._cache.pause)

    def _decode(self, shown: str, raw: bytes) -> Outcome[SourceFile]:
        """Decode a file; one that says the same as before is the same object, and so is all that is made from it."""
        return self._cache.recall(decode_source, shown, raw)

    def _own_folders(self) -> tuple[Path, ...]:
        """List folders of the project's own that may come and go."""
        return tuple(self._project.root / name for name in ("templates", "themes"))

    def _only_chapter(self, changed: Collection[Path]) -> str | None:
        """Name the chapter file that is all that has changed."""
        names = {self._name_in_deck(path) for path in changed}
        if len(names) != 1 or self._last is None:
            return None
        (name,) = names
        chapters = self._last.value.deck.chapters  # thousands, perhaps
        return name if any(chapter.path.rpartition("/")[2] == name for chapter in chapters) else None

    def _name_in_deck(self, path: Path) -> str | None:
        """Name a file as the deck does; None if it lies elsewhere."""
        for folder in (self._folder.path, self._folder.path.resolve()):
            if path.is_relative_to(folder):
                return path.relative_to(folder).as_posix()
        return None

    def _files_of_deck(self) -> Iterator[str]:
        """List the files that the deck names, be they there or not."""
        yield DECK_FILE
        if self._last is not None:
            deck = self._last.value.deck
            yield from self._last.value.chapter_files
            for chapter in deck.chapters:
                yield from (
                    figure.file.text for record in chapter.records for figure in record.figures if figure.plot is None
                )

    def _keep_results(self) -> None:
        """Write the first time's results, which took long, to the disk; later only those of the last time count."""
        if not self._has_written:
            self._cache.write()
            self._has_written = True
        self._cache.trim()

    def _read_templates(self) -> Templates:
        """Read the templates; those that are the same as before are kept, with all that is known of them."""
        read = read_templates([(path, self._project.shown(path)) for path in self._project.template_folders])
        if self._templates is None or read.fingerprint != self._templates.fingerprint:
            self._templates = read
        return self._templates

    def _set_theme(self, compiled: CompiledDeck, edition: Edition) -> Iterator[Diagnostic]:
        """Use the deck's theme; report one that Marp cannot use, and keep the last good one then."""
        file = find_theme(self._project, compiled.deck.theme.text)
        if file is None:
            return
        try:
            self._use_theme(file, compiled.deck.math, edition)
        except Failure as failure:
            if not self._theme:
                raise
            found = rules.UNUSABLE_THEME.at(compiled.deck.title.span(), failure.message, *failure.hints)
            yield found.within(deck=compiled.deck.name)

    def _use_theme(self, file: Path, math: str, edition: Edition) -> None:
        folders = self._project.theme_folders
        of_edition = edition_css(edition)
        contents = "\0".join((math, of_edition, *read_theme(file, folders, self._project.shown).values()))
        key = blake2b(contents.encode(), digest_size=10).hexdigest()
        if key not in self._themes:
            css = self._typesetter.set_theme(file, folders, math)
            self._themes = {key: css + of_edition + served_font_css(self._typesetter.runtime)}
        self._theme = key
