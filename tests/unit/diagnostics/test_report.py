import json

import pytest

from formdeck.diagnostics import Diagnostic, Severity
from formdeck.diagnostics.report import REPORTERS, Findings
from formdeck.diagnostics.report.json_diagnostics import json_diagnostics
from formdeck.diagnostics.report.terminal import render_terminal
from formdeck.source import SourceFile, Span

FILE = SourceFile("slides/d/01.yaml", "title: 数式の題名\nlatex: 50%, a:b\n\tx\n")


def at(text: str) -> Span:
    start = FILE.text.rindex(text)
    return FILE.span(start, start + len(text))


FINDINGS = Findings.of(
    (
        Diagnostic("FD301", Severity.ERROR, "stray `%`", at("%"), ("write `\\%`",), record="r", formula="f"),
        Diagnostic("FD201", Severity.WARNING, "odd title", at("題名")),
        Diagnostic("FD900", Severity.NOTE, "no place for this"),
        Diagnostic("FD902", Severity.NOTE, "two lines", Span(FILE.path, 7, 20)),
    ),
    (FILE,),
)


@pytest.mark.parametrize("name", [*REPORTERS])
def test_every_format_shows_every_finding_once(name: str) -> None:
    shown = REPORTERS[name](FINDINGS)
    if name == "sarif":
        shown = json.dumps(json.loads(shown)["runs"][0]["results"])

    assert [shown.count(found.code) for found in FINDINGS.diagnostics] == [1, 1, 1, 1]


def test_findings_are_sorted_by_place() -> None:
    assert [found.code for found in FINDINGS.diagnostics] == ["FD900", "FD902", "FD201", "FD301"]


def test_the_same_finding_counts_once() -> None:
    assert Findings.of(FINDINGS.diagnostics * 2, (FILE,)).diagnostics == FINDINGS.diagnostics


def test_carets_line_up_under_japanese_text() -> None:
    shown = render_terminal(Findings.of((FINDINGS.diagnostics[2],), (FILE,))).splitlines()

    assert shown[3:5] == ["1 | title: 数式の題名", "  |        " + " " * 6 + "^^^^"]


def test_carets_line_up_after_a_tab() -> None:
    found = Diagnostic("FD1", Severity.ERROR, "m", at("x"))
    shown = render_terminal(Findings.of((found,), (FILE,))).splitlines()

    assert shown[3:5] == ["3 |     x", "  |     ^"]


def test_a_finding_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    shown = render_terminal(Findings.of((FINDINGS.diagnostics[1],), (FILE,))).splitlines()

    assert shown[4] == "  |        " + "^" * 10


def test_terminal_names_record_and_formula() -> None:
    assert "slides/d/01.yaml:2:10  (r · f)" in render_terminal(FINDINGS)


def test_terminal_counts_at_the_end() -> None:
    assert render_terminal(FINDINGS).splitlines()[-1] == "1 error, 1 warning, 2 notes"


def test_terminal_is_silent_when_all_is_well() -> None:
    assert render_terminal(Findings.of(())) == ""


def test_no_colour_unless_asked_for() -> None:
    assert ("\x1b" in render_terminal(FINDINGS), "\x1b" in render_terminal(FINDINGS, colour=True)) == (False, True)


def test_concise_is_one_line_that_editors_can_jump_to() -> None:
    shown = REPORTERS["concise"](FINDINGS).splitlines()

    assert shown[-1] == "slides/d/01.yaml:2:10: error[FD301]: stray `%`"


def test_github_escapes_what_the_runner_would_decode() -> None:
    shown = REPORTERS["github"](FINDINGS).splitlines()[-1]

    assert shown == (
        "::error file=slides/d/01.yaml,line=2,endLine=2,col=10,endColumn=11,title=FD301"
        "::stray `%25`%0Ahint: write `\\%25`"
    )


def test_github_escapes_colons_and_commas_in_file_names() -> None:
    file = SourceFile("a:b,c.yaml", "x")
    shown = REPORTERS["github"](Findings.of((Diagnostic("FD1", Severity.NOTE, "m", file.span(0, 1)),), (file,)))

    assert "::notice file=a%3Ab%2Cc.yaml," in shown


def test_sarif_counts_code_points() -> None:
    run = json.loads(REPORTERS["sarif"](FINDINGS))["runs"][0]

    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_has_one_based_regions() -> None:
    results = json.loads(REPORTERS["sarif"](FINDINGS))["runs"][0]["results"]

    assert results[-1]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 10,
        "endLine": 2,
        "endColumn": 11,
    }


def test_json_has_every_field_of_the_contract() -> None:
    assert json_diagnostics(FINDINGS)[-1] == {
        "code": "FD301",
        "severity": "error",
        "message": "stray `%`",
        "hints": ["write `\\%`"],
        "file": "slides/d/01.yaml",
        "line": 2,
        "column": 10,
        "end_line": 2,
        "end_column": 11,
        "deck": None,
        "record": "r",
        "formula": "f",
    }
