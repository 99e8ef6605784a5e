"""Hours of work with ``formdeck watch``, in minutes: random edits without a pause, browsers that come and go.

What is reported must not grow: memory of the watcher and of Node, handles, threads, processes, temporary files. When
it is told to end, nothing may be left.
"""

import asyncio
import os
import random
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bench.report import FORMDECK
from formdeck.workspace import Project
from random_editor import RandomEditor
from support import CHAPTER, write_project

_MINUTES = 10.0
_ROWS = 10
_WARM_UP_EDITS = 100
_EDITS_A_BROWSER = 20
_REST_SECONDS = 5.0
_PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a preview takes up at one moment."""

    memory: int
    node: int
    handles: int
    threads: int
    processes: int
    temporary: int
    disk: int


def report_soak(arguments: Sequence[str]) -> None:
    """Edit for as many minutes as named, ten if none are."""
    minutes = float(arguments[0]) if arguments else _MINUTES
    with tempfile.TemporaryDirectory(prefix="formdeck-soak-") as name:
        folder = Path(name)
        project = write_project(folder / "project", {"slides/d/01.yaml": CHAPTER})
        (folder / "temporary").mkdir()
        with (folder / "said").open("w") as said:
            watcher = _start(project, folder / "temporary", said.fileno())
            try:
                _soak(project, watcher.pid, folder, minutes)
            finally:
                watcher.terminate()  # an interrupt is ignored by what a shell starts in the background
                status = watcher.wait(_PATIENCE_SECONDS)
        left = [*(folder / "temporary").iterdir()]
        named = ", ".join(file.name for file in left) or "no temporary files"
        print(f"ended with status {status}; left: {_count_in(project.root)} processes, {named}")
        bugs = (folder / "errors").read_text("utf-8").count("this is a bug")
        print(f"mistakes of its own: {bugs}")


def _start(project: Project, temporary: Path, output: int) -> "subprocess.Popen[bytes]":
    port = 20_000 + os.getpid() % 20_000
    with (temporary.parent / "errors").open("wb") as errors:
        return subprocess.Popen(
            [FORMDECK, "watch", "d", "--no-open", "--port", str(port)],
            cwd=project.root,
            env={**os.environ, "TMPDIR": str(temporary)},
            stdout=output,
            stderr=errors,
        )


def _soak(project: Project, watcher: int, folder: Path, minutes: float) -> None:
    dice = random.Random(1)  # noqa: S311 - any numbers will do
    editor = RandomEditor(project, dice)
    address = _address(folder / "said")
    _edit(editor, dice, address, _WARM_UP_EDITS)
    _print_row("edits", watcher, folder, project, 0)
    edits, start = 0, time.monotonic()
    for row in range(1, _ROWS + 1):
        while time.monotonic() < start + row * minutes * 60 / _ROWS:
            edits += _edit(editor, dice, address, _EDITS_A_BROWSER)
        _print_row("", watcher, folder, project, edits)


def _edit(editor: RandomEditor, dice: random.Random, address: str, count: int) -> int:
    for _ in range(count):
        editor.edit()
        time.sleep(dice.random() * 0.3)
    asyncio.run(_visit(address))
    return count


async def _visit(address: str) -> None:
    """Come like a browser, look at a page, and go."""
    with suppress(aiohttp.ClientError, TimeoutError):
        async with aiohttp.ClientSession() as session, session.ws_connect(f"{address}live", max_msg_size=0) as socket:
            message = await socket.receive_json(timeout=_REST_SECONDS)
            for page in message.get("pages", ())[-3:]:
                async with session.get(f"{address}pages/{page['key']}") as response:
                    await response.read()


def _address(said: Path) -> str:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while "http://" not in said.read_text("utf-8"):
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.05)
    return said.read_text("utf-8").split()[1]


def _print_row(head: str, watcher: int, folder: Path, project: Project, edits: int) -> None:
    time.sleep(_REST_SECONDS)
    now = measure(watcher, folder / "temporary", project)
    if head:
        print(
            f"{head:>8} {'memory':>8} {'node':>8} {'handles':>8} {'threads':>8} {'process':>8} {'temp':>5} {'cache':>8}"
        )
    row = f"{edits:8} {now.memory:5} MB {now.node:5} MB {now.handles:8} {now.threads:8} {now.processes:8}"
    print(f"{row} {now.temporary:5} {now.disk:5} MB", flush=True)


def measure(watcher: int, temporary: Path, project: Project) -> Footprint:
    """See what a watcher takes up."""
    status = _status(watcher)
    nodes = [*_children(watcher)]
    return Footprint(
        memory=int(status["VmRSS"].split()[0]) // 1024,
        node=sum(int(_status(node).get("VmRSS", "0").split()[0]) for node in nodes) // 1024,
        handles=len([*Path(f"/proc/{watcher}/fd").iterdir()]),
        threads=int(status["Threads"]),
        processes=len(nodes),
        temporary=len([*temporary.iterdir()]),
        disk=sum(file.stat().st_size for file in project.cache.glob("*") if file.is_file()) >> 20,
    )


def _status(process: int) -> dict[str, str]:
    lines = Path(f"/proc/{process}/status").read_text("ascii", "replace").splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _children(process: int) -> Iterator[int]:
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, KeyError):
            if int(_status(int(folder.name))["PPid"]) == process:
                yield int(folder.name)


def _count_in(root: Path) -> int:
    """Count the processes that work in a folder."""
    found = 0
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            found += (process / "cwd").resolve() == root
    return found
