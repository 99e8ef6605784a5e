"""What several tests need: a deck written to a folder and compiled as the command line would."""

from dataclasses import dataclass
from pathlib import Path

from formdeck.cache import Cache
from formdeck.diagnostics import Diagnostic, Outcome
from formdeck.pipeline import CompiledDeck, compile_deck
from formdeck.render import read_templates
from formdeck.source import SourceFile
from formdeck.workspace import Project, choose_deck
from formdeck.workspace.deck_files import DiskFiles

ROOT = Path(__file__).parents[1]

DECK = "formdeck: 1\ntitle: Test\nchapters:\n  - 01.yaml\n"
CHAPTER = """\
chapter: First
records:
  - id: one
    title: One
    formulas:
      - id: sum
        latex: a + b = c
    glossary:
      a: first
      b: second
      c: their sum
"""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A compiled deck with handy views of what was found."""

    outcome: Outcome[CompiledDeck]

    @property
    def text(self) -> str:
        return self.outcome.value.markdown.text

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return self.outcome.diagnostics

    @property
    def codes(self) -> set[str]:
        return {found.code for found in self.diagnostics}

    def spanned(self, code: str) -> list[str]:
        """The texts that the findings of one kind point at."""
        files = {file.path: file for file in self.outcome.value.sources}
        spans = [found.span for found in self.diagnostics if found.code == code and found.span]
        return [_cut(files[span.path], span.start, span.end) for span in spans]


def _cut(file: SourceFile, start: int, end: int) -> str:
    return file.text[start:end]


def write_project(root: Path, files: dict[str, str]) -> Project:
    """Write files below ``root``; ``deck.yaml`` and ``01.yaml`` of the deck ``d`` are there unless given."""
    whole = {"slides/d/deck.yaml": DECK, "slides/d/01.yaml": CHAPTER} | files
    for name, text in whole.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return Project(root)


def compile_project(project: Project, cache: Cache | None = None, deck: str | None = None) -> Compiled:
    """Compile a deck of the project: the one named, or the only one."""
    folder = choose_deck(project, deck)
    templates = read_templates([(path, project.shown(path)) for path in project.template_folders])
    return Compiled(compile_deck(DiskFiles(project, folder), templates, cache or Cache.nowhere()))
