"""What is exported, and to what."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path


class Format(StrEnum):
    """A kind of file that marp-cli makes. ``png`` is a folder of one picture for each page."""

    HTML = "html"
    PDF = "pdf"
    PNG = "png"
    PPTX = "pptx"


PAGE_BREAK = "\n\n---\n\n"
"""What stands between two pages."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands in a document: behind how many pages, out of how many."""

    behind: int
    pages: int


@dataclass(frozen=True, slots=True)
class Document:
    """Marp Markdown and what it refers to.

    ``folder`` is the deck's folder: pictures are looked up in it and nowhere else. ``base`` is the folder that
    their addresses count from, the deck's own by default. ``theme`` is the theme's CSS file, which may import
    others from its folder and from ``theme_folders``. Title, author and theme name stand in the Markdown.
    ``ladder`` are classes that make a page that is too full ever denser, the first of them none: the browser gives
    each page the first with which it fits. Without a ladder pages stay as they are. ``page_texts`` are the pages one
    by one, as they stand in the Markdown, where they are known; a document that is a part of another one has its
    ``place`` there.
    """

    markdown: str
    folder: Path
    theme: Path
    lang: str = "en"
    base: Path | None = None
    theme_folders: tuple[Path, ...] = ()
    ladder: tuple[str, ...] = ()
    page_texts: tuple[str, ...] = ()
    place: Place | None = None

    @property
    def pages(self) -> int:
        """About how many pages it has, to judge how long it may take."""
        return self.markdown.count("\n---\n") + 1

    def parts(self, size: int) -> tuple["Document", ...]:
        """Divide it into documents of ``size`` pages; it stays whole where its pages are not known."""
        if len(self.page_texts) <= size:
            return (self,)
        head = self.markdown.partition(self.page_texts[0])[0]
        return tuple(self._part(head, start, size) for start in range(0, len(self.page_texts), size))

    def _part(self, head: str, start: int, size: int) -> "Document":
        pages = self.page_texts[start : start + size]
        place = Place(start, len(self.page_texts))
        return replace(self, markdown=head + PAGE_BREAK.join(pages) + "\n", page_texts=pages, place=place)
