"""Let npm install what the lock file names."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

from formdeck.diagnostics import Failure
from formdeck.export.node import Node
from formdeck.export.process import Finished, TimedOut, run_program

_TIMEOUT_SECONDS = 30 * 60

# What npm says, what that means, and what helps. The first that fits is told.
_REASONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        r"ENOSPC",
        "the disk is full",
        ("make room, or name a folder on another disk with the environment variable `FORMDECK_CACHE`",),
    ),
    (
        r"EROFS|EACCES|EPERM",
        "a folder cannot be written to",
        ("name a writable folder with the environment variable `FORMDECK_CACHE`",),
    ),
    (
        r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT",
        "the npm registry cannot be reached",
        (
            "the first run needs the network once; afterwards everything works offline",
            "behind a proxy, set `HTTPS_PROXY`",
        ),
    ),
    (
        r"CERT|SELF_SIGNED",
        "the npm registry's certificate is not trusted",
        ("if your network inspects traffic, name its certificate in `NODE_EXTRA_CA_CERTS`",),
    ),
    (
        r"E40[134]|E5\d\d|EINTEGRITY",
        "the npm registry does not hand out a package",
        ("if `npm config get registry` names a mirror, it may lack the package",),
    ),
)


def install_packages(node: Node, folder: Path, cache: Path, progress: Callable[[float], None]) -> None:
    """Run ``npm ci`` in a folder that holds a lock file. No package's own scripts are run.

    ``cache`` keeps what has been fetched, so that an interrupted run goes on where it stopped.

    Raises:
        Failure: npm did not succeed.
    """
    wanted = _package_folders(folder)

    def count() -> None:
        progress(sum((folder / name / "package.json").is_file() for name in wanted) / len(wanted))

    progress(0.0)
    try:
        done = run_program(
            npm_command(node, cache), folder=folder, timeout=_TIMEOUT_SECONDS, environment=_environment(), tick=count
        )
    except TimedOut as late:
        raise Failure("npm did not finish in half an hour", _last_line(late.output)) from late
    if done.status != 0:
        raise _failure(done)
    progress(1.0)


def npm_command(node: Node, cache: Path) -> list[str]:
    """Build npm's command line; nothing is run."""
    return [
        *node.npm,
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=error",
        f"--cache={cache}",
        "--prefer-offline",
        "--fetch-retries=2",
        "--fetch-retry-mintimeout=1000",
        "--fetch-retry-maxtimeout=5000",
    ]


def _environment() -> dict[str, str]:
    # NODE_ENV=production and the like must not change what is installed; npm's own settings must stay.
    inherited = {name: value for name, value in os.environ.items() if name not in ("NODE_ENV", "NODE_OPTIONS")}
    return {**inherited, "NODE_DISABLE_COMPILE_CACHE": "1"}  # npm would leave one in the folder of temporary files


def _package_folders(folder: Path) -> list[str]:
    lock = json.loads((folder / "package-lock.json").read_text("utf-8"))
    return [name for name in lock["packages"] if name]


def _failure(done: Finished) -> Failure:
    for pattern, meaning, hints in _REASONS:
        if re.search(pattern, done.output):
            return Failure(f"marp-cli and the fonts cannot be installed: {meaning}", *hints)
    return Failure("marp-cli and the fonts cannot be installed: npm stopped", _last_line(done.output))


def _last_line(output: str) -> str:
    lines = [line for line in output.splitlines() if line.strip() and "complete log" not in line]
    return f"npm says: {lines[-1].strip()}" if lines else "npm says nothing"
