"""What a build makes anew, and what it remembers of earlier ones."""

from pathlib import Path

import pytest

from formdeck.diagnostics.rules import page as rules
from formdeck.export import Tools
from formdeck.source import Span
from formdeck.workspace import Project, find_decks
from formdeck.workspace.build import BuildReport, Order, build_deck
from formdeck.workspace.manifest import Manifest, Product, content_hash, read_manifest, write_manifest
from support import CHAPTER, write_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return write_project(tmp_path, {})


def build(project: Project, *targets: str) -> BuildReport:
    (folder,) = find_decks(project, [])
    return build_deck(project, folder, Order(targets), no_tools)


def no_tools(_needs_browser: bool) -> Tools:  # noqa: FBT001 - as the build calls it
    raise AssertionError


def pretend_export(project: Project) -> None:
    """Leave behind what an export does that found a mistake on the page of the record ``one``."""
    output = project.build / "d.pdf"
    output.write_bytes(b"pages")
    found = rules.MATH_NOT_TYPESET.at(Span("slides/d/01.yaml", 0, 1), "wrong").within(deck="d", record="one")
    manifest = read_manifest(project.cache / "d.json")
    markdown = manifest.products["md"]
    product = Product(markdown.inputs, content_hash(output), 5, (found,), markdown.content)
    write_manifest(project.cache / "d.json", Manifest({**manifest.products, "pdf": product}))


def test_what_an_export_found_stays_known_while_the_deck_is_the_same(project: Project) -> None:
    build(project, "md")
    pretend_export(project)
    (project.build / "d.md").unlink()
    report = build(project, "md", "pdf")

    assert [found.code for found in report.diagnostics] == ["FD601"]
    assert '<span class="marks">FD601</span>' in (project.build / "d.md").read_text("utf-8")


def test_what_an_export_found_is_forgotten_when_the_deck_changes(project: Project) -> None:
    build(project, "md")
    pretend_export(project)
    chapter = project.slides / "d" / "01.yaml"
    chapter.write_text(chapter.read_text("utf-8").replace("title: One", "title: Two"), "utf-8")

    assert build(project, "md").diagnostics == ()


def test_another_theme_makes_another_file_beside_the_decks_own(project: Project) -> None:
    build(project, "md")
    (folder,) = find_decks(project, [])
    (made,) = build_deck(project, folder, Order(theme="portrait_A4_large"), no_tools).results

    assert made.output == project.build / "d-portrait_A4_large.md"
    assert 'theme: "portrait_A4_large"' in made.output.read_text("utf-8")
    assert 'theme: "portrait_A4_note"' in (project.build / "d.md").read_text("utf-8")


@pytest.mark.parametrize("code", ["FD223", "FD301", "FD402", "FD530"])
def test_a_suppression_without_use_is_told(code: str, tmp_path: Path) -> None:
    comment = f"    # formdeck: ignore {code} because I thought so\n    formulas:"
    project = write_project(tmp_path, {"slides/d/01.yaml": CHAPTER.replace("    formulas:", comment)})

    assert [found.code for found in build(project, "md").diagnostics] == ["FD142"]
