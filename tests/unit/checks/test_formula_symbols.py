from pathlib import Path

from formdeck.checks.formula_symbols import formula_symbols
from support import DECK, compile_project, write_project

CHAPTER = """\
chapter: First
glossary: {c: from the chapter, z: not used}
records:
  - id: one
    title: One
    formulas:
      - latex: a = 2 b
      - latex: c = b + x_{1}
      - {latex: whatever, check: typeset, because: words}
    glossary: {b: second, a: first, x_i: a member}
"""


def meanings(root: Path) -> list[list[str]]:
    project = write_project(root, {"slides/d/deck.yaml": DECK, "slides/d/01.yaml": CHAPTER})
    compiled = compile_project(project).outcome.value
    (reading,) = compiled.readings
    return [[symbol.meaning.text for symbol in symbols] for symbols in formula_symbols(reading, compiled.deck)]


def test_a_formula_has_the_entries_that_explain_it_in_the_glossary_s_order(tmp_path: Path) -> None:
    assert meanings(tmp_path) == [["second", "first"], ["second", "a member", "from the chapter"], []]
