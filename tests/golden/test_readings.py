"""How every formula of the real deck is read: ``readings/`` holds a file a chapter, reviewed by eye.

After a change that is meant, ``FORMDECK_UPDATE_GOLDEN=1 make test`` writes them anew; read the difference before you
commit it.
"""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
import sympy

from formdeck.cache import Cache
from formdeck.checks.inline_maths import inline_maths_of
from formdeck.checks.latex import macros_of
from formdeck.latex import Declaration, declarations_in_scope, read_latex, read_sympy
from formdeck.model import Chapter, CheckLevel, Deck, Record
from formdeck.pipeline import read_stage
from formdeck.source import SourceText
from formdeck.workspace import Project, find_decks
from formdeck.workspace.deck_files import DiskFiles
from rebuild import rebuilt
from support import ROOT

FOLDER = Path(__file__).parent / "readings"


@lru_cache(maxsize=1)
def the_deck() -> Deck:
    project = Project(ROOT)
    (folder,) = find_decks(project, ["e-shikaku"])
    deck, _, _ = read_stage(DiskFiles(project, folder), Cache.nowhere())
    return deck.value


CHAPTERS = [Path(chapter.path).stem for chapter in the_deck().chapters]


def written(chapter: Chapter) -> str:
    """Write how the formulas of a chapter are read."""
    return "\n".join(line for record in chapter.records for line in _record(record, chapter))


def _record(record: Record, chapter: Chapter) -> Iterator[str]:
    declarations = declarations_in_scope(record, chapter, the_deck())
    yield f"# {record.id.text}\n"
    for index, formula in enumerate(record.formulas):
        if formula.check is not CheckLevel.TYPESET:
            yield f"## {formula.id.text if formula.id else index}"
            yield from _reading(formula.latex, declarations, inline=False)
    texts = {text.text: text for text in inline_maths_of(record)}
    inside = {latex: "\n".join(_reading(text, declarations, inline=True)) for latex, text in texts.items()}
    plain = [latex for latex, reading in inside.items() if reading == _plain(latex)]
    yield f"## in the texts\nas written: {', '.join(plain)}\n"
    yield from (reading for latex, reading in inside.items() if latex not in plain)


def _plain(latex: str) -> str:
    """Write the reading of a symbol that is read as it is written: nothing to review."""
    return f"   {latex}\nreads {latex}\nsympy {latex}\n free {latex}\n"


def _reading(latex: SourceText, declarations: tuple[Declaration, ...], *, inline: bool) -> Iterator[str]:
    macros = macros_of(the_deck())
    reading = read_latex(latex, declarations, macros=macros, inline=inline).value
    statements = read_sympy(latex, declarations, macros=macros, inline=inline).value
    yield from (f"   {line}" for line in latex.text.strip().splitlines())
    yield from (f"reads {line}" for line in reading.read_back.splitlines())
    yield from (f"sympy {' '.join(_alternating(statement.sides, statement.relations))}" for statement in statements)
    yield f" free {', '.join(reading.free)}{' | ' if reading.functions else ''}{', '.join(reading.functions)}"
    yield from (f"error {found.message}" for found in reading.found if found.severity.value == "error")
    yield ""


def _alternating(sides: tuple[sympy.Basic, ...], relations: tuple[str, ...]) -> Iterator[str]:
    yield _shown(sides[0])
    for relation, side in zip(relations, sides[1:], strict=True):
        yield relation
        yield _shown(side)


def _shown(side: sympy.Basic) -> str:
    return " ".join(sympy.sstr(side, order="none").split())


@pytest.mark.parametrize("name", CHAPTERS)
def test_chapter_is_read_as_reviewed(name: str) -> None:
    (chapter,) = (each for each in the_deck().chapters if Path(each.path).stem == name)
    made = written(chapter)
    file = FOLDER / f"{name}.txt"
    if os.environ.get("FORMDECK_UPDATE_GOLDEN"):
        file.write_text(made, encoding="utf-8")

    assert made == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CHAPTERS)
def test_sympy_view_of_a_chapter_is_built_again(name: str) -> None:
    (chapter,) = (each for each in the_deck().chapters if Path(each.path).stem == name)
    macros = macros_of(the_deck())
    for record in chapter.records:
        declarations = declarations_in_scope(record, chapter, the_deck())
        for formula in record.formulas:
            for statement in read_sympy(formula.latex, declarations, macros=macros).value:
                for part in (*statement.sides, *statement.conditions):
                    assert rebuilt(sympy.srepr(part, order="none")) == part


def test_every_file_is_a_chapter() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(CHAPTERS)
