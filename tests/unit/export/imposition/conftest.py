"""Small documents: each page says its number near its upper left corner."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pikepdf
import pytest

from formdeck.export.imposition import Job, impose, page_size, plan_sheets

WIDTH, HEIGHT = 595, 842
TEXT_AT = (50.0, 800.0)

Imposed = Callable[..., pikepdf.Pdf]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Eight pages; the outline has two chapters; page 2 links to page 5 and to the web; all is red."""
    pdf = pikepdf.new()
    for number in range(1, 9):
        page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        x, y = TEXT_AT
        page.Contents = pdf.make_stream(f"1 0 0 rg BT /F1 12 Tf {x} {y} Td ({number} 1 0 0 rg) Tj ET".encode())
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    pdf.Root.Dests = pikepdf.Dictionary({"/five": pikepdf.Array([pdf.pages[4].obj, pikepdf.Name.XYZ, 0, HEIGHT, None])})
    pdf.Root.Lang = pikepdf.String("ja")
    pdf.docinfo["/Title"] = "題"
    web = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org"))
    links = [_link(Dest=pikepdf.Name("/five")), _link(A=web)]
    pdf.pages[1].Annots = pikepdf.Array(links)
    with pdf.open_outline() as outline:
        for title, first in (("first", 0), ("second", 4)):
            chapter = pikepdf.OutlineItem(title, first)
            chapter.children.append(pikepdf.OutlineItem(f"{title} record", first + 1))
            outline.root.append(chapter)
    pdf.save(tmp_path / "deck.pdf")
    return tmp_path / "deck.pdf"


def _link(**leads: pikepdf.Object) -> pikepdf.Dictionary:
    rect = pikepdf.Array([100, 700, 200, 720])
    return pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=rect, StructParent=3, **leads)


@pytest.fixture
def imposed(document: Path, tmp_path: Path) -> Iterator[Imposed]:
    """Put some pages of the document on sheets."""
    opened = ExitStack()

    def run(pages: range | list[int], job: Job, *, grey: bool = False) -> pikepdf.Pdf:
        _, size = page_size(document)
        impose(document, plan_sheets(pages, size, job), tmp_path / "sheets.pdf", grey=grey)
        return opened.enter_context(pikepdf.open(tmp_path / "sheets.pdf", allow_overwriting_input=True))

    with opened:
        yield run
