"""Plots that records ask for."""

import math
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from formdeck.cache import Cache
from formdeck.export.images import Flaw, load_picture
from formdeck.export.svg import clean_svg
from formdeck.plots.curves import Curve, broken_at_poles, find_height
from support import Compiled, compile_project, write_project

PDF = r"f(x; \mu, \sigma) = \frac{1}{\sqrt{2\pi}\sigma} \exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)"
CHAPTER = r"""
chapter: C
records:
  - id: normal
    title: Normal distribution
    formulas:
      - {id: pdf, latex: '%s'}
    glossary:
      f: {meaning: density, kind: function}
      x: value
      \mu: mean
      \sigma: deviation
    figures:
      - %s
"""


def compiled(root: Path, figure: str, formula: str = PDF) -> Compiled:
    return compile_project(write_project(root, {"slides/d/01.yaml": CHAPTER % (formula, figure)}))


def found(result: Compiled, code: str) -> list[tuple[str, str]]:
    messages = [each.message for each in result.diagnostics if each.code == code]
    return list(zip(result.spanned(code), messages, strict=True))


def curves_in(svg: str) -> int:
    """Count the curves: paths of many points that are drawn, not filled."""
    paths = [each for each in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}path") if "d" in each.attrib]  # noqa: S314 - our own
    return sum("fill: none" in each.attrib.get("style", "") and each.attrib["d"].count("L") > 20 for each in paths)


def test_plot_is_drawn_beside_the_markdown(tmp_path: Path) -> None:
    figure = r"{plot: {formula: pdf, x: [-4, 4], given: [{\mu: 0, \sigma: 1}, {\mu: 1, \sigma: 2}]}, caption: two}"
    result = compiled(tmp_path, figure)
    svg = (tmp_path / "build/plots/d/normal-1.svg").read_text()

    assert result.diagnostics == ()
    assert '<img src="plots/d/normal-1.svg" alt="two">' in result.text
    assert curves_in(svg) == 2
    assert clean_svg(svg.encode())
    assert load_picture("plots/d/normal-1.svg", tmp_path / "slides/d", tmp_path / "build") not in set(Flaw)


def test_formula_stands_for_the_picture_where_no_words_do(tmp_path: Path) -> None:
    result = compiled(tmp_path, r"{plot: {formula: pdf, x: [-4, 4], given: [{\mu: 0, \sigma: 1}]}}")

    assert 'alt="f(x;' in result.text


def test_the_same_plot_gives_the_same_bytes(tmp_path: Path) -> None:
    figure = r"{plot: {formula: pdf, x: [-4, 4], given: [{\mu: 0, \sigma: 1}]}}"
    first, second = (compiled(tmp_path / name, figure) for name in ("a", "b"))
    pictures = [(tmp_path / name / "build/plots/d/normal-1.svg").read_bytes() for name in ("a", "b")]

    assert first.text == second.text
    assert pictures[0] == pictures[1]


