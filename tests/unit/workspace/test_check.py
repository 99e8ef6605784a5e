"""What a check finds, and what it remembers of earlier ones."""

import subprocess
import sys
from pathlib import Path

import pytest

from formdeck.export import Tools
from formdeck.workspace import Project, find_decks
from formdeck.workspace.check import CheckReport, check_deck
from support import CHAPTER, write_project

FAMILIES = ("record", "latex", "symbols")
BROKEN = CHAPTER.replace("a + b = c", "a + (b = c")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return write_project(tmp_path, {"slides/d/01.yaml": BROKEN})


def check(project: Project, *families: str) -> CheckReport:
    (folder,) = find_decks(project, [])
    return check_deck(project, folder, families or FAMILIES, no_tools)


def no_tools(_needs_browser: bool) -> Tools:  # noqa: FBT001 - as the check calls it
    raise AssertionError


def modules_of_a_check(project: Project) -> set[str]:
    """Check in a process of its own and list what it imported of what takes long."""
    code = (
        "import sys; from formdeck.cli import main; "
        "sys.argv = ['formdeck', 'check', '--only', 'record,latex,symbols']\n"
        "try: main()\nfinally: print(*{'sympy', 'jinja2', 'formdeck.pipeline'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code]
    shown = subprocess.run(command, capture_output=True, text=True, check=False, cwd=project.root)
    return set(shown.stdout.splitlines()[-1].split())


def test_checking_again_finds_the_same(project: Project) -> None:
    first = check(project)

    assert [found.code for found in first.diagnostics] == ["FD301"]
    assert check(project) == first


def test_a_change_is_seen(project: Project) -> None:
    check(project)
    write_project(project.root, {})

    assert check(project).diagnostics == ()


def test_each_choice_of_families_has_its_own_report(project: Project) -> None:
    check(project)

    assert check(project, "record").diagnostics == ()
    assert check(project, "record").families == ("record",)


def test_formulas_are_counted_by_how_their_reading_went(project: Project) -> None:
    counts = check(project).counts

    assert (counts["records"], counts["formulas"], counts["read"], counts["wrong or unclear"]) == (1, 1, 0, 1)


def test_a_check_of_what_is_unchanged_imports_nothing_that_takes_long(tmp_path: Path) -> None:
    project = write_project(tmp_path, {})

    assert modules_of_a_check(project) == {"sympy", "jinja2", "formdeck.pipeline"}
    assert modules_of_a_check(project) == set()
