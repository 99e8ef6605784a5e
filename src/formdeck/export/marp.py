"""Run marp-cli on a document."""

import json
import os
import re
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from formdeck.diagnostics import Failure
from formdeck.export.browser import EMBEDDED, Browser, start_script
from formdeck.export.document import Document, Format
from formdeck.export.fonts import font_css, local_font_css
from formdeck.export.images import Pictures, find_pictures, load_pictures, placeholder
from formdeck.export.places import SHIPPED
from formdeck.export.process import Finished, TimedOut, run_program
from formdeck.export.setup import Runtime
from formdeck.export.theme import read_theme

# marp-cli stops by itself when the browser does not answer; this is for what even that does not catch.
_GRACE = 1.5
_BASE_SECONDS = 60.0
_SECONDS_PER_PAGE = 0.5

_FORMAT_OPTIONS = {
    Format.HTML: ("--template", "bare"),
    Format.PDF: ("--pdf", "--pdf-outlines", "--pdf-outlines.pages=false"),
    Format.PNG: ("--images", "png"),
    Format.PPTX: ("--pptx",),
}

_BROWSER_TROUBLE = re.compile(
    r"Failed to launch|browser process|TargetClose|Target closed|Protocol error|Navigation timeout|Timed out after"
    r"|Waiting failed|ECONNREFUSED|ECONNRESET|EPIPE|socket hang up|Connection closed|spawn |No suitable browser",
    re.IGNORECASE,
)
# The prefix tells a file that cannot be written from a browser that cannot be started (`spawn … EACCES`).
_DISK_TROUBLE = {
    "ENOSPC: ": "the disk is full",
    "EDQUOT: ": "the disk quota is used up",
    "EROFS: ": "the disk is read-only",
    "EACCES: ": "a folder cannot be written to",
}


@dataclass(frozen=True, slots=True)
class Tools:
    """What an export is made with. HTML needs no browser."""

    runtime: Runtime
    browser: Browser | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """The pages as marp-cli drew them, without head and style, and the pictures that went into them."""

    pages: str
    pictures: Pictures


def run_marp(  # noqa: PLR0913 - what to make, of what, with what, and within which bounds
    document: Document, fmt: Format, output: Path, tools: Tools, *, kept: Path | None, timeout: float | None
) -> Rendered:
    """Let marp-cli write ``output``; the caller sees to it that nothing of value stands there.

    ``kept`` is a folder for results that the next run may use, ``timeout`` counts seconds.

    Raises:
        Failure: marp-cli or the browser did not do its work.
    """
    timeout = timeout or _BASE_SECONDS + _SECONDS_PER_PAGE * document.pages
    try:
        with tempfile.TemporaryDirectory(prefix="formdeck-", ignore_cleanup_errors=True) as scratch:
            return _run_in(Path(scratch), document, fmt, output, tools, kept, timeout)
    except OSError as error:
        hint = "`formdeck doctor` examines the tools; temporary files go where `TMPDIR` says"
        raise Failure(f"marp-cli cannot be run: {error}", hint) from error


def _run_in(  # noqa: PLR0913, PLR0917 - as above, and where
    scratch: Path, document: Document, fmt: Format, output: Path, tools: Tools, kept: Path | None, timeout: float
) -> Rendered:
    _write_inputs(document, tools.browser, scratch)
    reading, writing = os.pipe()
    command = marp_command(tools, fmt, scratch, output, timeout / _GRACE)
    environment = marp_environment(document, fmt, tools, scratch, reading)
    with ThreadPoolExecutor(1) as beside:
        assets = beside.submit(_send_assets, writing, document, fmt, tools, kept)
        try:
            done = run_program(
                command,
                folder=scratch,
                timeout=timeout,
                environment=environment,
                hand_over=(reading,),
                child_groups=lambda: _browser_groups(scratch),
            )
        except TimedOut as late:
            raise _timed_out(late, timeout, tools.browser) from late
    pictures = _received(assets, done)
    if done.status != 0:
        raise _marp_failure(done, tools.browser)
    return Rendered(_read_pages(scratch, done, tools.browser), pictures)


def marp_command(tools: Tools, fmt: Format, scratch: Path, output: Path, browser_timeout: float) -> list[str]:
    """Build marp-cli's command line; nothing is run."""
    command = [
        str(tools.runtime.node),
        str(tools.runtime.marp),
        "--no-stdin",
        *("--config-file", str(SHIPPED / "engine.cjs")),
        *("--theme-set", str(scratch / "themes")),
        *_FORMAT_OPTIONS[fmt],
        *("--output", str(output)),
    ]
    if fmt is not Format.HTML:
        command += ["--browser", "chrome", "--browser-path", str(scratch / "browser")]
        command += ["--browser-timeout", f"{browser_timeout:.0f}"]
    return [*command, str(scratch / "deck.md")]