def test_deck_without_plots_needs_neither_sympy_nor_matplotlib(tmp_path: Path) -> None:
    write_project(tmp_path, {})
    program = (
        "import sys\nsys.argv = ['formdeck', 'build', '-q']\nfrom formdeck.cli import main\n"
        "try: main()\nfinally: print(*{'sympy', 'numpy', 'matplotlib'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert (tmp_path / "build/d.md").exists()
    assert done.stdout.strip() == ""


def test_plot_is_not_drawn_again_when_its_record_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figure = r"{plot: {formula: pdf, x: [-4, 4], given: [{\mu: 0, \sigma: 1}]}}"
    project = write_project(tmp_path, {"slides/d/01.yaml": CHAPTER % (PDF, figure)})
    with Cache(tmp_path / "kept", "stamp") as cache:
        compile_project(project, cache)
    write_project(tmp_path, {"slides/d/01.yaml": "# moved\n" + CHAPTER % (PDF, figure)})
    monkeypatch.setattr("formdeck.plots.plot.draw", lambda *_given, **_options: pytest.fail("drawn again"))
    with Cache(tmp_path / "kept", "stamp") as cache:
        assert "normal-1.svg" in compile_project(project, cache).text


def test_whole_numbers_are_stems(tmp_path: Path) -> None:
    chapter = CHAPTER.replace("x: value", "x: {meaning: value, kind: integer}")
    figure = r"{plot: {formula: pdf, x: [0, 9], given: [{\mu: 3, \sigma: 2}]}}"
    compile_project(write_project(tmp_path, {"slides/d/01.yaml": chapter % (PDF, figure)}))
    svg = (tmp_path / "build/plots/d/normal-1.svg").read_text()

    assert curves_in(svg) == 0
    assert svg.count("<use ") >= 10  # markers


@pytest.mark.parametrize(
    ("plot", "place", "message"),
    [
        (r"{formula: pdf, x: [-4, 4], given: [{\mu: 0}]}", "pdf", r"`\sigma`, `x` have no value"),
        (r"{formula: pdf, x: [-4, 4], given: [{\mu: 0, \sigma: 1}, {\mu: 1}]}", r"\mu",
         r"`\sigma` has no value in this curve"),
        (r"{formula: pdf, x: [4, -4], given: [{\mu: 0, \sigma: 1}]}", "4", "`x` ends before it begins"),
        (r"{formula: pdf, x: [-4, q], given: [{\mu: 0, \sigma: 1}]}", "q", "`q` is no number: `q` has no value"),
        (r"{formula: pdf, x: [-4, 4], given: [{\mu: 0, \sigma: 0}]}", "-4",
         "the formula has no real value between these ends"),
        (r"{formula: pdf, x: [-4, 4], given: [{\mu: [0, 1], \sigma: 1}]}", r"\mu", r"`\mu` has a list for its value"),
        (r"{formula: pdf, x: [-4, 4], given: [{x: 1, \mu: 0, \sigma: 1}]}", "pdf",
         "no symbol is left for the horizontal axis"),
        (r"{formula: pdf, x: [-4, 4], given: [{')': 1}]}", ")", "`)` is no symbol: `)` closes nothing"),
    ],
)  # fmt: skip
def test_plot_that_cannot_be_drawn_is_an_error_at_its_place(
    tmp_path: Path, plot: str, place: str, message: str
) -> None:
    result = compiled(tmp_path, f"{{plot: {plot}}}")

    assert found(result, "FD406") == [(place, message)]
    assert "plots/" not in result.text


def test_formula_that_is_no_number_is_an_error(tmp_path: Path) -> None:
    result = compiled(tmp_path, "{plot: {formula: pdf, x: [0, 1]}}", r"f = \mathbb{E}[x]")
    ((place, message),) = found(result, "FD406")

    assert place == "pdf"
    assert message.startswith("`pdf` cannot be drawn: ")


def test_wrong_shapes_are_told_with_all_else_of_the_record(tmp_path: Path) -> None:
    assert "FD212" in compiled(tmp_path / "a", "{plot: {formula: pfd, x: [0, 1]}}").codes
    assert "FD217" in compiled(tmp_path / "b", "{plot: {formula: pdf, x: [0, 1]}, file: a.svg}").codes
    assert "FD217" in compiled(tmp_path / "c", "{caption: nothing}").codes
    assert "FD218" in compiled(tmp_path / "d", "{plot: {formula: pdf, x: [0]}}").codes
    assert "FD202" in compiled(tmp_path / "e", "{plot: {formula: pdf}}").codes


def test_only_plots_are_read_from_beside_the_markdown(tmp_path: Path) -> None:
    (tmp_path / "build/plots").mkdir(parents=True)
    (tmp_path / "build/secret.svg").write_text("<svg/>")
    (tmp_path / "build/plots/link.svg").symlink_to(tmp_path / "build/secret.svg")
    (tmp_path / "slides/d").mkdir(parents=True)

    for name in ("secret.svg", "plots/link.svg", "plots/../secret.svg"):
        assert load_picture(name, tmp_path / "slides/d", tmp_path / "build") is Flaw.OUTSIDE


def test_height_leaves_out_what_lies_beside_a_pole() -> None:
    x = tuple(at / 100 for at in range(-200, 201))
    low, high = find_height([Curve((), x, tuple(1 / at if at else math.nan for at in x))])

    assert 1 < high < 20
    assert low == pytest.approx(-high)
    assert find_height([Curve((), x, x)]) == pytest.approx((-2.24, 2.24))


def test_no_line_stands_for_a_pole() -> None:
    assert [math.isnan(value) for value in broken_at_poles([1.0, 90.0, -90.0, -1.0], (-10, 10))] == [
        False, False, True, False,
    ]  # fmt: skip
    assert broken_at_poles([1.0, -1.0], (-10, 10)) == [1.0, -1.0]
