"""What is read, written as LaTeX and read again is the same."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings

from formdeck.cache import Cache
from formdeck.checks.inline_maths import inline_maths_of
from formdeck.checks.latex import macros_of
from formdeck.diagnostics import Severity
from formdeck.latex import declarations_in_scope, write_latex
from formdeck.latex.glossary.scope import Scope
from formdeck.latex.parse.layout.formula import parse_formula
from formdeck.latex.problem import Problem
from formdeck.latex.tree import Formula
from formdeck.model import CheckLevel
from formdeck.pipeline import read_stage
from formdeck.workspace import Project, find_decks
from formdeck.workspace.deck_files import DiskFiles
from formulas import CASES, declarations
from support import ROOT
from trees import DECLARED, formulas


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


def surveyed() -> Iterator[Written]:
    for case in CASES:
        yield Written(case.latex, Scope(declarations(case.declared)), {}, inline=False)


def of_deck(name: str) -> Iterator[Written]:
    project = Project(ROOT)
    (folder,) = find_decks(project, [name])
    deck = read_stage(DiskFiles(project, folder), Cache.nowhere())[0].value
    macros = macros_of(deck)
    for chapter in deck.chapters:
        for record in chapter.records:
            scope = Scope(declarations_in_scope(record, chapter, deck))
            for formula in record.formulas:
                if formula.check is CheckLevel.FULL:
                    yield Written(formula.latex.text, scope, macros, inline=False)
            for text in inline_maths_of(record):
                yield Written(text.text, scope, macros, inline=True)


DECKS = ("e-shikaku", "calculus-en")
CORPORA = {"notation": list(surveyed())} | {name: list(of_deck(name)) for name in DECKS}


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_formula_written_and_read_again_is_the_same(corpus: str) -> None:
    assert len(CORPORA[corpus]) > 50
    for formula in CORPORA[corpus]:
        tree, problems = formula.read(formula.latex)
        if problems:
            continue
        written = write_latex(tree)

        assert formula.read(written) == (tree, []), written
        assert write_latex(formula.read(written)[0]) == written


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(formulas())
def test_a_tree_written_and_read_is_the_same(tree: Formula) -> None:
    written = write_latex(tree)

    assert Written(written, Scope(DECLARED), {}, inline=False).read(written) == (tree, []), written
