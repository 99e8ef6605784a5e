"""A preview that really runs: files on the disk, Node, the server, and a browser that is only a WebSocket."""

import asyncio
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import aiohttp
import pytest

from formdeck.export import Runtime, find_runtime
from formdeck.preview.terminal import TerminalLog
from formdeck.preview.watch import WatchOrder, watching
from formdeck.workspace import Project, find_decks
from support import CHAPTER, write_project

PATIENCE = 60.0
Message = dict[str, Any]


class Viewer:
    """Follows a preview like a browser: it holds the pages' keys and what is wrong."""

    def __init__(self, address: str) -> None:
        self.pages: dict[int, str] = {}
        self.findings: list[Message] = []
        self.kinds: list[str] = []
        self.pushed: list[int] = []
        self._messages: SimpleQueue[Message] = SimpleQueue()
        self._address = address
        self._stop = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._listen()), daemon=True)
        self._thread.start()

    def until(self, holds: Callable[["Viewer"], bool]) -> None:
        """Take in messages until something holds."""
        deadline = time.monotonic() + PATIENCE
        while not holds(self):
            try:
                self._take(self._messages.get(timeout=max(0.01, deadline - time.monotonic())))
            except Empty:
                raise AssertionError(f"not seen; findings: {self.codes}, pages: {len(self.pages)}") from None

    def rest(self, seconds: float) -> None:
        """Take in messages for a while."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            try:
                self._take(self._messages.get(timeout=left))
            except Empty:
                return

    @property
    def codes(self) -> list[str]:
        """The codes of what is wrong."""
        return sorted(found["code"] for found in self.findings)

    def page(self, number: int) -> str:
        """Fetch a page's HTML."""
        return asyncio.run(self._fetch(self.pages[number]))

    def close(self) -> None:
        """Leave."""
        self._stop.set()
        self._thread.join(timeout=5)

    def _take(self, message: Message) -> None:
        self.kinds.append(message["type"])
        if message["type"] == "failure":
            return
        if message["type"] == "deck":
            self.pages.clear()
        self.pages |= {page["number"]: page["key"] for page in message["pages"]}
        self.pushed += [page["number"] for page in message["pages"] if "html" in page]
        self.findings = message.get("findings", self.findings)

    async def _listen(self) -> None:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{self._address}live", max_msg_size=0) as socket,
        ):
            while not self._stop.is_set():
                try:
                    message = await socket.receive(timeout=0.2)
                except TimeoutError:
                    continue
                if message.type is not aiohttp.WSMsgType.TEXT:
                    return
                self._messages.put(json.loads(message.data))

    async def _fetch(self, key: str) -> str:
        async with aiohttp.ClientSession() as session, session.get(f"{self._address}pages/{key}") as response:
            assert response.status == 200
            return await response.text()


@pytest.fixture(scope="session")
def runtime() -> Runtime:
    found = find_runtime()
    assert found is not None, "run `formdeck setup` first"
    return found


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return write_project(tmp_path, {"slides/d/01.yaml": CHAPTER})


Preview = Callable[..., Any]


@pytest.fixture
def preview(runtime: Runtime) -> Preview:
    """Open a preview of a project's deck, with a viewer that has seen the deck."""

    @contextmanager
    def run(project: Project, **order: Any) -> Iterator[Viewer]:
        (folder,) = find_decks(project, ["d"])
        port = 20_000 + os.getpid() % 20_000
        said: list[str] = []
        log = TerminalLog(lambda _findings: None, said.append)
        wanted = WatchOrder(port, "vscode://file{file}:{line}:{column}", **order)
        with watching(project, folder, wanted, runtime, log, said.append) as address:
            viewer = Viewer(address)
            viewer.said = said  # type: ignore[attr-defined]  # for tests of what the terminal says
            try:
                viewer.until(lambda seen: "deck" in seen.kinds)
                yield viewer
            finally:
                viewer.close()

    return run
