"""The pages' HTML: rendered when somebody looks at them, kept by content; and what MathJax says of them."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from formdeck.diagnostics import Diagnostic
from formdeck.export import PageFinding, Trouble, scan_html
from formdeck.export.locate import locate_findings
from formdeck.export.typesetter import PageRefused, Typesetter
from formdeck.preview.pictures import PictureShelf
from formdeck.preview.snapshot import Sheet, Snapshot
from formdeck.records import apply_suppressions

# A page takes some 60 kB.
_MOST_PAGES = 400
# Of Markdown; a full sheet has 5 kB. Node would take its time, and its memory, for what nobody can print.
_LARGEST = 200_000
_REFUSED = (
    '<svg data-marpit-svg="" viewBox="0 0 794 1123"><foreignObject width="794" height="1123">'
    "<section><p>{}</p></section></foreignObject></svg>"
)


class Press:
    """Renders sheets and remembers what it made of them. It may be used from several threads."""

    def __init__(self, typesetter: Typesetter, pictures: PictureShelf) -> None:
        self._typesetter = typesetter
        self._pictures = pictures
        self._lock = threading.Lock()
        self._html: OrderedDict[str, str] = OrderedDict()
        self._troubles: dict[str, tuple[PageFinding, ...]] = {}

    def html(self, sheet: Sheet, head: str, *, hurried: bool = False) -> str:
        """Render a page, unless it is at hand; one that has just been edited is ``hurried`` past those that wait.

        Raises:
            Failure: Node does not work.
        """
        with self._lock:
            if sheet.key in self._html:
                self._html.move_to_end(sheet.key)
                return self._html[sheet.key]
        made = self._render(sheet, head, hurried=hurried)
        with self._lock:
            self._html[sheet.key] = made
            while len(self._html) > _MOST_PAGES:
                self._html.popitem(last=False)
        return made

    def try_page(self, sheet: Sheet, head: str) -> bool:
        """See whether anything is wrong with a page that nobody looks at; its HTML is not kept.

        Raises:
            Failure: Node does not work.
        """
        self._render(sheet, head)
        return bool(self._troubles[sheet.key])

    def has_tried(self, sheet: Sheet) -> bool:
        """Whether it is known what MathJax says of a page."""
        return sheet.key in self._troubles

    def forget(self, snapshot: Snapshot) -> None:
        """Forget what is known of pages that are no longer there."""
        left = {sheet.key for sheet in snapshot.sheets}
        with self._lock:
            for key in self._troubles.keys() - left:
                del self._troubles[key]

    def findings(self, snapshot: Snapshot) -> tuple[Diagnostic, ...]:
        """Report what is wrong with the pages that have been rendered."""
        with self._lock:
            troubles = {key: found for key, found in self._troubles.items() if found}
        troubled = [sheet for sheet in snapshot.sheets if sheet.key in troubles] if troubles else []
        found = [finding for sheet in troubled for finding in _on(sheet, troubles[sheet.key])]
        flaws = {name: flaw for sheet in troubled for name, flaw in self._pictures.flaws(sheet.text).items()}
        pages = [sheet.page for sheet in troubled]
        located = locate_findings(found, flaws, snapshot.deck, pages)
        return apply_suppressions(located, snapshot.deck.suppressions, lambda _code: False)

    def _render(self, sheet: Sheet, head: str, *, hurried: bool = False) -> str:
        try:
            made = self._typeset(sheet, head, hurried=hurried)
            troubles = scan_html(made)
        except PageRefused as refused:
            made = _REFUSED.format(escape(str(refused)))
            troubles = (PageFinding(sheet.page.number, Trouble.MATH, "", str(refused)),)
        with self._lock:
            self._troubles[sheet.key] = troubles
        return made

    def _typeset(self, sheet: Sheet, head: str, *, hurried: bool) -> str:
        if len(sheet.text) > _LARGEST:
            raise PageRefused(f"too much for one page: {len(sheet.text):,} characters")
        return self._typesetter.render(head + sheet.text, self._pictures.contents(sheet.text), hurried=hurried)


def _on(sheet: Sheet, troubles: tuple[PageFinding, ...]) -> Iterator[PageFinding]:
    return (replace(found, page=sheet.page.number) for found in troubles if found.trouble is not Trouble.REQUEST)
