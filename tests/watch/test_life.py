"""The preview's life: what it leaves behind, what it stands, and how it ends."""

import os
import random
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from formdeck.export import Runtime
from formdeck.export.typesetter import Typesetter
from formdeck.preview.builder import Builder, WatchfulCache
from formdeck.workspace import Project, find_decks
from random_editor import RandomEditor
from support import CHAPTER, compile_project
from watch.conftest import Preview

FORMDECK = Path(sys.executable).parent / "formdeck"


def start(project: Project, *options: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start the command, and wait until it says where the preview is."""
    command = [str(FORMDECK), "watch", "d", "--no-open", "--port", str(20_000 + os.getpid() % 20_000), *options]
    said = project.root / "said"
    with said.open("w") as output:
        running = subprocess.Popen(command, cwd=project.root, stdout=output, stderr=subprocess.DEVNULL)
    wait_for(lambda: "http://" in said.read_text("utf-8"))
    return running, said.read_text("utf-8").split()[1]


def nodes_of(project: Project) -> list[int]:
    """The processes whose folder is the project's, by /proc: a bare machine has no `ps`."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").resolve() == project.root:
                found.append(int(process.name))
    return found


def gone(project: Project) -> bool:
    deadline = time.monotonic() + 20
    while nodes_of(project) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not nodes_of(project)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_running(number: signal.Signals, project: Project) -> None:
    running, address = start(project)
    with urllib.request.urlopen(address) as response:  # noqa: S310 - our own
        assert response.status == 200
    begin = time.monotonic()

    running.send_signal(number)
    running.wait(20)

    assert time.monotonic() - begin < 10
    assert gone(project)


def test_a_killed_watcher_takes_the_pdf_s_browser_with_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMDECK_TEST", str(project.root))
    running, _ = start(project, "--to", "pdf")
    try:
        wait_for(lambda: any("chrom" in command for command in started_with(project)))
    finally:
        running.kill()
        running.wait(20)

    wait_for(lambda: not started_with(project))


def test_it_takes_the_browser_that_examines_the_layout_with_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMDECK_TEST", str(project.root))
    running, _ = start(project)
    try:
        wait_for(lambda: any("chrom" in command for command in started_with(project)))
        time.sleep(2)  # it stays when it has examined the deck

        assert any("chrom" in command for command in started_with(project))
    finally:
        running.kill()
        running.wait(20)

    wait_for(lambda: not started_with(project))


def started_with(project: Project) -> list[str]:
    """The commands of the processes that have the project's name in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"FORMDECK_TEST={project.root}\0".encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_bytes().decode(errors="replace"))
    return found


def test_an_interrupt_is_an_interrupt(project: Project) -> None:
    running, _ = start(project)
    running.send_signal(signal.SIGINT)

    assert running.wait(20) == 130


def test_a_second_watcher_says_where_the_first_is(project: Project, preview: Preview) -> None:
    with preview(project):
        result = subprocess.run(
            [str(FORMDECK), "watch", "d", "--no-open"], cwd=project.root, capture_output=True, text=True, check=False
        )

    assert (result.returncode, "being watched already" in result.stderr) == (2, True)
    assert "http://127.0.0.1:" in result.stderr


def test_after_it_has_ended_another_may_watch(project: Project, preview: Preview) -> None:
    for _ in range(2):
        with preview(project) as viewer:
            assert viewer.pages


def test_outputs_are_kept_up_to_date(project: Project, preview: Preview) -> None:
    output = project.build / "d.md"
    with preview(project, targets=("md",)) as viewer:
        wait_for(output.is_file)
        (project.slides / "d" / "01.yaml").write_text(CHAPTER.replace("title: One", "title: Uno"), "utf-8")
        wait_for(lambda: "## Uno" in output.read_text("utf-8"))
        assert viewer.codes == []


def wait_for(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_node_that_dies_is_started_anew(project: Project, preview: Preview) -> None:
    with preview(project) as viewer:
        viewer.page(4)
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if b"resident.cjs" in (process / "cmdline").read_bytes() and parent(process) == os.getpid():
                    os.kill(int(process.name), signal.SIGKILL)
        before = viewer.pages[4]
        (project.slides / "d" / "01.yaml").write_text(CHAPTER.replace("title: One", "title: Uno"), "utf-8")

        viewer.until(lambda seen: seen.pages[4] != before)

        assert "Uno" in viewer.page(4)


def parent(process: Path) -> int:
    return int((process / "stat").read_text("ascii").rpartition(")")[2].split()[1])


def test_random_edits_end_in_the_state_of_a_fresh_build(project: Project, preview: Preview, runtime: Runtime) -> None:
    """Also: nothing grows meanwhile."""
    dice = random.Random(20)  # noqa: S311 - any numbers will do
    editor = RandomEditor(project, dice)
    with preview(project) as viewer:
        for _ in range(5):
            editor.edit()
        viewer.rest(1.0)
        handles = len([*Path("/proc/self/fd").iterdir()])
        for _ in range(60):
            editor.edit()
            if dice.random() < 0.5:
                viewer.rest(dice.random() * 0.2)
        editor.mend()
        fresh = compile_project(project)
        wanted = keys(project, runtime, fresh.outcome.value.markdown.page_texts)
        viewer.until(lambda seen: [key for _, key in sorted(seen.pages.items())] == wanted)
        errors = sorted(each.code for each in fresh.diagnostics if each.severity.value != "note")
        viewer.until(lambda seen: [code for code in seen.codes if not code.startswith("FD6")] == errors)

        assert len([*Path("/proc/self/fd").iterdir()]) <= handles + 8


def keys(project: Project, runtime: Runtime, texts: tuple[str, ...]) -> list[str]:
    """The keys that a preview started now would give the pages."""
    (folder,) = find_decks(project, ["d"])
    typesetter = Typesetter(runtime)
    snapshot = Builder(project, folder, WatchfulCache(None, "", lambda: False), typesetter).build()
    typesetter.close()
    assert tuple(sheet.text for sheet in snapshot.sheets) == texts
    return [sheet.key for sheet in snapshot.sheets]
