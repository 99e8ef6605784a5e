"""Running programs: they end when they should, and nothing of them stays."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from formdeck.export.process import TimedOut, run_program, started

Script = Callable[..., Path]


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{process}/status").read_text("ascii")


def wait_until(condition: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return False


def test_status_and_both_streams_are_told(script: Script, tmp_path: Path) -> None:
    done = run_program([str(script("p", "echo out", "echo err >&2", "exit 3"))], folder=tmp_path, timeout=20)

    assert (done.status, done.output.split()) == (3, ["out", "err"])


def test_only_the_last_of_a_long_output_is_kept(script: Script, tmp_path: Path) -> None:
    program = script("p", "i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i+1)); done", "echo the end")

    assert run_program([str(program)], folder=tmp_path, timeout=20).output.endswith("the end")


def test_standard_input_is_closed(script: Script, tmp_path: Path) -> None:
    assert run_program([str(script("p", "cat; echo over"))], folder=tmp_path, timeout=20).output == "over"


def test_a_program_that_hangs_is_ended_with_its_children(script: Script, tmp_path: Path) -> None:
    program = script("p", f"sleep 60 & echo $! > {tmp_path}/child", "echo waiting", "wait")

    with pytest.raises(TimedOut) as late:
        run_program([str(program)], folder=tmp_path, timeout=0.5)

    child = int((tmp_path / "child").read_text("ascii"))
    assert late.value.output == "waiting"
    assert wait_until(lambda: not is_alive(child))


def test_groups_that_children_made_for_themselves_are_ended(script: Script, tmp_path: Path) -> None:
    noted = tmp_path / "group"
    program = script("p", f"setsid sh -c 'echo $$ > {noted}; exec sleep 60' &", "sleep 60")

    with (
        pytest.raises(TimedOut),
        started([str(program)], folder=tmp_path, child_groups=lambda: [int(noted.read_text("ascii"))]) as running,
    ):
        running.wait(1)

    assert wait_until(lambda: not is_alive(int(noted.read_text("ascii"))))


def test_a_program_that_nobody_waited_for_is_ended(script: Script, tmp_path: Path) -> None:
    program = script("p", f"echo $$ > {tmp_path}/p.part && mv {tmp_path}/p.part {tmp_path}/p", "sleep 60")

    with started([str(program)], folder=tmp_path):
        assert wait_until((tmp_path / "p").exists)

    assert not is_alive(int((tmp_path / "p").read_text("ascii")))


def test_ticks_come_while_it_runs(script: Script, tmp_path: Path) -> None:
    ticks: list[None] = []

    run_program([str(script("p", "sleep 1"))], folder=tmp_path, timeout=20, tick=lambda: ticks.append(None))

    assert ticks


def test_handed_over_descriptors_are_closed_here(script: Script, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"hello")
    os.close(writing)

    with started([str(script("p", f"cat /dev/fd/{reading}"))], folder=tmp_path, hand_over=(reading,)) as running:
        assert running.wait(20).output == "hello"

    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(reading)


def test_a_program_that_is_not_there_leaves_no_descriptor_open(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(writing)

    with pytest.raises(FileNotFoundError), started([str(tmp_path / "none")], folder=tmp_path, hand_over=(reading,)):
        pass

    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(reading)


def test_a_signal_that_is_ignored_stays_so(script: Script, tmp_path: Path) -> None:
    program = script("p", f"kill -HUP {os.getpid()}", "echo over")
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert run_program([str(program)], folder=tmp_path, timeout=20).output == "over"
    finally:
        signal.signal(signal.SIGHUP, before)


def test_an_interrupt_while_a_program_is_being_started_does_not_lose_it(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    processes: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def interrupted(*args: Any, **options: Any) -> subprocess.Popen[bytes]:
        processes.append(start(*args, **options))
        os.kill(os.getpid(), signal.SIGINT)
        return processes[0]

    monkeypatch.setattr(subprocess, "Popen", interrupted)

    with pytest.raises(KeyboardInterrupt):
        run_program([str(script("p", "sleep 60"))], folder=tmp_path, timeout=60)

    assert processes[0].returncode == -signal.SIGKILL


def test_a_second_signal_does_not_disturb_the_cleaning_up_after_the_first(script: Script, tmp_path: Path) -> None:
    program = script("p", f"touch {tmp_path}/child", "sleep 60")
    code = f"""
import time
from pathlib import Path
from formdeck.export.process import run_program
try:
    run_program([{str(program)!r}], folder=Path({str(tmp_path)!r}), timeout=60)
finally:
    Path({str(tmp_path / "cleaning")!r}).touch()
    time.sleep(1)
    Path({str(tmp_path / "cleaned")!r}).touch()
"""
    ours = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
    assert wait_until((tmp_path / "child").exists)

    ours.terminate()
    assert wait_until((tmp_path / "cleaning").exists)
    ours.terminate()

    assert ours.wait(20) == 128 + signal.SIGTERM
    assert (tmp_path / "cleaned").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_to_us_ends_the_program_too(number: signal.Signals, script: Script, tmp_path: Path) -> None:
    program = script("p", f"echo $$ > {tmp_path}/child.part && mv {tmp_path}/child.part {tmp_path}/child", "sleep 60")
    code = f"""
import signal
from pathlib import Path
from formdeck.export.process import run_program
signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background, shells let it be ignored,
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # and nohup this
try:
    run_program([{str(program)!r}], folder=Path({str(tmp_path)!r}), timeout=60)
finally:
    Path({str(tmp_path / "unwound")!r}).touch()
"""
    ours = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
    assert wait_until((tmp_path / "child").exists)
    child = int((tmp_path / "child").read_text("ascii"))

    ours.send_signal(number)

    assert ours.wait(20) != 0
    assert (tmp_path / "unwound").exists()
    assert wait_until(lambda: not is_alive(child))
