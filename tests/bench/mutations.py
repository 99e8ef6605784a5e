"""How many mistakes in formulas the reader notices, and how near to them it says so.

A sample by default, the same on every run; ``--all`` tries every mutant, ``--list`` shows those not noticed,
``--far`` those noticed elsewhere, ``--meant`` the misspellings that got another hint than the command meant.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from bench.corpus import Specimen, deck_formulas, notation_cases
from bench.mutants import KINDS, Mutant, mutants_of
from formdeck.diagnostics import Diagnostic
from formdeck.latex import Reading

_PER_FORMULA = 3
_NEAR = 3
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\S")


@dataclass(slots=True)
class Tally:
    """What became of the mutants of one kind."""

    made: int = 0
    noticed: int = 0
    near: int = 0
    hinted: int = 0
    hinted_first: int = 0
    unnoticed: list[str] = field(default_factory=list)
    far: list[str] = field(default_factory=list)
    misled: list[str] = field(default_factory=list)

    def add(self, specimen: Specimen, mutant: Mutant, reading: Reading) -> None:
        """Count one mutant."""
        self.made += 1
        self.noticed += not reading.ok
        near = _is_near(mutant, reading)
        self.near += near
        if reading.ok:
            self.unnoticed.append(f"{mutant.latex!r}  →  {reading.read_back!r}  ({specimen.origin})")
        elif not near:
            spans = [(one.span.start, one.span.end, one.message) for one in _errors(reading) if one.span]
            self.far.append(f"{mutant.latex!r} broken at {mutant.places[0]}: {spans}")
        if mutant.meant:
            self.add_hints(mutant, [hint for one in _errors(reading) for hint in one.hints])

    def add_hints(self, mutant: Mutant, hints: list[str]) -> None:
        """Count whether the command meant is among those that the reader offers."""
        self.hinted += any(f"`\\{mutant.meant}`" in hint for hint in hints)
        if any(hint.startswith(f"did you mean `\\{mutant.meant}`") for hint in hints):
            self.hinted_first += 1
        else:
            self.misled.append(f"{mutant.latex[mutant.places[0] :][:20]!r} for \\{mutant.meant}: {hints}")


def report_mutations(arguments: Sequence[str]) -> None:
    """Print the rates."""
    different = {each.latex: each for each in (*notation_cases(), *deck_formulas())}  # the deck repeats itself
    specimens = [each for each in different.values() if each.read().ok]
    tallies = {kind: Tally() for kind in KINDS}
    for specimen in specimens:
        for mutant in _chosen(specimen.latex, everything="--all" in arguments):
            tallies[mutant.kind].add(specimen, mutant, specimen.read(mutant.latex))
    _print_rates(tallies, len(specimens))
    for option, name in (("--list", "unnoticed"), ("--far", "far"), ("--meant", "misled")):
        if option in arguments:
            _print_lists(tallies, name)


def _print_rates(tallies: Mapping[str, Tally], formulas: int) -> None:
    print(f"\n{f'mutants of {formulas} formulas':34} {'made':>7} {'noticed':>8} {'near':>8}")
    for kind, tally in tallies.items():
        print(f"  {kind:32} {tally.made:7} {_percent(tally.noticed, tally.made)} {_percent(tally.near, tally.made)}")
    made, noticed, near = (sum(getattr(one, name) for one in tallies.values()) for name in ("made", "noticed", "near"))
    print(f"  {'all':32} {made:7} {_percent(noticed, made)} {_percent(near, made)}")
    misspelt = tallies["command misspelt"]
    print(f"  {'“did you mean” the right command':32} {misspelt.made:7} {_percent(misspelt.hinted, misspelt.made)}")
    print(f"  {'  … named first':32} {misspelt.made:7} {_percent(misspelt.hinted_first, misspelt.made)}")


def _print_lists(tallies: Mapping[str, Tally], name: str) -> None:
    for kind, tally in tallies.items():
        for line in getattr(tally, name):
            print(f"{name}: {kind}: {line}")


def _chosen(latex: str, *, everything: bool) -> Iterator[Mutant]:
    """Take some mutants of each kind, chosen by their hash so that every run takes the same."""
    by_kind: defaultdict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants_of(latex):
        by_kind[mutant.kind].append(mutant)
    for mutants in by_kind.values():
        ranked = mutants if everything else sorted(mutants, key=lambda one: blake2b(one.latex.encode()).digest())
        yield from ranked if everything else ranked[:_PER_FORMULA]


def _is_near(mutant: Mutant, reading: Reading) -> bool:
    """Whether an error begins or ends within a few tokens of a place where the mistake shows."""
    ends = [end for one in _errors(reading) if one.span for end in (one.span.start, one.span.end)]
    return any(_tokens_between(mutant.latex, end, place) <= _NEAR for end in ends for place in mutant.places)


def _tokens_between(latex: str, one: int, other: int) -> int:
    return len(_TOKEN.findall(latex[min(one, other) : max(one, other)]))


def _errors(reading: Reading) -> list[Diagnostic]:
    return [one for one in reading.found if one not in reading.notes]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:7.2f}%" if whole else "      –"
