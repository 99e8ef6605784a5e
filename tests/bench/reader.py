"""How long reading formulas takes: each by itself, and all of a deck in ``formdeck check``.

Budgets (design): 1 ms median for a formula of the deck, SymPy's form included; ``formdeck check --only
record,latex,symbols`` of 66 pages 3 s cold, 0.4 s warm.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from bench.corpus import Specimen, deck_formulas, notation_cases
from bench.decks import make_project
from bench.measure import Contestant, compare, table
from bench.report import forget

_ROUNDS = 5


def report_reader(_arguments: Sequence[str] = ()) -> None:
    """Print the times."""
    deck = deck_formulas()
    groups = {
        "deck, all": deck,
        "deck, display": [each for each in deck if not each.inline],
        "deck, inline": [each for each in deck if each.inline],
        "notation cases": notation_cases(),
    }
    print(f"\nreading, ms a formula {'':18} {'median':>8} {'95 %':>8} {'max':>8} {'formulas/s':>11}")
    for name, specimens in groups.items():
        print(f"  {name + ', tree':38} {_figures(_times(specimens, sympy=False))}")
        print(f"  {name + ', SymPy':38} {_figures(_times(specimens, sympy=True))}")
    with tempfile.TemporaryDirectory(prefix="formdeck-bench-") as name:
        print(table("check --only record,latex,symbols", compare(_checks(make_project(Path(name), 1)), _ROUNDS)))


def _times(specimens: Sequence[Specimen], *, sympy: bool) -> list[float]:
    """Read each formula some times; the quickest counts, in milliseconds."""
    return [min(_time(specimen, sympy=sympy) for _ in range(_ROUNDS)) for specimen in specimens]


def _time(specimen: Specimen, *, sympy: bool) -> float:
    start = time.perf_counter()
    specimen.read(sympy=sympy)
    return (time.perf_counter() - start) * 1000


def _figures(times: list[float]) -> str:
    high = quantiles(times, n=20)[-1]
    return f"{median(times):8.2f} {high:8.2f} {max(times):8.2f} {1000 * len(times) / sum(times):11.0f}"


def _checks(project: Path) -> list[Contestant]:
    formdeck = Path(sys.executable).parent / "formdeck"
    check = [formdeck, "check", "--only", "record,latex,symbols"]
    return [
        Contestant("cold", check, project, lambda: forget(project)),
        Contestant("warm", check, project),
        Contestant("--help", [formdeck, "--help"], project),
    ]
