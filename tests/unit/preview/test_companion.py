"""A process beside the preview that stays, and is started anew when it has ended."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from formdeck.preview.background import Newer
from formdeck.preview.companion import Companion

# Notes its number with each order, and ends at "end", waits for good at "wait".
CODE = """
import os, pathlib, sys, time
orders, answers = map(int, sys.argv[1:])
with os.fdopen(orders) as lines:
    for line in lines:
        with open("told", "a") as told:
            told.write(f"{os.getpid()} {line}")
        if line == "end\\n":
            sys.exit()
        if line == "wait\\n":
            time.sleep(60)
        os.write(answers, b"\\n")
"""


def never() -> None:
    """There is no newer work."""


@pytest.fixture
def companion(tmp_path: Path) -> Iterator[Companion]:
    one = Companion([sys.executable, "-c", CODE], tmp_path)
    yield one
    one.close()


def told(folder: Path) -> list[list[str]]:
    return [line.split() for line in (folder / "told").read_text("utf-8").splitlines()]


def is_running(number: str) -> bool:
    return Path(f"/proc/{number}").exists()


def test_the_same_process_carries_out_one_order_after_another(companion: Companion, tmp_path: Path) -> None:
    companion.ask("one", never)
    companion.ask("two", never)

    (first, order), (second, other) = told(tmp_path)
    assert (order, other, first == second) == ("one", "two", True)
    companion.close()
    assert not is_running(first)


def test_one_that_has_ended_is_started_anew(companion: Companion, tmp_path: Path) -> None:
    companion.ask("end", never)
    companion.ask("one", never)

    (first, _), (second, _), (third, order) = told(tmp_path)  # it is given another chance, but no third one
    assert (order, len({first, second, third})) == ("one", 3)


def test_one_that_was_killed_is_started_anew(companion: Companion, tmp_path: Path) -> None:
    companion.ask("one", never)
    ((number, _),) = told(tmp_path)
    os.kill(int(number), 9)
    companion.ask("two", never)

    assert [order for _, order in told(tmp_path)] == ["one", "two"]


def test_newer_work_ends_it(companion: Companion, tmp_path: Path) -> None:
    def newer() -> None:
        if (tmp_path / "told").exists():
            raise Newer

    with pytest.raises(Newer):
        companion.ask("wait", newer)

    ((number, _),) = told(tmp_path)
    assert not is_running(number)
    companion.ask("one", never)
    assert told(tmp_path)[1][1] == "one"


def test_what_cannot_be_started_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nothing-here"):
        Companion(["/nothing-here"], tmp_path).ask("one", never)
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(OSError, match="nothing-here"):
        Companion(["/nothing-here"], tmp_path).ask("one", never)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
