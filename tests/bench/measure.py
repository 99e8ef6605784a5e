"""Whole-process times, taken in turns so that a noisy machine is unfair to nobody."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """One process from start to end: wall seconds, and the peak memory of its largest process in MB."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Contestant:
    """A command to be measured; ``prepare`` runs before each round, outside the time."""

    name: str
    command: Sequence[str | Path]
    folder: Path
    prepare: Callable[[], object] = lambda: None


def compare(contestants: Sequence[Contestant], rounds: int) -> dict[str, list[Run]]:
    """Run the contestants in turns, ``rounds`` times, after one round that does not count.

    Raises:
        subprocess.CalledProcessError: a command ended with a status above 1 (1 says that a deck has errors).
    """
    results: dict[str, list[Run]] = {contestant.name: [] for contestant in contestants}
    for number in range(rounds + 1):
        for contestant in contestants:
            contestant.prepare()
            run = _measure(contestant)
            if number:
                results[contestant.name].append(run)
    return results


def table(title: str, results: dict[str, list[Run]]) -> str:
    """Lay out medians, ranges and the ratio to the first contestant."""
    base = [run.seconds for run in next(iter(results.values()))]
    lines = [f"\n{title}", f"  {'':38} {'median':>8} {'min':>8} {'max':>8} {'ratio':>7} {'MB':>6}"]
    for name, runs in results.items():
        seconds = [run.seconds for run in runs]
        ratio = median(own / other for own, other in zip(seconds, base, strict=True))
        peak = max(run.megabytes for run in runs)
        figures = f"{median(seconds):8.3f} {min(seconds):8.3f} {max(seconds):8.3f} {ratio:7.2f} {peak:6.0f}"
        lines.append(f"  {name:38} {figures}")
    return "\n".join(lines)


def _environment() -> dict[str, str]:
    """Let Python keep its compiled modules, as it does for users."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _measure(contestant: Contestant) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in contestant.command],
        cwd=contestant.folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(process.returncode, [str(word) for word in contestant.command])
    return Run(seconds, usage.ru_maxrss / 1024)
