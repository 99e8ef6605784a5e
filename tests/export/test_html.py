"""The HTML: one file that asks for nothing."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from formdeck.export import Document, Exported, Format, Tools, begin_export, scan_html, typeset_document
from formdeck.export.html import outside_references
from formdeck.export.images import Flaw
from formdeck.export.scan import Trouble

Export = Callable[..., Exported]


def html(export: Export, *pages: str) -> str:
    return export(*pages, fmt=Format.HTML).output.read_text("utf-8")


class Tags(HTMLParser):
    """Counts the tags of a page as a browser would see them, and gathers the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Counter[str]()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag] += 1
        self.attributes.update(name for name, _value in attrs)


def test_nothing_is_loaded_from_outside(export: Export, deck: Path) -> None:
    (deck / "a.png").write_bytes(b"picture")
    made = html(export, "# 題 😀 :smile:\n\n![](a.png) $x$ ![bg](a.png)", "![](https://example.com/x.png)")

    assert list(outside_references(made)) == []
    assert "twemoji" not in made


def test_pictures_are_inside(export: Export, deck: Path) -> None:
    (deck / "図 1.png").write_bytes(b"picture")

    assert b64encode(b"picture").decode() in html(export, "![](<図 1.png>)")


def test_the_language_is_told(export: Export) -> None:
    assert '<html lang="ja">' in html(export, "# 題")


def test_fonts_are_inside(export: Export) -> None:
    faces = re.findall(r'@font-face\{font-family:"([^"]+)";font-weight:(\d+)', html(export, "# 題 **字** `code`"))

    assert {("formdeck Sans", "400"), ("formdeck Sans", "700"), ("formdeck Mono", "400")} <= set(faces)


def test_fonts_hold_no_more_than_is_needed(export: Export) -> None:
    made = html(export, "# 題")

    assert max(map(len, re.findall(r"base64,([^)]*)", made))) < 40_000


def test_a_letter_in_many_formulas_is_drawn_once(export: Export) -> None:
    made = html(export, "$x$ $x$", "$x + x$")

    assert len(re.findall(r'<use data-c="1D465"', made)) == 4
    assert len(set(re.findall(r'<use data-c="1D465" href="#([^"]+)"', made))) == 1


def test_scripts_of_the_user_stay_text(export: Export) -> None:
    made = html(export, "<script>alert(1)</script>\n\n$\\href{javascript:alert(2)}{x}$ <b onclick='alert(3)'>b</b>")

    assert "<script>alert(1)" not in made
    assert "javascript:" not in re.sub(r'aria-label="[^"]*"', "", made)  # what a formula is read out as is only text
    assert "onclick" not in made


REACHING = (
    r"\unicode[{}]{{65}}",
    r"\fcolorbox{{{}}}{{red}}{{x}}",
    r"\begin{{{}}} x",
    r"\color[{}]{{x}}{{y}}",
    r"\vdotswithin{{{}}}",
    r"\vdotswithin{{<mjx-container>{}}}",
    r"\href{{{}}}{{x}}",
    r"\text{{{}}}",
)


@pytest.mark.parametrize(
    "smuggled", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', '" onload="alert(1)']
)
def test_a_formula_cannot_carry_html(smuggled: str, export: Export) -> None:
    formulas = [latex.format(smuggled) for latex in REACHING]
    tags = Tags()
    tags.feed(html(export, *(f"${formula}$\n\n$$\n{formula}\n$$" for formula in formulas)))

    assert tags.found["mjx-container"] == 2 * len(REACHING)
    assert (tags.found["img"], tags.found["script"]) == (0, 1)  # the script is Marp's own
    assert not any(name.startswith("on") for name in tags.attributes)


def test_a_formula_is_read_out_as_latex(export: Export) -> None:
    made = html(export, "$x < y$ $\\phantom{x}$\n\n$$\n\\frac{a}\n{b}\n$$")

    assert re.findall(r' aria-(label|hidden)="([^"]*)" focusable', made) == [
        ("label", "x &lt; y"),
        ("hidden", "true"),
        ("label", r"\frac{a} {b}"),
    ]


def test_the_same_input_gives_the_same_bytes(export: Export) -> None:
    assert html(export, "# 題 $x$") == html(export, "# 題 $x$")


def test_what_mathjax_refuses_is_found(export: Export) -> None:
    found = export("# A", "$$ \\frac{a}{ $$\n\n$\\undefinedx y$ $x_1_2$", fmt=Format.HTML).findings

    assert [(one.page, one.trouble, one.about) for one in found] == [
        (2, Trouble.MATH, "\\frac{a}{"),
        (2, Trouble.COMMAND, "\\undefinedx y"),
        (2, Trouble.MATH, "x_1_2"),
    ]


def test_a_picture_that_is_not_there_is_found(export: Export) -> None:
    exported = export("![](none.png)", "![](../../etc/passwd)", fmt=Format.HTML)

    assert [(one.page, one.trouble, one.about) for one in exported.findings] == [
        (1, Trouble.PICTURE, "none.png"),
        (2, Trouble.PICTURE, "../../etc/passwd"),
    ]
    assert exported.flaws == {"none.png": Flaw.MISSING, "../../etc/passwd": Flaw.OUTSIDE}


def test_pages_can_be_typeset_without_writing_a_file(deck: Path, tmp_path: Path, tools: Tools) -> None:
    document = Document("---\ntheme: sheet\n---\n\n$\\frac{a}{$", deck, tmp_path / "themes" / "sheet.css")

    rendered = typeset_document(document, Tools(tools.runtime))

    assert [found.detail for found in scan_html(rendered.pages)] == ["Missing close brace"]
    assert not (tmp_path / "build").exists()


def test_formulas_that_were_drawn_ahead_look_the_same(deck: Path, tools: Tools, tmp_path: Path) -> None:
    page = "# A\n\n$x$ and $\\frca{1}{2}$\n\n$$\n\\frac{1}{2}\n+ x\n$$\n\n| $x$ |\n|---|\n| $y_{1}$ |\n"
    document = Document(f"---\ntheme: sheet\n---\n\n{page}", deck, tmp_path / "themes" / "sheet.css")
    made = []
    for number, draft in enumerate(("", page)):
        output = tmp_path / "build" / f"{number}.html"
        with begin_export(Format.HTML, output, tools) as begun:
            if draft:
                begun.draft(draft)
            findings = begun.lay_out(document).findings
            begun.finish()
        made.append((output.read_text("utf-8"), findings))

    assert made[0] == made[1]
    assert [found.detail for found in made[0][1]] == ["\\frca"]
