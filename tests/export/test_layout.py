"""The check family `layout` on whole small decks, in the real browser."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from formdeck.edition import FULL, Edition, EditionKind
from formdeck.export import Browser, Tools
from formdeck.workspace import Project, find_decks
from formdeck.workspace.build import BuildReport, Order, build_deck
from formdeck.workspace.check import CheckReport, check_deck
from support import DECK as THEMELESS
from support import ROOT, write_project

# A look in which all is known: 39 points have room on a page, 43 if it is tight, 47 if it is crowded.
THEME = """
/* @theme sheet */
section { width: 210mm; height: 297mm; padding: 20mm 17mm; font-size: 10pt; overflow: hidden; }
section .head { height: 20mm; }
section .label { display: block; height: 10mm; }
section :is(p, h1, h2, ul, div) { margin: 0; }
section::after { display: none; content: none !important; }
header { position: absolute; top: 11mm; }
section li { height: 6mm; }
section.tight li { height: 5.5mm; }
section.crowded li { height: 5mm; }
"""
DECK = THEMELESS.replace("title:", "theme: sheet\ntitle:")
HEAD = "chapter: First\nrecords:\n"


def record(name: str, body: str) -> str:
    return f"  - id: {name}\n    title: {name.title()}\n{body}"


def notes(count: int) -> str:
    return "    notes:\n" + "".join(f"      - point {number}\n" for number in range(count))


@dataclass
class Desk:
    """A project, and what checks and builds of it do; ``asked`` counts how often the browser was asked for."""

    project: Project
    tools: Tools
    asked: int = 0

    def check(self, *families: str, theme: str | None = None) -> CheckReport:
        (folder,) = find_decks(self.project, [])
        return check_deck(self.project, folder, families or ("layout",), self._get, theme)

    def build(self, *targets: str, edition: Edition = FULL) -> BuildReport:
        (folder,) = find_decks(self.project, [])
        return build_deck(self.project, folder, Order(targets, edition=edition), self._get)

    def write(self, *records: str, deck: str = DECK) -> None:
        write_project(
            self.project.root,
            {"slides/d/deck.yaml": deck, "slides/d/01.yaml": HEAD + "".join(records), "themes/sheet.css": THEME},
        )

    @property
    def markdown(self) -> str:
        return (self.project.build / "d.md").read_text("utf-8")

    def _get(self, needs_browser: bool) -> Tools:  # noqa: FBT001 - as checks and builds call it
        self.asked += needs_browser
        return self.tools


@pytest.fixture
def desk(tmp_path: Path, tools: Tools) -> Desk:
    return Desk(Project(tmp_path), tools)


def pages(report: CheckReport) -> dict[str, list[str]]:
    """How dense each record's pages are."""
    return {each["id"]: [page["density"] for page in each["pages"]] for each in report.entry["records"]}


WIDE = " + ".join(f"a_{{{n}}} x^{{{n}}}" for n in range(30))


def test_each_record_gets_the_density_it_needs_and_findings_their_places(desk: Desk) -> None:
    wide = f"    formulas:\n      - id: sum\n        latex: f(x) = {WIDE}\n"
    desk.write(
        record("short", notes(20)), record("long", notes(45)), record("endless", notes(70)), record("wide", wide)
    )
    report = desk.check("layout", "typeset")
    found = [(each.code, each.record, each.formula) for each in report.diagnostics]

    assert report.families == ("typeset", "layout")
    assert pages(report)["short"] == ["normal"]
    assert pages(report)["long"] == ["crowded"]
    assert pages(report)["endless"] == ["normal", "normal"]
    assert found == [("FD614", "wide", "sum"), ("FD620", "wide", None)]
    assert desk.asked == 1  # the browser stays for the pages that the endless one was divided into


def test_each_theme_has_findings_of_its_own(desk: Desk) -> None:
    desk.write(record("long", notes(41)))
    (desk.project.root / "themes" / "roomy.css").write_text(THEME.replace("sheet", "roomy").replace("6mm", "4mm"))

    assert pages(desk.check()) == {"long": ["tight"]}
    assert pages(desk.check(theme="roomy")) == {"long": ["normal"]}
    assert pages(desk.check()) == {"long": ["tight"]}


@pytest.mark.parametrize(
    "theme", ["portrait_A4_note", "portrait_A4_mono", "portrait_A4_large", "landscape_16x9_lecture"]
)
def test_the_small_deck_fits_in_every_theme(theme: str, tools: Tools, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "slides" / "calculus-en", tmp_path / "slides" / "calculus-en")
    report = Desk(Project(tmp_path), tools).check(theme=theme)

    assert report.counts["pages"] > 14
    assert [each.code for each in report.diagnostics] == []


def test_a_page_is_measured_once(desk: Desk) -> None:
    desk.write(record("one", notes(20)), record("two", notes(30)))
    first = desk.check()
    desk.write(record("zero", notes(5)), record("one", notes(20)), record("two", notes(30)))
    (desk.project.root / "slides" / "d" / "01.yaml").touch()
    before = desk.asked

    assert desk.check().counts["pages"] == first.counts["pages"] + 1
    assert desk.asked == before + 1
    assert desk.check().counts["pages"] == first.counts["pages"] + 1
    assert desk.asked == before + 1


