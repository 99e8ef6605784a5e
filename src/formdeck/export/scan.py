"""Find in the rendered pages what marp-cli does not mention: MathJax's errors and pictures that are not there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from urllib.parse import unquote

from formdeck.export.html import outside_references


class Trouble(StrEnum):
    """What is wrong on a page."""

    MATH = "math"
    COMMAND = "command"
    PICTURE = "picture"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class PageFinding:
    """Something wrong on a page, counted from 1.

    ``about`` is what it is about: the formula's LaTeX, the picture's name, the address. ``detail`` is MathJax's
    message, or the unknown command with its backslash. ``position`` counts the page's formulas from 0.
    """

    page: int
    trouble: Trouble
    about: str
    detail: str = ""
    position: int | None = None


_PAGE = "<svg data-marpit-svg"
_FORMULA = re.compile(r"<mjx-container\b([^>\"]*(?:\"[^\"]*\"[^>\"]*)*)>(.*?)</mjx-container>", re.DOTALL)
_SOURCE = re.compile(r'\bdata-tex="([^"]*)"')
_ERROR = re.compile(r'\bdata-mjx-error="([^"]*)"')
_UNKNOWN = re.compile(
    r'<g data-mml-node="mtext" fill="red" stroke="red"[^>]*>((?:<(?:path|use)\b[^>]*>(?:</(?:path|use)>)?)+)</g>'
)
_GLYPH = re.compile(r'\bdata-c="([0-9A-F]+)"')
_MISSING = re.compile(r'\bdata-missing="([^"]*)"')


def count_pages(html: str) -> int:
    """Count the pages of what marp-cli rendered."""
    return html.count(_PAGE)


def scan_html(html: str) -> tuple[PageFinding, ...]:
    """Find what is wrong on each page, in the order of the pages."""
    pages = html.split(_PAGE)[1:]
    return tuple(found for number, page in enumerate(pages, 1) for found in _scan_page(number, page))


def _scan_page(number: int, page: str) -> Iterator[PageFinding]:
    if "data-mjx-error" in page or 'fill="red"' in page:
        for position, formula in enumerate(_FORMULA.finditer(page)):
            source = _SOURCE.search(formula[1])
            tex = unescape(source[1]) if source else ""
            for error in dict.fromkeys(_ERROR.findall(formula[0])):
                yield PageFinding(number, Trouble.MATH, tex, unescape(error), position)
            for glyphs in dict.fromkeys(_UNKNOWN.findall(formula[2])):
                command = "".join(chr(int(code, 16)) for code in _GLYPH.findall(glyphs))
                yield PageFinding(number, Trouble.COMMAND, tex, command, position)
    for name in _MISSING.findall(page) if "data-missing=" in page else ():
        yield PageFinding(number, Trouble.PICTURE, unquote(unescape(name)))
    for address in outside_references(page):
        yield PageFinding(number, Trouble.REQUEST, unescape(address))
