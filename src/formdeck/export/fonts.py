"""Choose the fonts a document needs and write the CSS that brings them in."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import unescape
from pathlib import Path

from formdeck.export.setup import Runtime

_PRINTABLE = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\N{NO-BREAK SPACE}…")
_FORMAT = 2


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a face that one font file holds: ``characters`` are those of it that are wanted.

    ``is_first`` marks the file with nearly all of the face.
    """

    family: str
    weight: int
    file: Path
    characters: frozenset[str]
    is_first: bool


@dataclass(frozen=True, slots=True)
class _Listed:
    family: str
    weight: int
    file: Path
    has: frozenset[str]


def font_css(texts: Iterable[str], runtime: Runtime, kept: Path | None) -> str:
    """Write ``@font-face`` rules that carry just the characters which occur in some Markdown, HTML or CSS.

    ``kept`` is a folder of earlier results; it may be missing or unwritable, which only costs time.
    """
    wanted = needed_characters(texts)
    name = f"fonts-{_key(wanted, runtime)}.css"
    if kept is not None and (css := _find_kept(kept / name)) is not None:
        return css
    css = _rules(choose_slices(wanted, runtime.faces), _content)
    if kept is not None:
        _keep(kept, name, css)
    return css


def local_font_css(texts: Iterable[str], runtime: Runtime) -> str:
    """Write ``@font-face`` rules that name the runtime's own font files, for a browser that knows their folder."""
    return _rules(choose_slices(needed_characters(texts), runtime.faces), lambda part: f'local("{part.file.stem}")')


def served_font_css(runtime: Runtime) -> str:
    """Write ``@font-face`` rules for all that the runtime's fonts hold, as files ``/fonts/…`` of a server."""
    every = frozenset(char for listed in _listed(runtime.faces) for char in listed.has)
    return _rules(choose_slices(every, runtime.faces), lambda part: f"url(/fonts/{part.file.name})")


def needed_characters(texts: Iterable[str]) -> frozenset[str]:
    """Collect the characters that a text may show, entities and CSS escapes included."""
    found = set(_PRINTABLE)
    for text in texts:
        found.update(unescape(text))
        found.update(chr(int(code, 16)) for code in re.findall(r"\\([0-9A-Fa-f]{4,5})", text))
    return frozenset(char for char in found if char.isprintable())


def choose_slices(wanted: frozenset[str], faces: Path) -> list[Slice]:
    """Choose the files that hold the wanted characters, of each face none of which is in two of them."""
    slices: list[Slice] = []
    missing: dict[tuple[str, int], frozenset[str]] = {}
    for listed in _listed(faces):
        face = (listed.family, listed.weight)
        is_first = face not in missing
        if here := missing.get(face, wanted) & listed.has:
            slices.append(Slice(listed.family, listed.weight, listed.file, here, is_first))
        missing[face] = missing.get(face, wanted) - here
    return slices


@cache
def _listed(faces: Path) -> tuple[_Listed, ...]:
    entries = json.loads((faces / "faces.json").read_text("utf-8"))
    return tuple(
        _Listed(entry["family"], entry["weight"], faces / f"{entry['name']}.ttf", _spread(entry["ranges"]))
        for entry in entries
    )


def _spread(ranges: Iterable[tuple[int, int]]) -> frozenset[str]:
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


def _content(part: Slice) -> str:
    from formdeck.export.subset import subset_font  # noqa: PLC0415 - fontTools takes long to import

    return f"url(data:font/woff;base64,{b64encode(subset_font(part.file, part.characters)).decode()})format('woff')"


def _rules(slices: Sequence[Slice], source: Callable[[Slice], str]) -> str:
    return "\n".join(_rule(part, source(part)) for part in slices)


def _rule(part: Slice, source: str) -> str:
    # The file with nearly everything comes first, without a range: the later rules with one take precedence.
    listed = ",".join(f"U+{ord(char):X}" for char in sorted(part.characters))
    ranges = "" if part.is_first else f"unicode-range:{listed};"
    return f'@font-face{{font-family:"{part.family}";font-weight:{part.weight};{ranges}src:{source}}}'


def _key(wanted: frozenset[str], runtime: Runtime) -> str:
    parts = (str(_FORMAT), runtime.folder.name, "".join(sorted(wanted)))
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def _find_kept(file: Path) -> str | None:
    """Read an earlier result; None if there is none, or it is not whole."""
    with suppress(OSError, UnicodeDecodeError):
        digest, _, css = file.read_text("ascii").partition("\n")
        if digest == _digest(css):
            return css
    return None


def _digest(css: str) -> str:
    return sha256(css.encode("ascii")).hexdigest()


def _keep(folder: Path, name: str, css: str) -> None:
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("fonts-*.css"):
            old.unlink(missing_ok=True)
        being_written = folder / f"{name}.part"
        being_written.write_text(f"{_digest(css)}\n{css}", "ascii")
        being_written.replace(folder / name)
