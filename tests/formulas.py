"""The formulas of many fields in ``unit/latex/notation/``, for every test that wants real notation."""

from dataclasses import dataclass
from pathlib import Path

from formdeck.latex import Declaration
from formdeck.model import Kind

FOLDER = Path(__file__).parent / "unit" / "latex" / "notation"


@dataclass(frozen=True)
class Case:
    declared: str
    latex: str
    reads: str
    free: str
    functions: str


def declarations(declared: str) -> list[Declaration]:
    """Understand ``x A=matrix \\hat~y``: symbols, some with their kind; ``~`` stands for a space."""
    pairs = (word.replace("~", " ").partition("=") for word in declared.split())
    return [Declaration(symbol, Kind(kind) if kind else None) for symbol, _, kind in pairs]


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
