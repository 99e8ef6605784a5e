"""How marp-cli is started, and what it is told once the document is there; nothing is run here."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from formdeck.export.browser import Browser
from formdeck.export.document import Document, Format
from formdeck.export.places import SHIPPED
from formdeck.export.setup import Runtime
from formdeck.geometry import SAFE_MARGIN

# MathJax makes a great many small objects that do not live long: with room for them, Node collects them less often.
_NODE_OPTIONS = ("--min-semi-space-size=64", "--max-semi-space-size=64")
_FORMAT_OPTIONS = {
    Format.HTML: ("--template", "bare"),
    Format.PDF: ("--pdf",),
    Format.PNG: ("--images", "png"),
    Format.PPTX: ("--pptx",),
}


@dataclass(frozen=True, slots=True)
class Tools:
    """What an export is made with. HTML needs no browser."""

    runtime: Runtime
    browser: Browser | None = None


def marp_command(tools: Tools, fmt: Format, scratch: Path, output: Path) -> list[str]:
    """Build marp-cli's command line."""
    command = [
        str(tools.runtime.node),
        *_NODE_OPTIONS,
        str(tools.runtime.marp),
        "--no-stdin",
        *("--config-file", str(SHIPPED / "engine.cjs")),
        *("--theme-set", str(scratch / "themes")),
        *_FORMAT_OPTIONS[fmt],
        *("--output", str(output)),
    ]
    if fmt is not Format.HTML:
        command += ["--browser", "chrome", "--browser-path", str(scratch / "browser")]
    return [*command, str(scratch / "deck.md")]


def measure_command(tools: Tools) -> list[str]:
    """Build the command line of what only measures pages."""
    return [str(tools.runtime.node), *_NODE_OPTIONS, str(SHIPPED / "measure.cjs")]


def marp_environment(fmt: Format, tools: Tools, scratch: Path, pipe: int) -> dict[str, str]:
    """Build the environment that marp-cli and our configuration of it run in; ``pipe`` brings what follows later."""
    prints = {} if fmt is Format.HTML else {"FORMDECK_PRINTS": "1"}
    draws = {"FORMDECK_DRAWS": "1"} if fmt in (Format.PNG, Format.PPTX) else {}
    return {
        **node_environment(tools.runtime),
        **prints,
        **draws,
        "TMPDIR": str(scratch),  # where the browser keeps its profile
        "FORMDECK_PIPE": str(pipe),
        "FORMDECK_PAGES": str(scratch / "pages.html"),
        "FORMDECK_GEOMETRY": str(scratch / "geometry.json"),
        "FORMDECK_DETAILS": str(scratch / "details.json"),
    }


def node_environment(runtime: Runtime) -> dict[str, str]:
    """Build the environment for our code in Node; Node's own settings do not get through.

    What Node has compiled is kept beside the packages, so that it starts faster the next time.
    """
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("NODE_", "DEBUG"))}
    kept = str(runtime.folder / "compiled")
    return {**inherited, "FORMDECK_PACKAGES": str(runtime.packages), "NODE_COMPILE_CACHE": kept}


def marp_order(document: Document, browser_timeout: float, themes: Sequence[str]) -> bytes:
    """Write the line that lets marp-cli begin: the document and its themes are there.

    ``themes`` are the files of the document's theme and of those that it imports, which come first.
    """
    order = {
        "lang": document.lang,
        "browserTimeout": round(browser_timeout),
        "themes": list(themes),
        "ladder": list(document.ladder),
        "safe": SAFE_MARGIN,
    }
    if document.place is not None:
        order |= {"behind": document.place.behind, "pages": document.place.pages}
    return json.dumps(order).encode() + b"\n"
