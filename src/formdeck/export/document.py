"""What is exported, and to what."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Format(StrEnum):
    """A kind of file that marp-cli makes. ``png`` is a folder of one picture for each page."""

    HTML = "html"
    PDF = "pdf"
    PNG = "png"
    PPTX = "pptx"


@dataclass(frozen=True, slots=True)
class Document:
    """Marp Markdown and what it refers to.

    ``folder`` is the deck's folder: pictures are looked up in it and nowhere else. ``base`` is the folder that
    their addresses count from, the deck's own by default. ``theme`` is the theme's CSS file, which may import
    others from its folder and from ``theme_folders``. Title, author and theme name stand in the Markdown.
    ``ladder`` are classes that make a page that is too full ever denser, the first of them none: the browser gives
    each page the first with which it fits. Without a ladder pages stay as they are.
    """

    markdown: str
    folder: Path
    theme: Path
    lang: str = "en"
    base: Path | None = None
    theme_folders: tuple[Path, ...] = ()
    ladder: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """About how many pages it has, to judge how long it may take."""
        return self.markdown.count("\n---\n") + 1
