"""Short hashes that say whether anything a build depends on has changed."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

import formdeck
from formdeck.workspace.project import DeckFolder, Project

# What the program is made of, besides its manual.
_PROGRAM = {".py", ".json", ".toml", ".cjs", ".css"}
# Packages whose version shows in what formdeck makes or finds.
_PACKAGES = ("sympy", "yaml", "jinja2", "markdown_it", "fontTools", "msgspec", "matplotlib")
_VERSION_CONTROL = {".git", ".hg", ".svn", ".jj"}


def fingerprint(*parts: bytes | str) -> str:
    """Hash byte strings so that different lists of parts give different hashes."""
    digest = blake2b(digest_size=16)
    for part in parts:
        encoded = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()


def file_fingerprint(file: Path) -> str:
    """Hash a file's content; empty if there is no such file or it cannot be read."""
    with suppress(OSError, ValueError):  # ValueError: a NUL in the name
        if file.is_file():
            return fingerprint(file.read_bytes())
    return ""


def folder_fingerprint(folders: Iterable[Path]) -> str:
    """Hash the names and contents of all files in some folders but those of editors and version control."""
    return fingerprint(*(part for folder in folders for file in _files(folder) for part in _contents(folder, file)))


def inputs_fingerprint(project: Project, folder: DeckFolder) -> str:
    """Hash all that a deck's outputs and findings come from, besides the program."""
    folders = (folder.path, *project.template_folders, *project.theme_folders)
    return fingerprint(folder.shown, folder_fingerprint(folders))


def program_stamp() -> str:
    """Name the running program: its version, the state of its source files, Python and the packages it builds on."""
    package = Path(formdeck.__file__).parent
    sources = (path for path in sorted(package.rglob("*")) if path.suffix in _PROGRAM)
    return fingerprint(formdeck.__version__, sys.version, *map(_state, (*sources, *_packages())))


def _packages() -> Iterator[Path]:
    """Find the packages without importing them; a new version's file has another size or time."""
    specs = (find_spec(name) for name in _PACKAGES)
    return (Path(spec.origin) for spec in specs if spec is not None and spec.origin is not None)


def _state(file: Path) -> str:
    state = file.stat()
    return f"{state.st_size} {state.st_mtime_ns}"


def _files(folder: Path) -> Iterator[Path]:
    for parent, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if name not in _VERSION_CONTROL)
        yield from (Path(parent, name) for name in sorted(files) if not is_scratch(name))


def is_scratch(name: str) -> bool:
    """Tell files that editors leave beside the real ones."""
    return name.startswith((".#", "._", ".DS_Store")) or name.endswith(("~", "#", ".swp", ".swo", ".tmp", ".bak"))


def _contents(folder: Path, file: Path) -> tuple[str, bytes]:
    name = file.relative_to(folder).as_posix()
    if file.is_symlink() and not _leads_inside(file, folder):
        return name, bytes(file.readlink())  # never read what lies outside
    if not file.is_file():
        return name, b""  # a pipe or device, which might never end
    try:
        return name, file.read_bytes()
    except OSError as error:
        return name, repr(error.errno).encode()


def _leads_inside(link: Path, folder: Path) -> bool:
    try:
        return link.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a circle of links
        return False
