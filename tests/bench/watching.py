"""From saving a file to seeing the page, beside plain ``marp --watch`` on the same Markdown.

Budgets (design): median 80 ms at 66 pages, 100 ms at 660, 200 ms at 6,600; at 660 pages 40 times faster than
``marp --watch``; the layout examined within 1 s at 66. For marp the clock stops when the HTML file is there, though no
browser has loaded it yet.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from bench.decks import make_project, records_per_copy, touch_one_record
from bench.report import FORMDECK
from formdeck.export import Browser, Runtime, find_browser, set_up
from formdeck.export.browser import start_script
from formdeck.export.marp_command import node_environment
from formdeck.preview.background import humble
from formdeck.preview.companion import Companion

SIZES = (66, 660)
_SAVES = {66: 40, 660: 40}
_MARP_SAVES = {66: 6, 660: 3}
_PATIENCE = 600.0
_PAUSE = 1.5  # what follows in the background is done by then
_HASTE = 0.4


def report_watching(arguments: Sequence[str]) -> None:
    """Measure at the sizes named (in records), 66 and 660 if none is."""
    runtime = set_up(lambda _step, _done: None)
    browser = find_browser("embedded", runtime, lambda _step, _done: None)
    for size in [int(word) for word in arguments] or SIZES:
        with tempfile.TemporaryDirectory(prefix="formdeck-bench-") as name:
            copies = max(1, round(size / records_per_copy()))
            project = make_project(Path(name), copies)
            subprocess.run([FORMDECK, "build", "-q"], cwd=project, check=False, stderr=subprocess.DEVNULL)
            ours, hasty = save_and_see(project, runtime, browser, _SAVES.get(size, 20))
            examined = save_and_examine(project, _SAVES.get(size, 3))
            theirs = save_and_convert(project, runtime, _MARP_SAVES.get(size, 2))
        print(f"\n{copies * records_per_copy()} records: from saving to seeing, seconds")
        print(_row("formdeck watch, page painted", ours))
        print(_row("  saved again before it rests", hasty))
        print(_row("layout examined beside it", examined))
        print(_row("marp --watch, HTML written", theirs))
        print(f"  ratio of the medians: {median(theirs) / median(ours):.0f}")


def save_and_see(project: Path, runtime: Runtime, browser: Browser, saves: int) -> tuple[list[float], list[float]]:
    """Touch one record again and again, each time until a browser has painted its page.

    First it is left in peace in between, then the next save comes while the whole deck is being compiled.
    """
    port = 20_000 + os.getpid() % 20_000
    command = [str(FORMDECK), "watch", "bench", "--no-open", "--quiet", "--port", str(port)]
    program = project / "browser"
    program.write_text(start_script(Browser(browser.program, _on_loopback(browser)), project / "group"), "utf-8")
    program.chmod(0o700)
    with _running(command, project) as preview:
        address = _line(preview).split()[1]
        script = [str(runtime.node), str(Path(__file__).with_name("viewer.cjs")), address, str(program), "1"]
        environment = {**node_environment(runtime), **browser.environment}
        with _running(script, project, environment) as viewer:
            _line(viewer)
            time.sleep(_PAUSE * 2)
            rested = [_save_once(project, viewer, _PAUSE) for _ in range(saves)]
            dice = random.Random(saves)  # noqa: S311 - any numbers will do
            return rested, [_save_once(project, viewer, dice.random() * _HASTE) for _ in range(saves)]


def save_and_examine(project: Path, saves: int) -> list[float]:
    """Touch one record again and again, each time until the process beside the preview has examined the layout."""
    arguments = [str(project), str(project / "slides" / "bench")]
    companion = Companion([*humble("formdeck.preview.examination"), *arguments], project)
    try:
        companion.ask("", lambda: None)
        return [_examine_once(project, companion) for _ in range(saves)]
    finally:
        companion.close()


def _examine_once(project: Path, companion: Companion) -> float:
    touch_one_record(project)
    start = time.monotonic()
    companion.ask("", lambda: None)
    return time.monotonic() - start


def save_and_convert(project: Path, runtime: Runtime, saves: int) -> list[float]:
    """Touch one line again and again, each time until marp-cli has written the HTML."""
    markdown, html = project / "build" / "bench.md", project / "build" / "marp.html"
    command = [str(runtime.node), str(runtime.marp), "--no-stdin", "--theme-set", str(project / "themes"), "--watch"]
    with _running([*command, str(markdown), "--output", str(html)], project):
        _written(html, 0.0)
        return [_convert_once(markdown, html, number) for number in range(saves)]


def _save_once(project: Path, viewer: "subprocess.Popen[str]", pause: float) -> float:
    start = time.time()
    touch_one_record(project)
    while (seen := json.loads(_line(viewer)))["time"] / 1000 < start:
        pass
    time.sleep(pause)
    return float(seen["time"]) / 1000 - start


def _convert_once(markdown: Path, html: Path, number: int) -> float:
    text = markdown.read_text("utf-8").replace("勾配消失", f"勾配消失{number}", 1)
    beside = markdown.with_suffix(".new")
    beside.write_text(text, "utf-8")
    start = time.time()
    beside.replace(markdown)  # else marp-cli would convert what is there of a large file while it is being written
    return _written(html, start) - start


def _written(file: Path, start: float) -> float:
    """Wait until a file has been written since a time, and since then left alone for a while; tell when it was."""
    _wait(lambda: file.is_file() and start < file.stat().st_mtime < time.time() - _PAUSE)
    return file.stat().st_mtime


def _on_loopback(browser: Browser) -> tuple[str, ...]:
    """Take the flags without the proxy that keeps pages off every network, the loopback's included."""
    return tuple(flag for flag in browser.flags if not flag.startswith("--proxy"))


@contextmanager
def _running(
    command: Sequence[str], folder: Path, environment: dict[str, str] | None = None
) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if "-v" not in sys.argv else None,
        text=True,
    )
    try:
        yield process
    finally:
        if process.stdin is not None:
            process.stdin.close()
        process.terminate()
        process.wait(20)


def _line(process: "subprocess.Popen[str]") -> str:
    line = process.stdout.readline() if process.stdout is not None else ""
    if not line:
        raise RuntimeError("a program of the benchmark has ended")
    return line


def _wait(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.002)


def _row(name: str, seconds: Sequence[float]) -> str:
    late = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    return f"  {name:32} median {median(seconds):7.3f}   95 % {late:7.3f}   max {max(seconds):7.3f}   n {len(seconds)}"
