"""Choose the browser that prints the pages: the one asked for, an installed one, else the embedded one."""

import os
import shlex
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from formdeck.diagnostics import Failure
from formdeck.export import embedded
from formdeck.export.setup import Progress, Runtime, set_up

EMBEDDED = "embedded"

_NAMES = (
    "google-chrome-stable",
    "google-chrome",
    "chromium",
    "chromium-browser",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
)
_USUAL_PLACES = (
    "/usr/lib/chromium/chromium",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)

# A page has no business on the network: a proxy that nobody listens on refuses whatever it may ask for.
_OFFLINE = (
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser: its program, and what it must be started with."""

    program: Path
    flags: tuple[str, ...] = _OFFLINE
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def has_fonts(self) -> bool:
        """Whether it is told where the runtime's fonts are, so that pages need not carry them."""
        return "FONTCONFIG_FILE" in self.environment


def find_browser(wanted: str | None, runtime: Runtime, progress: Progress) -> Browser:
    """Find the browser to print with.

    ``wanted`` is a path, the name of a program, or ``embedded``; without it the environment variable
    ``FORMDECK_BROWSER`` counts, then what is installed, then the embedded browser, unpacked if need be.

    Raises:
        Failure: the one asked for is not there, or there is none at all.
    """
    wanted = wanted or os.environ.get("FORMDECK_BROWSER") or None
    if wanted and wanted != EMBEDDED:
        return Browser(_asked_for(wanted), environment=_fonts(runtime))
    installed = None if wanted else find_installed()
    if installed is not None:
        return Browser(installed, environment=_fonts(runtime))
    return _embedded(runtime, progress)


def find_installed() -> Path | None:
    """Find an installed Chrome, Chromium or Edge; one from a snap is left out, as it cannot read our files."""
    named = (shutil.which(name) for name in _NAMES)
    usual = (place if os.access(place, os.X_OK) else None for place in _USUAL_PLACES)
    found = (Path(place) for place in (*named, *usual) if place is not None)
    return next((path for path in found if not _is_snap(path)), None)


def start_script(browser: Browser, group_file: Path) -> str:
    """Write the script that marp-cli takes for the browser.

    It notes the process group, which the browser does not share with marp-cli, so that it can be ended whatever
    happens; and it adds what marp-cli has no option for.
    """
    exports = [f"export {name}={shlex.quote(value)}" for name, value in browser.environment.items()]
    start = shlex.join(["exec", str(browser.program), *browser.flags])
    return "\n".join(["#!/bin/sh", f"echo $$ > {shlex.quote(str(group_file))}", *exports, f'{start} "$@"', ""])


def _asked_for(wanted: str) -> Path:
    found = shutil.which(wanted)
    if found is None:
        what = "is no program that can be run" if Path(wanted).exists() else "is not there"
        raise Failure(
            f"the browser `{wanted}` {what}",
            "name the program of Chrome, Chromium or Edge with `--browser` or `FORMDECK_BROWSER`",
            f"or let formdeck use its own: `--browser {EMBEDDED}`",
        )
    return Path(found).absolute()


def _embedded(runtime: Runtime, progress: Progress) -> Browser:
    if not embedded.is_embedded_supported():
        raise Failure(
            "there is no browser, and formdeck's own runs only on Linux on x64",
            "install Chrome, Chromium or Edge",
            "or name one with `--browser` or `FORMDECK_BROWSER`",
        )
    if not embedded.is_unpacked(runtime.folder):
        set_up(progress)
    flags = (*embedded.FLAGS, *_OFFLINE)
    environment = {"LD_LIBRARY_PATH": str(embedded.embedded_libraries(runtime.folder)), **_fonts(runtime)}
    return Browser(embedded.embedded_program(runtime.folder), flags, environment)


def _fonts(runtime: Runtime) -> dict[str, str]:
    return {"FONTCONFIG_FILE": str(runtime.font_settings)} if sys.platform == "linux" else {}


def _is_snap(program: Path) -> bool:
    if "/snap/" in str(program.resolve()):
        return True
    with program.open("rb") as file:
        head = file.read(2000)
    return head.startswith(b"#!") and b"/snap/" in head
