"""What marp-cli says when it fails, and what that means for the user."""

import re

from formdeck.diagnostics import Failure
from formdeck.export.browser import EMBEDDED, Browser
from formdeck.export.process import Finished, TimedOut

_BROWSER_TROUBLE = re.compile(
    r"Failed to launch|browser process|TargetClose|Target closed|Protocol error|Navigation timeout|Timed out after"
    r"|Waiting failed|ECONNREFUSED|ECONNRESET|EPIPE|socket hang up|Connection closed|spawn |No suitable browser",
    re.IGNORECASE,
)
# The prefix tells a file that cannot be written from a browser that cannot be started (`spawn … EACCES`).
AGAIN = "run it again; `formdeck doctor` examines the tools"

_DISK_TROUBLE = {
    "ENOSPC: ": "the disk is full",
    "EDQUOT: ": "the disk quota is used up",
    "EROFS: ": "the disk is read-only",
    "EACCES: ": "a folder cannot be written to",
}
_TOO_LARGE = ("Invalid string length", "heap out of memory")


def timed_out(late: TimedOut, timeout: float, browser: Browser | None) -> Failure:
    """Say who did not answer in time."""
    who = "marp-cli" if browser is None else f"the browser `{browser.program}`"
    return Failure(f"{who} did not finish within {timeout:.0f} seconds", *_browser_hints(browser), *_quote(late.output))


def marp_failure(done: Finished, browser: Browser | None) -> Failure:
    """Say why marp-cli stopped, from what it said."""
    for code, meaning in _DISK_TROUBLE.items():
        if code in done.output:
            return Failure(f"marp-cli cannot write: {meaning}", *_quote(done.output))
    if "formdeck-fonts-missing" in done.output and browser is not None:
        what = f"the browser `{browser.program}` does not find formdeck's fonts"
        return Failure(what, f"use formdeck's own with `--browser {EMBEDDED}`", "`formdeck doctor` examines it")
    if any(limit in done.output for limit in _TOO_LARGE):
        return Failure("the deck is larger than marp-cli can hold", "divide its chapters among several decks")
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
