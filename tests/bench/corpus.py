"""All formulas at hand, each with what is declared about its symbols: the notation cases and the E資格 deck's."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.decks import ROOT, SEED
from formdeck.cache import Cache
from formdeck.checks.inline_maths import inline_maths_of
from formdeck.checks.latex import macros_of
from formdeck.latex import Declaration, Reading, declarations_in_scope, read_detached
from formdeck.model import CheckLevel, Deck, Kind
from formdeck.pipeline import read_stage
from formdeck.workspace import Project, find_decks
from formdeck.workspace.deck_files import DiskFiles

NOTATION = ROOT / "tests" / "unit" / "latex" / "notation"


@dataclass(frozen=True, slots=True)
class Specimen:
    """A formula, and what its reading depends on; ``origin`` says where it comes from."""

    origin: str
    latex: str
    declarations: tuple[Declaration, ...]
    macros: dict[str, str] = field(default_factory=dict)
    inline: bool = False

    def read(self, latex: str | None = None, *, sympy: bool = False) -> Reading:
        """Read the formula, or another one in its place."""
        text = self.latex if latex is None else latex
        return read_detached(text, self.declarations, self.macros, inline=self.inline, sympy=sympy)


def read_deck() -> Deck:
    """Read the records of the E資格 deck."""
    project = Project(ROOT)
    (folder,) = find_decks(project, [SEED.name])
    return read_stage(DiskFiles(project, folder), Cache.nowhere())[0].value


def deck_formulas() -> list[Specimen]:
    """List the display and inline formulas of the E資格 deck."""
    deck = read_deck()
    macros = macros_of(deck)
    found = []
    for chapter in deck.chapters:
        for record in chapter.records:
            declared = declarations_in_scope(record, chapter, deck)
            shown = [formula.latex for formula in record.formulas if formula.check is CheckLevel.FULL]
            found += [Specimen(record.id.text, latex.text, declared, macros) for latex in shown]
            found += [
                Specimen(record.id.text, each.text, declared, macros, inline=True) for each in inline_maths_of(record)
            ]
    return found


def notation_cases() -> list[Specimen]:
    """List the formulas of the notation tests."""
    return [case for file in sorted(NOTATION.glob("*.txt")) for case in _cases(file)]


def _cases(file: Path) -> Iterator[Specimen]:
    for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = [line.partition(": ") for line in block.strip().splitlines()]
        latex = "\n".join(value for key, _, value in lines if key.rstrip(":") == "latex")
        declared = next(value for key, _, value in lines if key.rstrip(":") == "declared")
        yield Specimen(file.stem, latex, tuple(map(_declaration, declared.split())))


def _declaration(word: str) -> Declaration:
    """Understand ``A=matrix`` or ``\\hat~y``, where ``~`` stands for a space."""
    symbol, _, kind = word.replace("~", " ").partition("=")
    return Declaration(symbol, Kind(kind) if kind else None)
