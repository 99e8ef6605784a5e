"""Browsers that do not work, with the real marp-cli."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from formdeck.diagnostics import Failure
from formdeck.export import Browser, Document, Exported, Format, Runtime, Tools, export_document, start_measuring
from support import write_project

Export = Callable[..., Exported]


def browser(tmp_path: Path, *lines: str) -> Browser:
    program = tmp_path / "browser"
    program.write_text("\n".join(["#!/bin/sh", *lines, ""]), "utf-8")
    program.chmod(0o755)
    return Browser(program, ())


@pytest.mark.parametrize("lines", [["echo 'error while loading shared libraries' >&2", "exit 127"], ["kill -SEGV $$"]])
def test_a_browser_that_ends_at_once_is_told(lines: list[str], export: Export, tools: Tools, tmp_path: Path) -> None:
    broken = Tools(tools.runtime, browser(tmp_path, *lines))

    with pytest.raises(Failure, match="does not work"):
        export("# A", tools=broken)

    assert list((tmp_path / "build").iterdir()) == []


def test_a_browser_that_hangs_is_told_and_ended(deck: Path, tools: Tools, tmp_path: Path) -> None:
    broken = Tools(tools.runtime, browser(tmp_path, f"echo $$ > {tmp_path}/process", "exec sleep 60"))
    document = Document("---\ntheme: sheet\n---\n\n# A", deck, tmp_path / "themes" / "sheet.css")

    with pytest.raises(Failure, match="did not finish within 12 seconds"):
        export_document(document, Format.PDF, tmp_path / "build" / "a.pdf", broken, timeout=12)

    assert ends(int((tmp_path / "process").read_text("ascii")))


def test_a_browser_that_hangs_while_pages_are_measured_is_ended(deck: Path, tools: Tools, tmp_path: Path) -> None:
    broken = Tools(tools.runtime, browser(tmp_path, f"echo $$ > {tmp_path}/process", "exec sleep 60"))
    document = Document("---\ntheme: sheet\n---\n\n# A", deck, tmp_path / "themes" / "sheet.css")

    with start_measuring(broken) as run, pytest.raises(Failure, match="did not finish within 6 seconds"):
        run.lay_out(document, timeout=6)

    assert ends(int((tmp_path / "process").read_text("ascii")))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_leaves_nothing_behind(number: signal.Signals, tools: Tools, tmp_path: Path) -> None:
    assert tools.browser is not None
    (tmp_path / "sheet.css").write_text("/* @theme sheet */", "utf-8")
    (tmp_path / "scratch").mkdir()
    noted = tmp_path / "process"
    real = browser(tmp_path, f"echo $$ > {noted}.part && mv {noted}.part {noted}", f'exec {tools.browser.program} "$@"')
    slow = "\n\n---\n\n".join(f"# {page}\n\n$$ x_{{{page}}} $$" for page in range(200))
    code = f"""
import signal
from pathlib import Path
from formdeck.export import *
signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background, shells let it be ignored
tools = Tools(Runtime(Path({str(tools.runtime.folder)!r}), Path({str(tools.runtime.node)!r})), Browser(
    Path({str(real.program)!r}), {tools.browser.flags!r}, {tools.browser.environment!r}))
document = Document({slow!r}, Path({str(tmp_path)!r}), Path({str(tmp_path / "sheet.css")!r}))
export_document(document, Format.PDF, Path({str(tmp_path / "build" / "a.pdf")!r}), tools)
"""
    environment = {**os.environ, "TMPDIR": str(tmp_path / "scratch")}
    ours = subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not noted.exists() and time.monotonic() < deadline:
        time.sleep(0.05)

    ours.send_signal(number)

    assert ours.wait(30) != 0
    assert [list((tmp_path / folder).iterdir()) for folder in ("build", "scratch")] == [[], []]
    assert ends(int(noted.read_text("ascii")))


@pytest.mark.usefixtures("tools")
def test_an_output_that_cannot_be_written_is_not_laid_to_strict(tmp_path: Path) -> None:
    project = write_project(tmp_path, {}).root
    (project / "build" / "d.html").mkdir(parents=True)
    formdeck = Path(sys.executable).parent / "formdeck"
    command = [formdeck, "build", "--to", "html"]
    failed = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, timeout=120)

    assert (failed.returncode, failed.stdout) == (2, "")
    assert "d.html` cannot be written" in failed.stderr


def ends(group: int) -> bool:
    """Whether a group has ended: those that were killed may take a moment to go."""
    deadline = time.monotonic() + 10
    while processes_of_group(group) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not processes_of_group(group)


def processes_of_group(group: int) -> list[str]:
    """Name the live processes of a group, by /proc: a bare machine has no `ps`."""
    stats = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            stats.append(stat.read_text("utf-8", "replace"))
    rows = [(stat, stat.rpartition(")")[2].split()) for stat in stats]
    return [stat for stat, row in rows if int(row[2]) == group and row[0] != "Z"]


def test_a_damaged_runtime_is_told(export: Export, tools: Tools, tmp_path: Path) -> None:
    (tmp_path / "runtime").mkdir()

    with pytest.raises(Failure):
        export("# A", tools=Tools(Runtime(tmp_path / "runtime", tools.runtime.node), tools.browser))
