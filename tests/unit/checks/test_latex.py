"""Every formula of a deck is read, or says at its place in the file why not."""

from pathlib import Path

import pytest

from formdeck.cache import Cache
from formdeck.workspace import Project
from support import ROOT, compile_project, write_project

CHAPTER = """\
chapter: First
glossary:
  g(x): a function of the chapter
records:
  - id: one
    title: One
    formulas:
      - id: fine
        latex: f(x) + g(x) = \\E[X]
      - latex: |
          a &= b \\\\
            &= c + )
      - latex: \\ce{H2O}
        check: typeset
        because: chemistry
    glossary:
      f: {meaning: a function, kind: function}
      x: its argument
    notes:
      - the value $x^2^3$, `$not maths (`, and $f(x)$
"""


def deck(root: Path) -> Project:
    settings = "formdeck: 1\ntitle: T\nmacros: {'\\E': '\\mathbb{E}'}\nchapters: [01.yaml]\n"
    return write_project(root, {"slides/d/01.yaml": CHAPTER, "slides/d/deck.yaml": settings})


def test_each_formula_has_its_status(tmp_path: Path) -> None:
    (record,) = compile_project(deck(tmp_path)).outcome.value.readings

    assert [formula.status for formula in record.formulas] == ["read", "error", "typeset-only"]


def test_declarations_come_from_record_and_chapter_and_macros_from_the_deck(tmp_path: Path) -> None:
    (record,) = compile_project(deck(tmp_path)).outcome.value.readings
    reading = record.formulas[0].reading

    assert reading is not None
    assert (reading.read_back, reading.functions) == ("f(x) + g(x) = E[X]", ("f", "g"))


def test_finding_in_a_block_scalar_points_at_its_character(tmp_path: Path) -> None:
    assert compile_project(deck(tmp_path)).spanned("FD301") == [")"]


def test_formulas_inside_notes_are_read_and_code_is_not(tmp_path: Path) -> None:
    assert compile_project(deck(tmp_path)).spanned("FD305") == ["^"]


def test_findings_say_what_record_and_formula_they_belong_to(tmp_path: Path) -> None:
    (found,) = [each for each in compile_project(deck(tmp_path)).diagnostics if each.code == "FD301"]

    assert found.record == "one"


def test_unreadable_glossary_key_is_reported(tmp_path: Path) -> None:
    chapter = CHAPTER.replace("x: its argument", "'x y': two arguments")

    compiled = compile_project(write_project(tmp_path, {"slides/d/01.yaml": chapter}))

    assert compiled.spanned("FD341") == ["x y"]


def test_readings_are_kept_and_put_in_their_new_place(tmp_path: Path) -> None:
    project = deck(tmp_path)
    with Cache(tmp_path / "cache.sqlite3", "1") as cache:
        compile_project(project, cache)
    moved = CHAPTER.replace("chapter: First", "# moved\nchapter: First")
    write_project(
        tmp_path, {"slides/d/01.yaml": moved, "slides/d/deck.yaml": (tmp_path / "slides/d/deck.yaml").read_text()}
    )

    with Cache(tmp_path / "cache.sqlite3", "1") as cache:
        compiled = compile_project(project, cache)

    assert (compiled.spanned("FD301"), compiled.spanned("FD305")) == ([")"], ["^"])


@pytest.mark.parametrize(("deck", "at_least"), [("e-shikaku", 84), ("calculus-en", 14)])
def test_the_decks_are_read_whole(deck: str, at_least: int) -> None:
    compiled = compile_project(Project(ROOT), deck=deck)
    formulas = [formula for record in compiled.outcome.value.readings for formula in record.formulas]

    assert len(formulas) >= at_least
    excused = sum(formula.status == "typeset-only" for formula in formulas)
    assert {formula.status for formula in formulas} <= {"read", "typeset-only"}
    assert excused == (1 if deck == "calculus-en" else 0)
    assert not [found for found in compiled.diagnostics if found.code.startswith("FD3") and found.severity == "error"]
