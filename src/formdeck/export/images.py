"""Read the pictures that a document names and turn them into data URIs.

A picture is a file inside the deck's folder, or one that was drawn for the deck. What lies elsewhere, on the disk or on
the network, is refused.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote

from formdeck.export.svg import UnsafeSvg, clean_svg

PLOTS = "plots"
"""The folder beside the Markdown that holds the pictures drawn for it."""
_SVG = "image/svg+xml"
_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".svg": _SVG,
}

_LARGEST_BYTES = 20_000_000

_MARKDOWN = re.compile(r"!\[(?:[^\]\\]|\\.)*\]\(\s*(?:<([^>\n]*)>|([^\s)]+))")
_HTML = re.compile(r"""<img\s[^>]*?\bsrc\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


class Flaw(StrEnum):
    """Why a picture is not shown; the value is what is said about it."""

    MISSING = "does not exist"
    UNREADABLE = "cannot be read"
    OUTSIDE = "lies outside the deck's folder"
    REMOTE = "is not a file of the deck"
    LARGE = "is too large"
    TYPE = "is not a picture that can be shown"
    UNSAFE = "is not an SVG picture that can be trusted"


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures by the name that the document uses: data URIs, and what is wrong with the others."""

    contents: dict[str, str]
    flaws: dict[str, Flaw]


def find_pictures(markdown: str) -> tuple[str, ...]:
    """Find the names of the pictures in Markdown, data URIs left out."""
    found = [angled or plain for angled, plain in _MARKDOWN.findall(markdown)]
    found += [unescape(name) for name in _HTML.findall(markdown)]
    names = (unquote(unescape(name)) for name in found)
    return tuple(dict.fromkeys(name for name in names if not name.startswith("data:")))


def load_pictures(names: Iterable[str], folder: Path, base: Path | None = None) -> Pictures:
    """Read the pictures of a document from the deck's folder; their names count from ``base``, if it is another.

    Then those drawn for it, in ``base``'s own folder for them, are read, too.
    """
    loaded = {name: load_picture(name, folder, base) for name in names}
    return Pictures(
        {name: found for name, found in loaded.items() if not isinstance(found, Flaw)},
        {name: found for name, found in loaded.items() if isinstance(found, Flaw)},
    )


def load_picture(name: str, folder: Path, base: Path | None = None) -> str | Flaw:
    """Read one picture inside ``folder``, or drawn for it, as a data URI, or say what is wrong with it."""
    if _ADDRESS.match(name):
        return Flaw.REMOTE
    try:
        path = ((base or folder) / name).resolve()
        allowed = (folder, base / PLOTS) if base else (folder,)
        if not any(path.is_relative_to(root.resolve()) for root in allowed):
            return Flaw.OUTSIDE
        return _read(path)
    except FileNotFoundError:
        return Flaw.MISSING
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return Flaw.UNREADABLE


def _read(path: Path) -> str | Flaw:
    size = path.stat().st_size
    media_type = _TYPES.get(path.suffix.lower())
    if media_type is None or not path.is_file():
        return Flaw.TYPE
    if size > _LARGEST_BYTES:
        return Flaw.LARGE
    content = path.read_bytes()
    try:
        return _data_uri(media_type, clean_svg(content) if media_type == _SVG else content)
    except UnsafeSvg:
        return Flaw.UNSAFE


def placeholder() -> str:
    """Draw the box that stands for a picture that is not shown."""
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="120" viewBox="0 0 320 120">'
        '<rect x="2" y="2" width="316" height="116" fill="#fff" stroke="#b00" stroke-width="2" stroke-dasharray="8 5"/>'
        '<path d="M2 2L318 118M318 2L2 118" stroke="#b00" stroke-width=".7"/></svg>'
    )
    return f"data:image/svg+xml,{quote(drawing, safe='')}"


def _data_uri(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(content).decode()}"
