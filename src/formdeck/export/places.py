"""Where formdeck keeps what it installs: one folder per user, outside every project."""

import os
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_dir

# What travels inside the package: the lock file, marp-cli's configuration, the style of the HTML page.
SHIPPED = Path(__file__).parent / "runtime"

# Counts the changes in what set-up makes of npm's packages.
_LAYOUT = b"2"


def cache_folder() -> Path:
    """Find the user's cache folder; ``FORMDECK_CACHE`` overrules the system's custom."""
    chosen = os.environ.get("FORMDECK_CACHE")
    return Path(chosen).absolute() if chosen else Path(user_cache_dir("formdeck", appauthor=False))


def runtime_folder() -> Path:
    """Name the folder of the runtime; other contents mean another folder, so that versions never mix."""
    lock = (SHIPPED / "package-lock.json").read_bytes()
    return cache_folder() / f"runtime-{sha256(lock + _LAYOUT).hexdigest()[:12]}"
