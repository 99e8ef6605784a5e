"""Finding a deck's theme."""

from pathlib import Path

import pytest

from formdeck.diagnostics import Failure
from formdeck.workspace import Project
from formdeck.workspace.theme import find_theme


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "themes").mkdir()
    return Project(tmp_path)


def test_the_projects_own_theme_wins(project: Project) -> None:
    own = project.root / "themes" / "portrait_A4_note.css"
    own.write_text("/* @theme portrait_A4_note */", "utf-8")

    assert find_theme(project, "portrait_A4_note") == own


def test_an_unknown_theme_is_guessed(project: Project) -> None:
    with pytest.raises(Failure, match="no theme `portrait_A4`") as failure:
        find_theme(project, "portrait_A4")

    assert failure.value.hints[0] == "did you mean `portrait_A4_note`?"


@pytest.mark.parametrize("css", ["section {}", "/* @theme other */", "/* @theme mine2 */"])
def test_a_theme_that_marp_would_pass_over_is_told(css: str, project: Project) -> None:
    (project.root / "themes" / "mine.css").write_text(css, "utf-8")

    with pytest.raises(Failure, match=r"`themes/mine\.css` does not call itself `mine`"):
        find_theme(project, "mine")


@pytest.mark.parametrize("css", ["/*\n * Mine.\n *\n * @theme mine\n */", "/*! @theme mine\n@auto-scaling true */"])
def test_a_theme_names_itself_as_marp_reads_it(css: str, project: Project) -> None:
    own = project.root / "themes" / "mine.css"
    own.write_text(css, "utf-8")

    assert find_theme(project, "mine") == own


def test_the_built_in_theme_names_itself(project: Project) -> None:
    assert find_theme(project, "portrait_A4_note").name == "portrait_A4_note.css"
