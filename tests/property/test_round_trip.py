"""What is read, written as LaTeX and read again is the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from formdeck.cache import Cache
from formdeck.checks.inline_maths import inline_maths_of
from formdeck.checks.latex import macros_of
from formdeck.diagnostics import Severity
from formdeck.latex import Declaration, declarations_in_scope, write_latex
from formdeck.latex.parse.formula import parse_formula
from formdeck.latex.problem import Problem
from formdeck.latex.scope import Scope
from formdeck.latex.tree import Formula
from formdeck.model import CheckLevel, Kind
from formdeck.pipeline import read_stage
from formdeck.workspace import Project, find_decks
from formdeck.workspace.deck_files import DiskFiles
from support import ROOT

NOTATION = ROOT / "tests" / "unit" / "latex" / "notation"


@dataclass(frozen=True)
class Written:
    """A formula with what is declared where it stands."""

    latex: str
    scope: Scope
    macros: dict[str, str]
    inline: bool

    def read(self, latex: str) -> tuple[Formula, list[Problem]]:
        formula, problems = parse_formula(latex, self.scope, self.macros, inline=self.inline)
        return formula, [problem for problem in problems if problem.rule.severity is Severity.ERROR]


def surveyed(file: Path) -> Iterator[Written]:
    for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = [line.partition(": ") for line in block.splitlines()]
        (declared,) = [value for key, _, value in lines if key.rstrip(":") == "declared"]
        latex = "\n".join(value for key, _, value in lines if key == "latex")
        yield Written(latex, Scope(declarations(declared)), {}, inline=False)


def declarations(declared: str) -> Iterable[Declaration]:
    for word in declared.split():
        symbol, _, kind = word.replace("~", " ").partition("=")
        yield Declaration(symbol, Kind(kind) if kind else None)


def of_the_deck() -> Iterator[Written]:
    (folder,) = find_decks(Project(ROOT), [])
    deck = read_stage(DiskFiles(folder, ROOT / "build"), Cache.nowhere())[0].value
    macros = macros_of(deck)
    for chapter in deck.chapters:
        for record in chapter.records:
            scope = Scope(declarations_in_scope(record, chapter, deck))
            for formula in record.formulas:
                if formula.check is CheckLevel.FULL:
                    yield Written(formula.latex.text, scope, macros, inline=False)
            for text in inline_maths_of(record):
                yield Written(text.text, scope, macros, inline=True)


CORPORA = {file.name: list(surveyed(file)) for file in sorted(NOTATION.glob("*.txt"))} | {
    "the deck": list(of_the_deck())
}


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_formula_written_and_read_again_is_the_same(corpus: str) -> None:
    assert len(CORPORA[corpus]) > 20
    for formula in CORPORA[corpus]:
        tree, problems = formula.read(formula.latex)
        if problems:
            continue
        written = write_latex(tree)

        assert formula.read(written) == (tree, []), written
        assert write_latex(formula.read(written)[0]) == written
