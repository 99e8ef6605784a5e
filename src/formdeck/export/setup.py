"""Set up the runtime: marp-cli, fonts and a browser, from npm by lock file, once per user."""

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from formdeck.diagnostics import Failure
from formdeck.export import npm
from formdeck.export.embedded import is_embedded_supported, is_unpacked, unpack_browser
from formdeck.export.node import Node, find_node
from formdeck.export.places import SHIPPED, cache_folder, runtime_folder

Progress = Callable[[str, float], None]
"""Told the name of the step and how much of it is done, from 0 to 1."""

_NEEDED_BYTES = 700_000_000
_A_DAY = 24 * 3600.0
_UNUSED_DAYS = 60

# The runtime's own fonts, those of the system for what they lack, and one that any browser can start with.
_FONT_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}/faces</dir>
  <dir>{folder}/browser/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir>{folder}/fontconfig</cachedir>
</fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Runtime:
    """An installed runtime: everything in it is there, and nothing more is ever fetched."""

    folder: Path
    node: Path

    @property
    def packages(self) -> Path:
        """The folder of npm packages."""
        return self.folder / "node_modules"

    @property
    def marp(self) -> Path:
        """The script of marp-cli."""
        return self.packages / "@marp-team" / "marp-cli" / "marp-cli.js"

    @property
    def faces(self) -> Path:
        """The folder of font files, with a list of them."""
        return self.folder / "faces"

    @property
    def font_settings(self) -> Path:
        """The file that tells a browser on Linux where fonts are."""
        return self.folder / "fonts.conf"


def find_runtime() -> Runtime | None:
    """Find the runtime that fits this version of formdeck, if it has been set up."""
    folder = runtime_folder()
    if not (folder / "node_modules").is_dir():
        return None
    _note_use(folder)
    return Runtime(folder, find_node().program)


def set_up(progress: Progress, *, embedded: bool = True) -> Runtime:
    """Install what is missing; with ``embedded`` also the browser that comes with it, where it runs.

    Safe to call at any time and from several processes at once. An interrupted run leaves nothing that a later
    one takes for complete.

    Raises:
        Failure: no network, a full disk, a folder that cannot be written to …
    """
    from filelock import FileLock  # noqa: PLC0415 - only set-up needs it

    node = find_node()
    runtime = Runtime(runtime_folder(), node.program)
    if _is_complete(runtime, embedded=embedded):  # which a folder that cannot be written to may be
        return runtime
    try:
        cache_folder().mkdir(parents=True, exist_ok=True)
        with FileLock(cache_folder() / "setup.lock"):
            _install(node, progress)
            if not _is_complete(runtime, embedded=embedded):
                unpack_browser(runtime.folder, progress)
    except OSError as error:
        raise Failure(
            f"the runtime cannot be set up in `{cache_folder()}`: {error.strerror or error}",
            "make the folder writable, or name another with the environment variable `FORMDECK_CACHE`",
        ) from error
    return runtime


def _is_complete(runtime: Runtime, *, embedded: bool) -> bool:
    is_browser_there = not embedded or not is_embedded_supported() or is_unpacked(runtime.folder)
    return runtime.packages.is_dir() and is_browser_there


def _install(node: Node, progress: Progress) -> None:
    """Install beside the final folder and rename, so that the folder's being there means that it is whole."""
    from formdeck.export.faces import prepare_faces  # noqa: PLC0415 - fontTools takes long to import

    folder = runtime_folder()
    if (folder / "node_modules").is_dir():
        return
    _check_space(folder.parent)
    being_made = folder.with_suffix(".part")
    for stale in (being_made, folder):
        shutil.rmtree(stale, ignore_errors=True)
    being_made.mkdir()
    try:
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(SHIPPED / name, being_made / name)
        npm.install_packages(node, being_made, cache_folder() / "npm", lambda done: progress("packages from npm", done))
        prepare_faces(being_made / "node_modules", being_made / "faces", lambda done: progress("fonts", done))
        (being_made / "fonts.conf").write_text(_FONT_SETTINGS.format(folder=folder), "utf-8")
        being_made.replace(folder)
    finally:
        shutil.rmtree(being_made, ignore_errors=True)
    shutil.rmtree(cache_folder() / "npm", ignore_errors=True)
    _remove_unused(folder)


def _note_use(runtime: Path) -> None:
    """Let the folder's time tell when it was last used, to the day; where it cannot be changed that does no harm."""
    with suppress(OSError):
        if time.time() - runtime.stat().st_mtime > _A_DAY:
            os.utime(runtime)


def _remove_unused(kept: Path) -> None:
    """Remove runtimes of other versions of formdeck that nobody has used for long; each takes some 430 MB."""
    for folder in kept.parent.glob("runtime-*"):
        with suppress(OSError):
            if folder != kept and time.time() - folder.stat().st_mtime > _UNUSED_DAYS * _A_DAY:
                shutil.rmtree(folder, ignore_errors=True)


def _check_space(folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < _NEEDED_BYTES:
        raise Failure(
            f"the disk of `{folder}` has {free // 1_000_000} MB free; the runtime needs {_NEEDED_BYTES // 1_000_000}",
            "make room, or name a folder on another disk with the environment variable `FORMDECK_CACHE`",
        )