def test_many_pages_that_two_windows_measure_keep_their_order(desk: Desk) -> None:
    crowded = {f"r{number}": number % 7 == 3 for number in range(40)}
    desk.write(*(record(name, notes(45 if is_crowded else 5)) for name, is_crowded in crowded.items()))

    assert pages(desk.check()) == {name: ["crowded" if full else "normal"] for name, full in crowded.items()}


def test_a_strict_deck_only_hears_of_it(desk: Desk) -> None:
    desk.write(record("long", notes(45)), deck=DECK + "fit: strict\n")
    report = desk.check()

    assert pages(report)["long"] == ["normal"]
    assert {"FD610"} <= {each.code for each in report.diagnostics}


def test_a_pdf_shows_what_its_markdown_says(desk: Desk) -> None:
    desk.write(record("long", notes(45)))
    built = desk.build("pdf", "html")

    assert [each.message for each in built.diagnostics] == []
    assert '_class: "record crowded tab-1"' in desk.markdown
    assert "crowded" in (desk.project.build / "d.html").read_text("utf-8")


def test_a_record_goes_on_on_as_many_pages_as_it_needs(desk: Desk) -> None:
    desk.write(
        record("endless", notes(160)), record("next", notes(3).replace("    notes", "    page: continue\n    notes"))
    )
    built = desk.build("pdf")
    sheets = [page for page in desk.markdown.split("\n\n---\n\n") if "formdeck: " in page]
    points = [re.findall(r"^- point (\d+)$", page.partition("## Next")[0], re.MULTILINE) for page in sheets]

    assert [each.code for each in built.diagnostics] == []
    assert [int(point) for page in points for point in page] == list(range(160))
    assert [page.count("Endless (continued)") for page in sheets] == [0, *[1] * (len(sheets) - 1)]
    assert "## Next" in sheets[-1]
    assert built.results[0].pages == desk.markdown.count("\n\n---\n\n") + 1
    assert desk.build("pdf").results[0].seconds is None


def test_a_record_that_shares_a_page_moves_to_its_own_if_it_does_not_fit(desk: Desk) -> None:
    desk.write(record("one", notes(30)), record("two", notes(15).replace("    notes", "    page: continue\n    notes")))

    assert pages(desk.check()) == {"one": ["normal"], "two": ["normal"]}
    assert desk.check().diagnostics == ()  # that its page is rather empty has its reason


def test_an_export_made_before_the_pages_were_measured_is_made_anew(desk: Desk) -> None:
    desk.write(record("long", notes(41)))
    desk.build("html")
    desk.build("pdf")
    before = [result.seconds is None for result in desk.build("md", "pdf").results]

    assert before == [True, True]
    assert desk.build("html").results[0].seconds is not None
    assert "record tight" in (desk.project.build / "d.html").read_text("utf-8")


def test_a_key_names_the_pages_of_the_divided_deck(desk: Desk) -> None:
    desk.write(record("one", notes(70)), record("two", "    notes:\n      - '==left out=='\n"))
    desk.build("pdf", edition=Edition(EditionKind.BLANK))
    desk.build("md", edition=Edition(EditionKind.KEY))

    assert "](#6)" in (desk.project.build / "d-blank.md").read_text("utf-8")
    assert "p. 6" in (desk.project.build / "d-key.md").read_text("utf-8")


def test_the_markdown_alone_keeps_what_was_measured(desk: Desk) -> None:
    desk.write(record("long", notes(45)))
    desk.check()
    asked = desk.asked
    desk.build("md")

    assert '_class: "record crowded tab-1"' in desk.markdown
    assert desk.asked == asked


def test_without_a_browser_layout_is_left_out_and_the_rest_runs(desk: Desk, tmp_path: Path) -> None:
    desk.write(record("one", notes(3)))
    (tmp_path / "browser").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    (tmp_path / "browser").chmod(0o755)
    desk.tools = Tools(desk.tools.runtime, Browser(tmp_path / "browser", ()))
    report = desk.check("record", "layout")

    assert report.families == ("record",)
    assert "browser" in report.left_out["layout"]
    assert "pages" not in report.counts
    assert all("pages" not in each for each in report.entry["records"])


def run_check(desk: Desk, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command line where the browser asked for is not there."""
    command = [sys.executable, "-c", "from formdeck.cli import main; main()", "check", "--format", "json", *options]
    environment = os.environ | {"FORMDECK_BROWSER": "/no/browser"}
    return subprocess.run(
        command, cwd=desk.project.root, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def test_the_command_says_that_layout_did_not_run(desk: Desk) -> None:
    desk.write(record("one", notes(3)))
    ran = run_check(desk, "--skip", "typeset")

    assert ran.returncode == 0
    assert "d: layout did not run: the browser `/no/browser` is not there" in ran.stderr
    assert all("pages" not in each for each in json.loads(ran.stdout)["decks"][0]["records"])


def test_layout_that_was_asked_for_and_cannot_run_is_a_failure(desk: Desk) -> None:
    desk.write(record("one", notes(3)))

    assert run_check(desk, "--only", "layout").returncode == 2
