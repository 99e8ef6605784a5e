"""The PDF: pages, text, fonts, outline, links, language."""

import re
from collections.abc import Callable, Iterator

import pikepdf
import pytest

from formdeck.export import Exported

Export = Callable[..., Exported]

PAGES = ("# 第一章\n\n→ [p. 3](#3)", "## 題名その一\n\n本文 **太字** `x = 1  # 註`\n\n$$ x^2 $$", "## 題名その二")


@pytest.fixture
def pdf(export: Export) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(export(*PAGES).output) as opened:
        yield opened


def fonts(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    return {
        str(font.BaseFont).partition("+")[2]: font
        for page in pdf.pages
        for font in page.resources.get("/Font", pikepdf.Dictionary()).values()
    }


def text_of(font: pikepdf.Object) -> str:
    """All characters that a font can be turned back into, from its map for searching and copying."""
    mapping = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<[0-9A-F]{4}>\s*<([0-9A-F]{4})>\n", mapping)
    ranges = re.findall(r"<([0-9A-F]{4})>\s*<([0-9A-F]{4})>\s*<([0-9A-F]{4})>", mapping)
    spread = (chr(int(to, 16) + i) for first, last, to in ranges for i in range(int(last, 16) - int(first, 16) + 1))
    return "".join([*(chr(int(code, 16)) for code in pairs), *spread])


def outline(items: list[pikepdf.OutlineItem]) -> list[object]:
    return [[item.title, *outline(item.children)] if item.children else item.title for item in items]


def test_each_page_is_a4(pdf: pikepdf.Pdf) -> None:
    sizes = {tuple(round(float(edge)) for edge in page.mediabox) for page in pdf.pages}

    assert (len(pdf.pages), sizes) == (3, {(0, 0, 595, 842)})


def test_japanese_is_true_type_text(pdf: pikepdf.Pdf) -> None:
    found = fonts(pdf)

    assert {"BIZUDPGothic-Regular", "BIZUDPGothic-Bold"} <= found.keys()
    assert {str(font.DescendantFonts[0].Subtype) for font in found.values()} == {"/CIDFontType2"}


def test_japanese_can_be_searched(pdf: pikepdf.Pdf) -> None:
    assert set("本文題名その一二") <= set("".join(map(text_of, fonts(pdf).values())))


def test_code_is_monospaced(pdf: pikepdf.Pdf) -> None:
    assert "JetBrainsMono-Regular" in fonts(pdf)


def test_the_outline_is_chapters_and_titles(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as opened:
        assert outline(opened.root) == [["第一章", "題名その一", "題名その二"]]


def test_the_outline_leads_to_where_a_heading_stands(export: Export) -> None:
    page = "# 題 $x^{2}$\n\n" + "本文\n\n" * 8 + "## 続き"
    with pikepdf.open(export(page).output) as pdf, pdf.open_outline() as opened:
        (chapter,) = opened.root
        (title,) = chapter.children
        tops = [float(item.destination[3]) for item in (chapter, title)]

    assert (chapter.title, title.title) == ("題 x^{2}", "続き")
    assert 842 > tops[0] > 780
    assert 842 * 0.75 > tops[1] > 842 * 0.4


def test_a_page_reference_is_a_link_inside(pdf: pikepdf.Pdf) -> None:
    (link,) = pdf.pages[0].Annots
    target = pdf.Root.Dests[link.Dest]

    assert target[0].objgen == pdf.pages[2].objgen


def tags(node: pikepdf.Object) -> Iterator[tuple[str, str]]:
    """The document's structure, as a screen reader goes through it: kinds of elements, and what is said for them."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from tags(child)
    elif isinstance(node, pikepdf.Dictionary):
        yield str(node.get("/S", "")), str(node.get("/Alt", ""))
        yield from tags(node.get("/K", pikepdf.Array()))


def test_headings_are_tagged(pdf: pikepdf.Pdf) -> None:
    kinds = [kind for kind, _ in tags(pdf.Root.StructTreeRoot)]

    assert (bool(pdf.Root.MarkInfo.Marked), kinds.count("/H1"), kinds.count("/H2")) == (True, 1, 2)


def test_a_formula_is_read_out_as_latex(export: Export) -> None:
    page = '# 題\n\n$$\n\\frac{a}{b} <\n c\n$$\n\n行の中の $\\text{\\$1 \\& "x"}$'
    with pikepdf.open(export(page).output) as opened:
        said = [alt for kind, alt in tags(opened.Root.StructTreeRoot) if kind == "/Figure"]

    assert said == [r"\frac{a}{b} < c", r'\text{\$1 \& "x"}']


def test_title_author_and_language_are_told(pdf: pikepdf.Pdf) -> None:
    told = (str(pdf.docinfo["/Title"]), str(pdf.docinfo["/Author"]), str(pdf.Root.Lang))

    assert told == ("試験の題", "著者", "ja")
