"""A Node process that stays, with the marp-core that marp-cli uses: it renders single pages in a few milliseconds."""

import json
import os
import select
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from formdeck.diagnostics import Failure
from formdeck.export.images import placeholder
from formdeck.export.marp_command import node_environment
from formdeck.export.places import SHIPPED
from formdeck.export.setup import Runtime
from formdeck.export.theme import read_theme
from formdeck.export.turns import Turns

# A page takes some 10 ms; one that takes this long will never be done, and all others wait for it.
_TIMEOUT_SECONDS = 10.0
_BLOCK = 1 << 16
# Node puts off cleaning up for as long as it may; MathJax needs a third of this.
_MEGABYTES = 320


class PageRefused(Exception):  # noqa: N818 - it is the page that is refused, not the program that fails
    """A page that Marp cannot render, or that takes the process down."""


class _Gone(Exception):  # noqa: N818 - as above
    """The process has ended."""


class _Silent(_Gone):
    """The process did not answer, and has been ended."""


class Typesetter:
    """Renders pages of one deck. It may be used from several threads; a process that dies is started anew."""

    def __init__(self, runtime: Runtime, timeout: float = _TIMEOUT_SECONDS) -> None:
        self.runtime = runtime
        self._timeout = timeout
        self._turns = Turns()
        self._is_closed = False
        self._process: subprocess.Popen[bytes] | None = None
        self._theme: dict[str, object] | None = None
        self._placeholder = placeholder()

    def set_theme(self, theme: Path, folders: Sequence[Path] = (), math: str = "mathjax") -> str:
        """Choose the theme of the pages to come; return its CSS, made for pages inside ``div.marpit``.

        Where that fails, the theme chosen before stays.

        Raises:
            Failure: the theme cannot be read, or Node does not work.
        """
        css = list(read_theme(theme, folders).values())[::-1]  # a theme comes after those that it imports
        with self._turns.taken(hurried=True):
            before = self._theme
            self._theme = {"task": "theme", "name": theme.stem, "css": css, "math": math}
            try:
                return str(self._ask(self._theme)["css"])
            except (_Gone, PageRefused) as error:
                self._theme = before
                raise Failure(f"Marp cannot use the theme `{theme.stem}`: {error}") from error

    def render(self, markdown: str, pictures: Mapping[str, str], *, hurried: bool = False) -> str:
        """Render one page, with the front matter in front of it. ``pictures`` are data URIs by name.

        A ``hurried`` page comes before all others that wait.

        Raises:
            PageRefused: Marp cannot render it.
            Failure: Node does not work.
        """
        request = {"task": "page", "markdown": markdown, "pictures": dict(pictures), "missing": self._placeholder}
        with self._turns.taken(hurried=hurried):
            try:
                return str(self._ask(request)["html"])
            except _Gone as gone:
                raise PageRefused(str(gone)) from gone

    def close(self) -> None:
        """End the process; there will not be another."""
        with self._turns.taken(hurried=True):
            self._is_closed = True
            self._end()

    def _ask(self, request: Mapping[str, object]) -> dict[str, Any]:
        """Ask once, and once more if the process turns out to have died since the last time."""
        was_running = self._process is not None and self._process.poll() is None
        try:
            return self._exchange(request)
        except _Gone as gone:
            if not was_running or isinstance(gone, _Silent):
                raise
            return self._exchange(request)

    def _exchange(self, request: Mapping[str, object]) -> dict[str, Any]:
        process = self._running(request)
        answer = self._send(process, request)
        if "error" in answer:
            raise PageRefused(str(answer["error"]))
        return answer

    def _running(self, request: Mapping[str, object]) -> subprocess.Popen[bytes]:
        if self._is_closed:
            raise PageRefused("the preview has ended")
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()  # one that has died leaves its pipes
        self._process = self._start()
        if self._theme is not None and request is not self._theme:
            self._send(self._process, self._theme)
        return self._process

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                [str(self.runtime.node), f"--max-old-space-size={_MEGABYTES}", str(SHIPPED / "resident.cjs")],
                env=node_environment(self.runtime),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                bufsize=0,
            )
        except OSError as error:
            raise Failure(f"Node cannot be run: {error}", "`formdeck doctor` examines it") from error

    def _send(self, process: subprocess.Popen[bytes], request: Mapping[str, object]) -> dict[str, Any]:
        try:
            _write_all(_descriptor(process.stdin), json.dumps(request).encode() + b"\n")
            line = _read_line(_descriptor(process.stdout), time.monotonic() + self._timeout)
            answer: dict[str, Any] = json.loads(line)
        except TimeoutError as error:
            self._end()
            raise _Silent(str(error)) from error
        except (OSError, ValueError) as error:
            self._end()
            raise _Gone(str(error)) from error
        return answer

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:  # else its number may be another's by now
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()


def _descriptor(stream: IO[bytes] | None) -> int:
    if stream is None:
        raise ValueError("Node has no pipe")
    return stream.fileno()


def _write_all(descriptor: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _read_line(descriptor: int, deadline: float) -> bytes:
    """Read one line; there is never more than one on its way."""
    parts: list[bytes] = []
    while not parts or not parts[-1].endswith(b"\n"):
        ready, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError("the page takes too long")
        block = os.read(descriptor, _BLOCK)
        if not block:
            raise ValueError("Node has ended")
        parts.append(block)
    return b"".join(parts)
