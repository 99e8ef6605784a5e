"""Finding a deck's theme."""

from pathlib import Path

import pytest

from formdeck.source import SourceText
from formdeck.workspace import Project
from formdeck.workspace.theme import choose_theme, find_theme, known_themes
from support import compile_project, write_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "themes").mkdir()
    return Project(tmp_path)


def test_the_projects_own_theme_wins(project: Project) -> None:
    own = project.root / "themes" / "portrait_A4_note.css"
    own.write_text("/* @theme portrait_A4_note */", "utf-8")

    assert find_theme(project, "portrait_A4_note") == own


def test_an_unknown_theme_is_guessed_and_the_built_in_one_taken(project: Project) -> None:
    chosen = choose_theme(project, SourceText.of("portrait_A4"))

    (found,) = chosen.diagnostics
    assert (chosen.value, found.code, found.hints[0]) == (
        "portrait_A4_note",
        "FD224",
        "did you mean `portrait_A4_note`?",
    )


@pytest.mark.parametrize(
    ("css", "message"),
    [
        (b"section {}", "`themes/mine.css` does not call itself `mine`"),
        (b"/* @theme other */", "`themes/mine.css` does not call itself `mine`"),
        (b"/* @theme mine2 */", "`themes/mine.css` does not call itself `mine`"),
        (b"/* @theme mine */ @import 'none';", "`themes/mine.css` imports `none`"),
        (b"/* @theme mine */ a {background: url(../x.png)}", "in the theme `themes/mine.css`"),
        (b"/* @theme mine */ \xff", "`themes/mine.css` is not UTF-8"),
    ],
)
def test_a_theme_that_cannot_be_used_is_told_and_the_built_in_one_taken(
    css: bytes, message: str, project: Project
) -> None:
    (project.root / "themes" / "mine.css").write_bytes(css)

    chosen = choose_theme(project, SourceText.of("mine"))

    (found,) = chosen.diagnostics
    assert (chosen.value, found.code) == ("portrait_A4_note", "FD225")
    assert message in found.message


def test_an_own_theme_that_cannot_be_used_gives_way_to_the_built_in_one_of_its_name(project: Project) -> None:
    own = project.root / "themes" / "portrait_A4_note.css"
    own.write_text("section {}", "utf-8")

    chosen = choose_theme(project, SourceText.of("portrait_A4_note"))

    assert [found.code for found in chosen.diagnostics] == ["FD225"]
    assert find_theme(project, chosen.value) not in {None, own}


@pytest.mark.parametrize("css", ["/*\n * Mine.\n *\n * @theme mine\n */", "/*! @theme mine\n@auto-scaling true */"])
def test_a_theme_names_itself_as_marp_reads_it(css: str, project: Project) -> None:
    own = project.root / "themes" / "mine.css"
    own.write_text(css, "utf-8")

    assert find_theme(project, "mine") == own
    assert choose_theme(project, SourceText.of("mine")).diagnostics == ()


def test_a_misspelt_theme_is_told_at_its_place_and_the_sheets_keep_a_look(tmp_path: Path) -> None:
    deck = "formdeck: 1\ntitle: T\ntheme: portrait\nchapters: [01.yaml]\n"

    compiled = compile_project(write_project(tmp_path, {"slides/d/deck.yaml": deck}))

    (found,) = (found for found in compiled.diagnostics if found.code == "FD224")
    assert found.span is not None
    assert deck[found.span.start : found.span.end] == "portrait"
    assert 'theme: "portrait_A4_note"' in compiled.text


@pytest.mark.parametrize(
    "name", ["portrait_A4_note", "portrait_A4_large", "portrait_A4_mono", "landscape_16x9_lecture"]
)
def test_the_themes_that_come_along_can_be_used(name: str, project: Project) -> None:
    assert name in known_themes(project)