def marp_environment(document: Document, fmt: Format, tools: Tools, scratch: Path, assets: int) -> dict[str, str]:
    """Build the environment that marp-cli and our configuration of it run in."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("NODE_", "DEBUG"))}
    prints = {} if fmt is Format.HTML else {"FORMDECK_PRINTS": str(tools.runtime.packages)}
    draws = {"FORMDECK_DRAWS": "1"} if fmt in (Format.PNG, Format.PPTX) else {}
    return {
        **inherited,
        **prints,
        **draws,
        "TMPDIR": str(scratch),  # where the browser keeps its profile
        "FORMDECK_ASSETS": str(assets),
        "FORMDECK_LANG": document.lang,
        "FORMDECK_PAGES": str(scratch / "pages.html"),
    }


def _write_inputs(document: Document, browser: Browser | None, scratch: Path) -> None:
    (scratch / "deck.md").write_text(document.markdown, "utf-8")
    (scratch / "themes").mkdir()
    for name, css in read_theme(document.theme, document.theme_folders).items():
        (scratch / "themes" / name).write_text(css, "utf-8")
    if browser is not None:
        script = scratch / "browser"
        script.write_text(start_script(browser, scratch / "browser-group"), "utf-8")
        script.chmod(0o700)


def _send_assets(writing: int, document: Document, fmt: Format, tools: Tools, kept: Path | None) -> Pictures:
    """Make fonts and pictures while marp-cli typesets, and hand them over through the pipe."""
    with os.fdopen(writing, "wb", buffering=0) as pipe:  # with a buffer, closing would try to write once more
        pictures = load_pictures(find_pictures(document.markdown), document.folder, document.base)
        css = _page_css(document, fmt, tools, kept)
        assets = {"css": css, "pictures": pictures.contents, "missing": placeholder()}
        left = memoryview(json.dumps(assets).encode())
        with suppress(BrokenPipeError):  # marp-cli has ended; it says why
            while left:
                left = left[pipe.write(left) :]
    return pictures


def _page_css(document: Document, fmt: Format, tools: Tools, kept: Path | None) -> str:
    texts = (document.markdown, document.theme.read_text("utf-8"))
    if fmt is Format.HTML:
        return font_css(texts, tools.runtime, kept) + (SHIPPED / "screen.css").read_text("utf-8")
    if tools.browser is not None and tools.browser.has_fonts:
        return local_font_css(texts, tools.runtime)
    return font_css(texts, tools.runtime, kept)


def _received(assets: Future[Pictures], done: Finished) -> Pictures:
    try:
        return assets.result()
    except OSError as error:
        raise Failure(f"a font of the runtime cannot be read: {error}", "run `formdeck setup`", done.output) from error


def _browser_groups(scratch: Path) -> list[int]:
    with suppress(OSError, ValueError):
        return [int((scratch / "browser-group").read_text("ascii"))]
    return []


def _read_pages(scratch: Path, done: Finished, browser: Browser | None) -> str:
    try:
        return (scratch / "pages.html").read_text("utf-8")
    except OSError as error:
        raise _marp_failure(done, browser) from error


def _timed_out(late: TimedOut, timeout: float, browser: Browser | None) -> Failure:
    who = "marp-cli" if browser is None else f"the browser `{browser.program}`"
    return Failure(f"{who} did not finish within {timeout:.0f} seconds", *_browser_hints(browser), *_quote(late.output))


def _marp_failure(done: Finished, browser: Browser | None) -> Failure:
    for code, meaning in _DISK_TROUBLE.items():
        if code in done.output:
            return Failure(f"marp-cli cannot write: {meaning}", *_quote(done.output))
    if "formdeck-fonts-missing" in done.output and browser is not None:
        what = f"the browser `{browser.program}` does not find formdeck's fonts"
        return Failure(what, f"use formdeck's own with `--browser {EMBEDDED}`", "`formdeck doctor` examines it")
    if browser is not None and _BROWSER_TROUBLE.search(done.output):
        what = f"the browser `{browser.program}` does not work"
        return Failure(what, *_browser_hints(browser), *_quote(done.output))
    return Failure(f"marp-cli stopped with status {done.status}", *_quote(done.output))


def _browser_hints(browser: Browser | None) -> tuple[str, ...]:
    if browser is None:
        return ()
    return (f"try another one with `--browser PROGRAM` or `--browser {EMBEDDED}`", "`formdeck doctor` examines it")


def _quote(output: str) -> tuple[str, ...]:
    """Pick the line that tells most out of what a program said: best, what the browser itself said through it."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", output)
    quoted = re.search(r"^stderr:\n(.+?)^(?:TROUBLESHOOTING|    at )", plain, re.MULTILINE | re.DOTALL)
    lines = [line.strip() for line in (quoted[1] if quoted and quoted[1].strip() else plain).splitlines()]
    telling = [line for line in lines if re.search(r"error|fail|denied|cannot|no such|not found", line, re.IGNORECASE)]
    thrown = [line for line in telling if line.startswith("Error: ")]
    chosen = (thrown or telling or [line for line in lines if line])[:1]
    return tuple(f"it said: {line[:300]}" for line in chosen)
