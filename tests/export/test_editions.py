"""Editions as they come out: boxes of the size of what they hide, and nothing of that left."""

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from formdeck.cli.main import formdeck
from support import write_project

CHAPTER = r"""
chapter: 章
records:
  - id: one
    title: 題名
    formulas:
      - latex: y = \blank{\frac{x^2}{2}} + 1
        check: typeset
        because: test
      - latex: |
          w &= \sum_{i=1}^{n} x_i^2 \\
            &= \frac{z}{3}
        check: typeset
        because: test
      - latex: z^{\blank{\alpha}}_{\blank{k + 1}}
        check: typeset
        because: test
    glossary: {y: 摩訶不思議な量, x: plain}
    notes: ['前の ==隠蔽された語句== と後', '式 $\blank{x}$ も']
"""
SVG = re.compile(
    r'<mjx-container[^>]*><svg style="([^"]*)"[^>]*? width="([^"]*)" height="([^"]*)"[^>]*viewBox="([^"]*)"'
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_project(tmp_path_factory.mktemp("editions"), {"slides/d/01.yaml": CHAPTER}).root
    everything = ("--blank", "marks,formulas,meanings")
    for edition in ((), ("--edition", "blank", *everything), ("--edition", "key", *everything)):
        arguments = ["build", "--project", str(root), "--quiet", "--to", "html,pdf", *edition]
        formdeck.main(arguments, standalone_mode=False)
    return root


def formulas(project: Path, name: str) -> list[tuple[str, ...]]:
    return SVG.findall((project / "build" / name).read_text("utf-8"))


def characters(document: Path) -> set[str]:
    """All characters that the document's pages show."""
    with pikepdf.open(document) as pdf:
        return {character for page in pdf.pages for character in _shown(page)}


def _shown(page: pikepdf.Page) -> Iterator[str]:
    mapping: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            mapping = _mapping(page.resources.Font[operands[0]])
        elif str(operator) == "Tj":
            codes = bytes(operands[0])
            yield from (mapping[code] for (code,) in struct.iter_unpack(">H", codes) if code in mapping)


def _mapping(font: pikepdf.Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("ascii")
    singles = "".join(re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL))
    ranges = "".join(re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL))
    found = {int(code, 16): chr(int(to[:4], 16)) for code, to in re.findall(r"<(\w+)> <(\w+)>", singles)}
    for first, last, to in re.findall(r"<(\w+)> <(\w+)> <(\w+)>", ranges):
        found |= {int(first, 16) + at: chr(int(to, 16) + at) for at in range(int(last, 16) - int(first, 16) + 1)}
    return found


def test_every_formula_keeps_its_size(project: Path) -> None:
    sizes = formulas(project, "d.html")

    assert len(sizes) >= 6
    assert formulas(project, "d-blank.html") == sizes


def test_nothing_is_drawn_of_formulas_that_are_left_out(project: Path) -> None:
    html = (project / "build" / "d-blank.html").read_text("utf-8")
    left_out = re.findall(r'aria-label="\\boxed\{(\d+)\}"(.*?)</mjx-container>', html, re.DOTALL)
    drawn = {number: re.findall(r'data-c="([0-9A-F]+)"', drawing) for number, drawing in left_out}

    assert len(left_out) == 3
    assert drawn == {number: [f"{ord(digit):X}" for digit in number] for number in drawn}


def test_nothing_is_read_out_that_is_left_out(project: Path) -> None:
    html = (project / "build" / "d-blank.html").read_text("utf-8")
    said = re.findall(r'role="img" aria-label="([^"]*)"', html)

    assert {r"\boxed{1}", r"\boxed{2}", r"\boxed{3}"} <= set(said)
    assert not any(hidden in text for text in said for hidden in ("frac", "sum", "alpha", "phantom", "bbox"))


def test_hidden_text_is_not_in_the_pdf(project: Path) -> None:
    whole, blank = (characters(project / "build" / name) for name in ("d.pdf", "d-blank.pdf"))

    assert set("摩訶不思議隠蔽") <= whole
    assert not set("摩訶不思議隠蔽") & blank
    assert set("前後題名") <= blank


def test_the_key_has_what_is_hidden(project: Path) -> None:
    assert set("摩訶不思議隠蔽") <= characters(project / "build" / "d-key.pdf")


def test_there_are_as_many_pages(project: Path) -> None:
    counts = []
    for name in ("d.pdf", "d-blank.pdf"):
        with pikepdf.open(project / "build" / name) as pdf:
            counts.append(len(pdf.pages))

    assert counts[0] == counts[1]


def test_the_key_names_pages_as_they_come_out(tmp_path: Path) -> None:
    long = "\n".join(f"      - Note {at} on what comes next, which is more than one page can hold." for at in range(90))
    chapter = f"""\
chapter: First
records:
  - id: one
    title: One
    notes:
{long}
  - {{id: two, title: Two, notes: [==hidden==]}}
"""
    root = write_project(tmp_path, {"slides/d/01.yaml": chapter}).root
    for edition in ("blank", "key"):
        arguments = ["build", "--project", str(root), "--quiet", "--to", "pdf", "--edition", edition]
        formdeck.main(arguments, standalone_mode=False)
    pages = (root / "build" / "d-blank.md").read_text("utf-8").split("\n\n---\n\n")
    (at,) = (number for number, page in enumerate(pages, start=1) if "record=two" in page)

    assert at > 5  # title, contents, chapter, the first record on two pages or more
    assert f'class="number">p. {at}<' in (root / "build" / "d-key.md").read_text("utf-8")
