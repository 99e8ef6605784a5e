"""Complete a PDF that the browser has printed: its title and author, and the outline that leads to its headings."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

import pikepdf

from formdeck.diagnostics import Failure
from formdeck.export.join import join_parts
from formdeck.export.marp_trouble import AGAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a page, counted from 0.

    ``left`` and ``top`` tell where it begins, as shares of the page's width and height from its upper left corner.
    """

    page: int
    level: int
    title: str
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Details:
    """What a PDF tells of itself; what is empty is left out."""

    headings: tuple[Heading, ...] = ()
    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    creator: str = ""
    producer: str = ""


def join_details(parts: Sequence[Details], pages: Sequence[int]) -> Details:
    """Put together the details of a PDF that was printed in parts of so many pages each."""
    behind = accumulate(pages, initial=0)
    headings = [
        replace(heading, page=heading.page + before)
        for part, before in zip(parts, behind, strict=False)
        for heading in part.headings
    ]
    return replace(parts[0], headings=tuple(headings))


def complete_pdf(parts: Sequence[Path], details: Details, output: Path) -> None:
    """Write the parts of a PDF, or the only one, as one that tells of itself.

    Raises:
        Failure: a part is damaged.
    """
    try:
        with ExitStack() as stack:
            whole, *others = [stack.enter_context(pikepdf.open(part)) for part in parts]
            if others:
                join_parts(whole, others)
            _write(whole, details)
            whole.save(output, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    except pikepdf.PdfError as error:
        raise Failure(f"the PDF came out damaged: {error}", AGAIN) from error


def _write(pdf: pikepdf.Pdf, details: Details) -> None:
    for name in ("title", "author", "subject", "keywords", "creator", "producer"):
        if value := getattr(details, name):
            pdf.docinfo[f"/{name.capitalize()}"] = value
    with pdf.open_outline() as outline:
        outline.root.extend(_nested(pdf, details.headings))


def _nested(pdf: pikepdf.Pdf, headings: Sequence[Heading]) -> list[pikepdf.OutlineItem]:
    """Put each heading below the last one of a higher rank."""
    root: list[pikepdf.OutlineItem] = []
    above: list[tuple[int, list[pikepdf.OutlineItem]]] = [(0, root)]
    for heading in headings:
        item = _item(pdf, heading)
        while above[-1][0] >= heading.level:
            above.pop()
        above[-1][1].append(item)
        above.append((heading.level, item.children))
    return root


def _item(pdf: pikepdf.Pdf, heading: Heading) -> pikepdf.OutlineItem:
    left, bottom, right, top = (float(edge) for edge in pdf.pages[heading.page].mediabox)
    across, down = heading.left * (right - left), heading.top * (top - bottom)
    return pikepdf.OutlineItem(heading.title, heading.page, "XYZ", left=left + across, top=top - down)
