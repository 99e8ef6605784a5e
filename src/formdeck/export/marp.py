"""Run marp-cli on a document.

It is started before the document is there: while that is being made, marp-cli and MathJax load, and draw the formulas
of a draft. What it needs goes through a pipe: a line that names the draft, one that lets it begin, then, while it
typesets, one with fonts and pictures. What only measures pages takes one document after another in this way.
"""

import io
import json
import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from formdeck.diagnostics import Failure
from formdeck.export.browser import start_script
from formdeck.export.document import Document, Format
from formdeck.export.fonts import font_css, local_font_css
from formdeck.export.images import Pictures, find_pictures, load_pictures, placeholder
from formdeck.export.marp_command import Tools, marp_command, marp_environment, marp_order, measure_command
from formdeck.export.marp_trouble import AGAIN, marp_failure, timed_out
from formdeck.export.pdf import Details
from formdeck.export.places import SHIPPED
from formdeck.export.process import Finished, Program, TimedOut, started
from formdeck.export.scratch import scratch_folder
from formdeck.export.theme import read_theme
from formdeck.geometry import Measured

# marp-cli stops by itself when the browser does not answer; this is for what even that does not catch.
_GRACE = 1.5
_BASE_SECONDS = 60.0
_SECONDS_PER_PAGE = 0.5


@dataclass(frozen=True, slots=True)
class Rendered:
    """The pages as Marp drew them, without head and style, the pictures that went into them, where everything stands.

    Only a browser can tell the last.
    """

    pages: str
    pictures: Pictures
    measured: tuple[Measured, ...] = ()


@contextmanager
def start_marp(fmt: Format, output: Path, tools: Tools) -> Iterator["MarpRun"]:
    """Start marp-cli, which will write ``output``; the caller sees to it that nothing of value stands there.

    At the end of the ``with`` block nothing of it is left but the output.

    Raises:
        Failure: it cannot be started.
    """
    with _scratch_folder() as scratch, _begun(marp_command(tools, fmt, scratch, output), fmt, tools, scratch) as run:
        yield run


@contextmanager
def start_measuring(tools: Tools) -> Iterator["MarpRun"]:
    """Start Marp and the browser, which will lay out documents as for a PDF, one after another, and write nothing.

    Raises:
        Failure: they cannot be started.
    """
    with _scratch_folder() as scratch, _begun(measure_command(tools), Format.PDF, tools, scratch) as run:
        yield run


@contextmanager
def _begun(command: Sequence[str], fmt: Format, tools: Tools, scratch: Path) -> Iterator["MarpRun"]:
    reading, writing = os.pipe()
    pipe = os.fdopen(writing, "wb", buffering=0)  # with a buffer, closing would try to write once more
    with pipe, _program(command, fmt, tools, scratch, reading) as program:
        yield MarpRun(fmt, tools, scratch, program, pipe)


