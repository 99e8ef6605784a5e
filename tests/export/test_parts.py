"""A long PDF, printed in parts and joined: it is as if it had been printed at a time."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from formdeck.export import PAGE_BREAK, Document, Exported, Format, Place, Tools, Trouble, export, export_document

PAGES = (
    "# 第一章\n\n→ [p. 3](#3) [p. 5](#5) [外](https://example.com/)",
    "## 題名その一\n\n本文\n\n$$ x^2 $$",
    "## 題名その二\n\n→ [p. 1](#1) [p. 3](#3)",
    "## 題名その三\n\n$$ \\undefined $$",
    "# 第二章\n\n→ [p. 2](#2) [p. 4](#4)",
)


def test_a_document_is_divided_into_parts_of_some_pages(deck: Path, tmp_path: Path) -> None:
    document = made_of(PAGES, deck, tmp_path)
    parts = document.parts(2)

    assert [part.place for part in parts] == [Place(0, 5), Place(2, 5), Place(4, 5)]
    assert [part.page_texts for part in parts] == [PAGES[:2], PAGES[2:4], PAGES[4:]]
    assert parts[1].markdown == document.markdown.partition(PAGES[0])[0] + PAGE_BREAK.join(PAGES[2:4]) + "\n"
    assert document.parts(5) == (document,)
    unknown = replace(document, page_texts=())
    assert unknown.parts(2) == (unknown,)


def made_of(pages: tuple[str, ...], deck: Path, tmp_path: Path) -> Document:
    head = "---\nmarp: true\ntheme: sheet\nlang: ja\ntitle: 試験の題\nmath: mathjax\npaginate: true\n---\n\n"
    theme = tmp_path / "themes" / "sheet.css"
    return Document(head + PAGE_BREAK.join(pages) + "\n", deck, theme, "ja", page_texts=pages)


@pytest.fixture
def exported(deck: Path, tmp_path: Path, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> Exported:
    monkeypatch.setattr(export, "PAGES_AT_A_TIME", 2)
    return export_document(made_of(PAGES, deck, tmp_path), Format.PDF, tmp_path / "build" / "deck.pdf", tools)


@pytest.fixture
def pdf(exported: Exported) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(exported.output) as opened:
        yield opened


def test_pages_and_findings_are_those_of_all_parts(exported: Exported, pdf: pikepdf.Pdf) -> None:
    assert (exported.pages, len(exported.measured), len(pdf.pages)) == (5, 5, 5)
    assert [(found.page, found.trouble) for found in exported.findings] == [(4, Trouble.COMMAND)]


def test_links_lead_from_one_part_to_another(pdf: pikepdf.Pdf) -> None:
    assert [list(led_to(pdf, page)) for page in pdf.pages] == [[3, 5, "https://example.com/"], [], [1, 3], [], [2, 4]]
    assert sorted(pdf.Root.Dests.keys()) == ["/1", "/2", "/3", "/4", "/5"]


def led_to(pdf: pikepdf.Pdf, page: pikepdf.Page) -> Iterator[int | str]:
    numbers = {each.objgen: number for number, each in enumerate(pdf.pages, 1)}
    for link in page.get("/Annots", pikepdf.Array()):
        yield numbers[pdf.Root.Dests[link.Dest][0].objgen] if "/Dest" in link else str(link.A.URI)


def test_pages_are_numbered_through(exported: Exported) -> None:
    told = [next(block.text for block in one.geometry.blocks if block.part == "number") for one in exported.measured]

    assert told == ["1", "2", "3", "4", "5"]


def test_the_outline_is_that_of_the_whole(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as opened:
        first, second = opened.root
        below = [item.title for item in first.children]
        places = [pdf.pages.index(pikepdf.Page(item.destination[0])) for item in (first, *first.children, second)]

    assert (first.title, below, second.title) == ("第一章", ["題名その一", "題名その二", "題名その三"], "第二章")
    assert places == [0, 1, 2, 3, 4]
    assert str(pdf.docinfo["/Title"]) == "試験の題"


def test_what_is_on_a_page_finds_its_tag(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    keys = {number: tags for kid in root.ParentTree.Kids for number, tags in numbers(kid).items()}

    assert [int(kid.Limits[0]) for kid in root.ParentTree.Kids] == [min(numbers(kid)) for kid in root.ParentTree.Kids]
    assert [int(kid.Limits[1]) for kid in root.ParentTree.Kids] == [max(numbers(kid)) for kid in root.ParentTree.Kids]
    assert int(root.ParentTreeNextKey) == max(keys) + 1
    for page in pdf.pages:
        tags = list(keys[int(page.StructParents)])
        assert tags
        assert {tag.Pg.objgen for tag in tags if "/Pg" in tag} == {page.objgen}
        for link in page.get("/Annots", pikepdf.Array()):
            assert keys[int(link.StructParent)].S == "/Link"
    assert [tag.P == root.K for tag in root.K.K] == [True] * len(root.K.K)
    assert headings(root.K) == 5


def numbers(leaf: pikepdf.Object) -> dict[int, pikepdf.Object]:
    """What a leaf of a number tree holds."""
    return {int(leaf.Nums[at]): leaf.Nums[at + 1] for at in range(0, len(leaf.Nums), 2)}


def headings(tag: pikepdf.Object) -> int:
    """Count the headings in a tree of tags."""
    if not isinstance(tag, pikepdf.Dictionary):
        return 0
    kids = tag.get("/K", pikepdf.Array())
    below = sum(map(headings, kids if isinstance(kids, pikepdf.Array) else [kids]))
    return below + (str(tag.get("/S", "")) in {"/H1", "/H2"})
