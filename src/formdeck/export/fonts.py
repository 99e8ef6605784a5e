"""Choose the faces a document needs and write them as CSS that carries them inside."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import unescape
from pathlib import Path

from formdeck.export.setup import Runtime

_PRINTABLE = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\N{NO-BREAK SPACE}…")
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Face:
    """A face under the name that themes use.

    Its characters lie in several files. ``whole`` names the one that has nearly all of them, so that it is read
    first; the others have the ranges that the package's ``unicode.json`` says.
    """

    family: str
    package: str
    weight: int
    whole: str


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a face that one file holds: ``characters`` are those that are wanted of it."""

    face: Face
    file: Path
    characters: frozenset[str]


FACES = (
    Face("formdeck Sans", "biz-udpgothic", 400, "japanese"),
    Face("formdeck Sans", "biz-udpgothic", 700, "japanese"),
    Face("formdeck Mono", "jetbrains-mono", 400, "latin"),
    Face("formdeck Mono", "jetbrains-mono", 700, "latin"),
)


def font_css(texts: Iterable[str], runtime: Runtime, kept: Path | None) -> str:
    """Write ``@font-face`` rules with just the characters that occur in some Markdown, HTML or CSS.

    ``kept`` is a folder of earlier results; it may be missing or unwritable, which only costs time.
    """
    wanted = needed_characters(texts)
    name = f"fonts-{_key(wanted, runtime)}.css"
    if kept is not None:
        with suppress(OSError, UnicodeDecodeError):
            if css := (kept / name).read_text("ascii"):
                return css
    css = "\n".join(_face_rule(part) for face in FACES for part in choose_slices(face, wanted, runtime.packages))
    if kept is not None:
        _keep(kept, name, css)
    return css


def needed_characters(texts: Iterable[str]) -> frozenset[str]:
    """Collect the characters that a text may show, entities and CSS escapes included."""
    found = set(_PRINTABLE)
    for text in texts:
        found.update(unescape(text))
        found.update(chr(int(code, 16)) for code in re.findall(r"\\([0-9A-Fa-f]{4,5})", text))
    return frozenset(char for char in found if char.isprintable())


def choose_slices(face: Face, wanted: frozenset[str], packages: Path) -> list[Slice]:
    """Choose the files of a face that hold the wanted characters, none of which is in two of them."""
    folder = packages / "@fontsource" / face.package
    slices = []
    for name, has in _coverage(folder, face.package, face.whole, face.weight):
        if here := wanted & has:
            slices.append(Slice(face, _file(folder, face.package, name, face.weight), here))
            wanted -= here
    return slices


@cache
def _coverage(folder: Path, package: str, whole: str, weight: int) -> list[tuple[str, frozenset[str]]]:
    from formdeck.export.subset import characters_of  # noqa: PLC0415 - fontTools takes long to import

    ranges = json.loads((folder / "unicode.json").read_text("utf-8"))
    others = [(name.strip("[]"), _characters_in(written)) for name, written in ranges.items() if name != whole]
    return [(whole, characters_of(_file(folder, package, whole, weight))), *reversed(others)]


def _file(folder: Path, package: str, name: str, weight: int) -> Path:
    return folder / "files" / f"{package}-{name}-{weight}-normal.woff"


def _characters_in(ranges: str) -> frozenset[str]:
    """Read a CSS ``unicode-range``."""
    found: set[str] = set()
    for first, last in re.findall(r"U\+([0-9A-Fa-f]+)(?:-([0-9A-Fa-f]+))?", ranges):
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)


def _face_rule(part: Slice) -> str:
    from formdeck.export.subset import subset_font  # noqa: PLC0415 - fontTools takes long to import

    content = b64encode(subset_font(part.file, part.characters)).decode()
    # The file with nearly everything comes first, without a range: the later rules with one take precedence.
    is_whole = part.file.stem.endswith(f"-{part.face.whole}-{part.face.weight}-normal")
    ranges = "" if is_whole else f"unicode-range:{_written(part.characters)};"
    return (
        f'@font-face{{font-family:"{part.face.family}";font-weight:{part.face.weight};{ranges}'
        f"src:url(data:font/woff;base64,{content})format('woff')}}"
    )


def _written(characters: frozenset[str]) -> str:
    return ",".join(f"U+{ord(char):X}" for char in sorted(characters))


def _key(wanted: frozenset[str], runtime: Runtime) -> str:
    parts = (str(_FORMAT), runtime.folder.name, repr(FACES), "".join(sorted(wanted)))
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def _keep(folder: Path, name: str, css: str) -> None:
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("fonts-*.css"):
            old.unlink(missing_ok=True)
        being_written = folder / f"{name}.part"
        being_written.write_text(css, "ascii")
        being_written.replace(folder / name)