class MarpRun:
    """marp-cli, waiting for its document; or what measures pages, waiting for the next one."""

    def __init__(self, fmt: Format, tools: Tools, scratch: Path, program: Program, pipe: io.RawIOBase) -> None:
        self._fmt = fmt
        self._tools = tools
        self._scratch = scratch
        self._program = program
        self._pipe = pipe
        self._seconds = self._deadline = 0.0

    def draft(self, markdown: str) -> None:
        """Let it draw the formulas of a draft ahead: most will be in the document."""
        file = self._scratch / "draft.md"
        with suppress(OSError):  # it has ended, or the disk is full: the document will tell
            file.write_text(markdown, "utf-8", "surrogatepass")
            self._pipe.write(json.dumps({"draft": str(file)}).encode() + b"\n")

    def lay_out(self, document: Document, *, kept: Path | None = None, timeout: float | None = None) -> Rendered:
        """Let it write the output from a document, and tell how the pages come out as soon as that is known.

        A PDF is being printed by then. ``kept`` is a folder for results that the next run may use; ``timeout`` counts
        seconds for all that there is to do, by default as many as the number of pages makes reasonable.

        Raises:
            Failure: marp-cli or the browser did not do its work.
        """
        self._seconds = timeout or _BASE_SECONDS + _SECONDS_PER_PAGE * document.pages
        self._deadline = time.monotonic() + self._seconds
        try:
            self._begin(document, self._seconds / _GRACE)
        except OSError as error:
            raise _cannot_run(error) from error
        with ThreadPoolExecutor(1) as beside:
            assets = beside.submit(self._send_assets, document, kept)
            try:
                is_laid_out = self._program.wait_until(self._is_laid_out, self._seconds)
            except TimedOut as late:
                raise timed_out(late, self._seconds, self._tools.browser) from late
        return self._rendered(assets, None if is_laid_out else self._program.wait(self._seconds))

    def finish(self) -> None:
        """Wait until the output is written.

        Raises:
            Failure: as above.
        """
        try:
            done = self._program.wait(max(0.0, self._deadline - time.monotonic()))
        except TimedOut as late:
            raise timed_out(late, self._seconds, self._tools.browser) from late
        if done.status != 0:
            raise marp_failure(done, self._tools.browser)

    def give_up(self) -> None:
        """End it, whatever it is doing."""
        self._program.end()

    def details(self) -> Details:
        """Read what a PDF is to tell of itself.

        Raises:
            Failure: marp-cli did not do its work.
        """
        try:
            return msgspec.json.decode((self._scratch / "details.json").read_bytes(), type=Details)
        except OSError as error:
            raise Failure("the PDF came out incomplete", AGAIN) from error

    def _is_laid_out(self) -> bool:
        return self._fmt is Format.PDF and (self._scratch / "geometry.json").exists()

    def _begin(self, document: Document, browser_timeout: float) -> None:
        (self._scratch / "deck.md").write_text(document.markdown, "utf-8")
        (self._scratch / "themes").mkdir(exist_ok=True)
        themes = read_theme(document.theme, document.theme_folders)
        for name, css in themes.items():
            (self._scratch / "themes" / name).write_text(css, "utf-8")
        with suppress(BrokenPipeError):  # marp-cli has ended; it says why
            self._pipe.write(marp_order(document, browser_timeout, [*themes][::-1]))

    def _send_assets(self, document: Document, kept: Path | None) -> Pictures:
        """Make fonts and pictures while marp-cli typesets, and hand them over."""
        with ExitStack() as failed:
            failed.callback(self._pipe.close)  # else it would wait for them for good
            pictures = load_pictures(find_pictures(document.markdown), document.folder, document.base)
            css = _page_css(document, self._fmt, self._tools, kept)
            failed.pop_all()
        assets = {"css": css, "pictures": pictures.contents, "missing": placeholder()}
        left = memoryview(json.dumps(assets).encode() + b"\n")
        with suppress(BrokenPipeError):  # as above
            while left:
                left = left[self._pipe.write(left) :]
        return pictures

    def _rendered(self, assets: Future[Pictures], done: Finished | None) -> Rendered:
        """Gather what is there once the pages are laid out, or the program is done."""
        try:
            pictures = assets.result()
        except OSError as error:
            what = f"a font of the runtime cannot be read: {error}"
            raise Failure(what, "run `formdeck setup`", *([done.output] if done else [])) from error
        if done is not None and done.status != 0:
            raise marp_failure(done, self._tools.browser)
        try:
            return Rendered((self._scratch / "pages.html").read_text("utf-8"), pictures, self._measured())
        except OSError as error:
            raise marp_failure(done or Finished(0, str(error)), self._tools.browser) from error

    def _measured(self) -> tuple[Measured, ...]:
        if self._fmt is not Format.PDF:
            return ()
        file = self._scratch / "geometry.json"
        measured = msgspec.json.decode(file.read_bytes(), type=tuple[Measured, ...])
        file.unlink()  # the next document's will stand there
        return measured


@contextmanager
def _scratch_folder() -> Iterator[Path]:
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(scratch_folder())
        except OSError as error:
            raise _cannot_run(error) from error
        yield folder


@contextmanager
def _program(command: Sequence[str], fmt: Format, tools: Tools, scratch: Path, pipe: int) -> Iterator[Program]:
    environment = marp_environment(fmt, tools, scratch, pipe)
    running = started(
        command,
        folder=scratch,
        environment=environment,
        hand_over=(pipe,),
        child_groups=lambda: _browser_groups(scratch),
    )
    with ExitStack() as stack:
        try:
            _write_browser(tools, scratch)
            program = stack.enter_context(running)
        except OSError as error:
            raise _cannot_run(error) from error
        yield program


def _write_browser(tools: Tools, scratch: Path) -> None:
    if tools.browser is not None:
        script = scratch / "browser"
        script.write_text(start_script(tools.browser, scratch / "browser-group"), "utf-8")
        script.chmod(0o700)


def _page_css(document: Document, fmt: Format, tools: Tools, kept: Path | None) -> str:
    texts = (document.markdown, document.theme.read_text("utf-8"))
    if fmt is Format.HTML:
        return font_css(texts, tools.runtime, kept) + (SHIPPED / "screen.css").read_text("utf-8")
    if tools.browser is not None and tools.browser.has_fonts:
        return local_font_css(texts, tools.runtime)
    return font_css(texts, tools.runtime, kept)


def _browser_groups(scratch: Path) -> list[int]:
    with suppress(OSError, ValueError):
        return [int((scratch / "browser-group").read_text("ascii"))]
    return []


def _cannot_run(error: OSError) -> Failure:
    hint = "`formdeck doctor` examines the tools; temporary files go where `TMPDIR` says"
    return Failure(f"marp-cli cannot be run: {error}", hint)
