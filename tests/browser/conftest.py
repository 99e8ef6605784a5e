"""The preview as a reader sees it: files on the disk at one end, a headless browser at the other."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from browser.chrome import Chrome, Tab, browsing
from formdeck.export import Runtime, find_runtime
from formdeck.preview.terminal import TerminalLog
from formdeck.preview.watch import WatchOrder, watching
from formdeck.workspace import Project, find_decks
from support import write_project

DECK = "formdeck: 1\ntitle: Test\nchapters:\n  - 01.yaml\n  - 02.yaml\n"
# The records 1 to 6 are on the pages 4 to 9, after title, contents and chapter; 7 to 12 on the pages 11 to 16.
FIRST = 4
READINGS = {"r3": "しぐもいどかんすう"}
NOTES = {"r2": "see [the eighth](#r8)"}


def chapter(name: str, first: int, last: int) -> str:
    """Write a chapter with the records ``first`` to ``last``, a page each."""
    return f"chapter: {name}\nrecords:\n" + "".join(_record(number) for number in range(first, last + 1))


def _record(number: int) -> str:
    name = f"r{number}"
    lines = [f"  - id: {name}", f"    title: Record {number}", "    formulas:", f"      - latex: a + {number} = c"]
    lines += [f"    reading: {READINGS[name]}"] if name in READINGS else []
    lines += ["    glossary: {a: first, c: sum}", f"    notes:\n      - {NOTES.get(name, 'nothing')}"]
    return "\n".join(lines) + "\n"


class Desk:
    """A project being worked at: its files, its preview."""

    def __init__(self, project: Project, runtime: Runtime, chrome: Chrome) -> None:
        self.project = project
        self._runtime = runtime
        self._chrome = chrome

    @contextmanager
    def preview(self, port: int | None = None, editor: str | None = "vscode://file{file}:{line}") -> Iterator[str]:
        """Run the preview; give its address."""
        (folder,) = find_decks(self.project, ["d"])
        log = TerminalLog(lambda _findings: None, lambda _text: None)
        order = WatchOrder(port or free_port(), editor)
        with watching(self.project, folder, order, self._runtime, log, lambda _text: None) as address:
            yield address

    @contextmanager
    def tab(self, address: str, *, width: int = 1400, height: int = 900, may_fail: bool = False) -> Iterator[Tab]:
        """Look at a preview, at the page of the first record; afterwards see that nothing went wrong in the browser."""
        tab = Tab(self._chrome, f"{address}#{FIRST}", width=width, height=height)
        try:
            for page in (FIRST, FIRST + 1):  # they are fetched side by side, and come in any order
                tab.until(f"document.querySelector('[data-page=\"{page}\"] section h2') !== null")
            tab.until("document.documentElement.classList.contains('fd-themed')")
            yield tab
            log = tab.log
            elsewhere = [url for url in log["requests"] if not url.startswith((address, "data:", "vscode:"))]
            assert (elsewhere, [] if may_fail else log["wrong"]) == ([], [])
        finally:
            tab.close()

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a file of the deck."""
        file = self.project.slides / "d" / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture(scope="session")
def runtime() -> Runtime:
    found = find_runtime()
    assert found is not None, "run `formdeck setup` first"
    return found


@pytest.fixture(scope="session")
def chrome(runtime: Runtime, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with browsing(runtime, tmp_path_factory.mktemp("browser")) as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, runtime: Runtime, chrome: Chrome) -> Desk:
    files = {"slides/d/deck.yaml": DECK}
    files |= {"slides/d/01.yaml": chapter("First", 1, 6), "slides/d/02.yaml": chapter("Second", 7, 12)}
    return Desk(write_project(tmp_path, files), runtime, chrome)


@pytest.fixture
def tab(desk: Desk) -> Iterator[Tab]:
    """A window on the desk's preview."""
    with desk.preview() as address, desk.tab(address) as opened:
        yield opened
