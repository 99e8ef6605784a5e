"""The formulas of many fields in ``unit/latex/notation/``, for every test that wants real notation."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from formdeck.diagnostics import Severity
from formdeck.latex import Declaration, declarations_of, read_latex
from formdeck.model import Kind, Symbol
from formdeck.source import SourceText

FOLDER = Path(__file__).parent / "unit" / "latex" / "notation"


@dataclass(frozen=True)
class Case:
    declared: str
    latex: str
    reads: str
    free: str
    functions: str


def declarations(declared: str) -> list[Declaration]:
    r"""Understand ``x A=matrix \hat~y``, some with their kind and ``~`` for a space, or ``x: height | A: a matrix``."""
    if ": " in declared:
        entries = (entry.partition(": ") for entry in declared.split(" | "))
        pairs = [(SourceText.of(key.strip()), SourceText.of(meaning.strip())) for key, _, meaning in entries]
        return [each for key, meaning in pairs for each in declarations_of(Symbol(key, meaning))]
    pairs = (word.replace("~", " ").partition("=") for word in declared.split())
    return [Declaration(symbol, Kind(kind) if kind else None) for symbol, _, kind in pairs]


def error_places(latex: str, declared: Iterable[Declaration] = ()) -> list[tuple[str, int, str]]:
    """Read a formula and list its errors: the code, where it starts, and the text that it points at."""
    found = (each for each in read_latex(latex, declared).diagnostics if each.severity is Severity.ERROR)
    return [(each.code, each.span.start, latex[each.span.start : each.span.end]) for each in found if each.span]


def blocks() -> list[str]:
    files = sorted(FOLDER.glob("*.txt"))
    return [block for file in files for block in file.read_text(encoding="utf-8").strip().split("\n\n")]


def cases() -> list[Case]:
    found = []
    for block in blocks():
        lines = [line.partition(": ") for line in block.strip().splitlines()]
        fields: dict[str, list[str]] = {}
        for key, _, value in lines:
            fields.setdefault(key.rstrip(":"), []).append(value)
        found.append(Case(*("\n".join(fields[key]) for key in ("declared", "latex", "reads", "free", "functions"))))
    return found


CASES = cases()
