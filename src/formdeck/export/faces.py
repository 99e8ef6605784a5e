"""Prepare the faces once, when the runtime is set up: plain TrueType files that a browser finds by name.

A face loaded from the disk is there at once; one that comes inside the CSS is laid out twice, which takes a third of
the time of a PDF.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

LIST = "faces.json"

# Tables that only vertical writing, ligatures (`!=` in code must stay what was typed) and old screens need.
_DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "fpgm", "prep", "cvt ")

_BOLD, _REGULAR = 0x20, 0x40


@dataclass(frozen=True, slots=True)
class Source:
    """A face: the name that themes use, and where it comes from.

    Its characters lie in several files; ``whole`` names the one that has nearly all of them. ``cut`` is the weight
    that the files have, where it is not the one they are used for. A later face of the same family and weight adds
    what the earlier ones lack.
    """

    family: str
    package: str
    weight: int
    whole: str
    cut: int | None = None


SOURCES = (
    Source("formdeck Sans", "biz-udpgothic", 400, "japanese"),
    Source("formdeck Sans", "biz-udpgothic", 700, "japanese"),
    Source("formdeck Mono", "jetbrains-mono", 400, "latin"),
    Source("formdeck Mono", "jetbrains-mono", 700, "latin"),
    # Greek letters and mathematical signs in running text, which BIZ UDPGothic lacks.
    Source("formdeck Sans", "noto-sans-math", 400, "latin"),
    Source("formdeck Sans", "noto-sans-math", 700, "latin", cut=400),
)


def prepare_faces(packages: Path, folder: Path, progress: Callable[[float], None]) -> None:
    """Write the faces into ``folder``, and a list of them with the characters each file has.

    Raises:
        OSError: the disk is full or cannot be written to.
    """
    folder.mkdir()
    files = [(source, file) for source in SOURCES for file in _files(source, packages)]
    listed = []
    for done, (source, file) in enumerate(files):
        progress(done / len(files))
        name = _name(source, file)
        characters = _prepare(file, folder / f"{name}.ttf", name, source.weight)
        listed.append({"family": source.family, "weight": source.weight, "name": name, "ranges": _ranges(characters)})
    (folder / LIST).write_text(json.dumps(listed), "utf-8")
    progress(1.0)


def _files(source: Source, packages: Path) -> list[Path]:
    """Name a face's files: first the one with nearly everything, then those of common characters."""
    folder = packages / "@fontsource" / source.package / "files"
    cut = source.cut or source.weight

    def rank(file: Path) -> tuple[bool, int, str]:
        part = file.name.removeprefix(f"{source.package}-").removesuffix(f"-{cut}-normal.woff")
        number = int(part) if re.fullmatch(r"\d+", part) else -1
        return (part != source.whole, -number, part)

    return sorted(folder.glob(f"{source.package}-*-{cut}-normal.woff"), key=rank)


def _name(source: Source, file: Path) -> str:
    part = file.stem.removesuffix("-normal")
    return f"formdeck-{part}-as-{source.weight}" if source.cut else f"formdeck-{part}"


def _prepare(file: Path, target: Path, name: str, weight: int) -> list[int]:
    """Unpack a font file under a name of its own; the PostScript name, which PDFs show, stays."""
    with TTFont(file, lazy=True, recalcTimestamp=False) as font:
        font.flavor = None
        for tag in _DROPPED:
            if tag in font:
                del font[tag]
        names, is_bold = font["name"], weight >= 700
        postscript = names.getDebugName(6) or name
        names.names = []
        for identifier, text in ((1, name), (2, "Bold" if is_bold else "Regular"), (4, name), (6, postscript)):
            names.setName(text, identifier, 3, 1, 0x409)
        # Without these a browser thickens a bold face once more, and the PDF gets pictures instead of text.
        measures: Any = font["OS/2"]
        head: Any = font["head"]
        measures.usWeightClass = weight
        measures.fsSelection = _BOLD if is_bold else _REGULAR
        head.macStyle = int(is_bold)
        characters = sorted(font.getBestCmap() or ())
        font.save(target)
    return characters


def _ranges(characters: list[int]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for character in characters:
        if ranges and ranges[-1][1] == character - 1:
            ranges[-1] = (ranges[-1][0], character)
        else:
            ranges.append((character, character))
    return ranges
