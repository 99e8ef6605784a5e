"""What rendering makes."""

from dataclasses import dataclass

from formdeck.render.pages import Pages


@dataclass(frozen=True, slots=True)
class MarpMarkdown:
    """A deck as Marp Markdown: the whole text, the text of each page, and which page holds what."""

    text: str
    pages: Pages
    page_texts: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """What stands in front of the first page."""
        first = self.page_texts[0] if self.page_texts else ""
        return self.text.partition(first)[0] if first else self.text
