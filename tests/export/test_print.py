"""``formdeck print`` from records to sheets."""

import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from support import write_project

FORMDECK = Path(sys.executable).parent / "formdeck"
RECORDS = "chapter: First\nrecords:\n" + "".join(
    f"  - {{id: r{at}, title: 題名{at}, formulas: [{{latex: x^{at}, check: typeset, because: test}}]}}\n"
    for at in range(6)
)


def print_deck(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(FORMDECK), "print", *arguments]
    environment = os.environ | {"NO_COLOR": "1"}
    return subprocess.run(
        command, cwd=project, capture_output=True, text=True, env=environment, check=False, timeout=120
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck of ten pages: title, contents, chapter, six records, index of formulas."""
    root = tmp_path_factory.mktemp("printed")
    return write_project(root, {"slides/d/01.yaml": RECORDS}).root


def test_a_booklet_says_what_is_on_how_many_sheets(project: Path) -> None:
    result = print_deck(project, "--layout", "booklet", "--pages", "2-")

    assert result.stdout.splitlines() == [
        "wrote build/d-booklet.pdf",
        "pages 2-10 of 10 on 3 sheets of A4, both sides",
        "print at 100 % (actual size), two-sided, flipped on the short edge",
    ]


def test_one_page_is_not_called_pages(project: Path) -> None:
    assert "page 4 of 10 on 1 sheet of A4, one side" in print_deck(project, "--pages", "4").stdout.splitlines()


def test_the_sheets_are_a4_and_keep_outline_links_and_language(project: Path) -> None:
    print_deck(project, "--layout", "2up", "--duplex")
    with pikepdf.open(project / "build" / "d-2up.pdf") as pdf, pdf.open_outline() as outline:
        size = [round(float(edge)) for edge in pdf.pages[0].mediabox]
        (chapter, *_) = outline.root

        assert (size, str(pdf.Root.Lang)) == ([0, 0, 842, 595], "en")
        assert [child.title for child in chapter.children][:2] == ["題名0", "題名1"]
        assert all(link.Dest[0].Type == "/Page" for page in pdf.pages for link in page.get("/Annots", []))
        assert "/Annots" in pdf.pages[0]


def test_mono_sets_pages_in_black_lines_and_leaves_no_colour(project: Path) -> None:
    print_deck(project, "--layout", "4up", "--mono")
    assert (project / "build" / "d-portrait_A4_mono.pdf").exists()
    with pikepdf.open(project / "build" / "d-4up.pdf") as pdf:
        forms = [
            found for found in pdf.objects if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Form"
        ]
        used = {str(operator) for form in forms for _, operator in pikepdf.parse_content_stream(form)}

    assert {"g"} <= used
    assert not used & {"rg", "RG", "k", "K"}


def test_cards_are_a_front_and_a_back_for_each_formula(project: Path) -> None:
    result = print_deck(project, "--layout", "cards", "--pages", "4-6")
    with pikepdf.open(project / "build" / "d-cards.pdf") as pdf:
        drawn = [len(page.Resources.XObject) for page in pdf.pages]
        (form,) = {tuple(round(float(edge)) for edge in form.BBox) for form in pdf.pages[0].Resources.XObject.values()}

    assert (result.returncode, drawn, form) == (0, [3, 3], (0, 0, 269, 196))
    assert "3 cards of pages 4-6 of 10 on 1 sheet of A4, both sides" in result.stdout


def test_pages_without_formulas_give_no_cards(project: Path) -> None:
    result = print_deck(project, "--layout", "cards", "--pages", "1")

    assert (result.returncode, "there is no formula on these pages" in result.stderr) == (2, True)
