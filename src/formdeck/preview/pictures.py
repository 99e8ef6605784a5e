"""The pictures that pages show: read when their file changes, not with every page."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from formdeck.export.images import Flaw, find_pictures, load_picture

_MOST_PAGES = 20_000


class PictureShelf:
    """The pictures of one deck. Names in Markdown count from ``base``; nothing outside ``folder`` is read."""

    def __init__(self, folder: Path, base: Path) -> None:
        self._folder = folder
        self._base = base
        self._names: dict[str, tuple[str, ...]] = {}
        self._loaded: dict[str, tuple[str, str | Flaw]] = {}

    def stamp(self, markdown: str) -> str:
        """Name the state of the pictures on a page."""
        return " ".join(f"{name}={self._state(name)}" for name in self._on(markdown))

    def contents(self, markdown: str) -> Mapping[str, str]:
        """Load the pictures on a page as data URIs; those that cannot be shown are left out."""
        loaded = {name: self._load(name) for name in self._on(markdown)}
        return {name: found for name, found in loaded.items() if not isinstance(found, Flaw)}

    def flaws(self, markdown: str) -> Mapping[str, Flaw]:
        """Say why pictures on a page cannot be shown."""
        loaded = {name: self._load(name) for name in self._on(markdown)}
        return {name: found for name, found in loaded.items() if isinstance(found, Flaw)}

    def _on(self, markdown: str) -> tuple[str, ...]:
        if "<img" not in markdown and "![" not in markdown:
            return ()
        if len(self._names) > _MOST_PAGES:
            self._names.clear()
        if markdown not in self._names:
            self._names[markdown] = find_pictures(markdown)
        return self._names[markdown]

    def _load(self, name: str) -> str | Flaw:
        state = self._state(name)
        known = self._loaded.get(name)
        if known is None or known[0] != state:
            known = (state, load_picture(name, self._folder, self._base))
            self._loaded[name] = known
        return known[1]

    def _state(self, name: str) -> str:
        with suppress(OSError, ValueError):
            state = (self._base / name).stat()
            return f"{state.st_size} {state.st_mtime_ns} {state.st_ino}"
        return ""
