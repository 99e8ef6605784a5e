"""Whole small decks against what they are to become.

Each case is a project; ``expected.md`` is its Markdown, ``expected.txt`` what is found. After a change that is meant,
``FORMDECK_UPDATE_GOLDEN=1 make test`` writes them anew; read the difference before you commit it.
"""

import os
import shutil
from pathlib import Path

import pytest

from formdeck.diagnostics.report import REPORTERS, Findings
from formdeck.workspace import Project
from support import compile_project

CASES = Path(__file__).parent / "cases"
NAMES = sorted(case.name for case in CASES.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_deck_becomes_what_is_expected(name: str, tmp_path: Path) -> None:
    shutil.copytree(CASES / name / "slides", tmp_path / "slides")
    compiled = compile_project(Project(tmp_path))
    findings = Findings.of(compiled.diagnostics, compiled.outcome.value.sources)
    made = {"expected.md": compiled.text, "expected.txt": REPORTERS["concise"](findings)}
    if os.environ.get("FORMDECK_UPDATE_GOLDEN"):
        for file, text in made.items():
            (CASES / name / file).write_text(text, encoding="utf-8")

    assert made == {file: (CASES / name / file).read_text(encoding="utf-8") for file in made}


def test_there_are_cases() -> None:
    assert len(NAMES) >= 4


@pytest.mark.parametrize("name", NAMES)
def test_no_file_of_a_case_is_unused(name: str) -> None:
    found = {path.relative_to(CASES / name).parts[0] for path in (CASES / name).rglob("*") if path.is_file()}

    assert found == {"expected.md", "expected.txt", "slides"}
