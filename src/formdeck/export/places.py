"""Where formdeck keeps what it installs: one folder per user, outside every project."""

import os
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_dir

# What travels inside the package: the lock file, marp-cli's configuration, the style of the HTML page.
SHIPPED = Path(__file__).parent / "runtime"


def cache_folder() -> Path:
    """Find the user's cache folder; ``FORMDECK_CACHE`` overrules the system's custom."""
    chosen = os.environ.get("FORMDECK_CACHE")
    return Path(chosen).absolute() if chosen else Path(user_cache_dir("formdeck", appauthor=False))


def runtime_folder() -> Path:
    """Name the folder of the runtime; another lock file means another folder, so that versions never mix."""
    lock = (SHIPPED / "package-lock.json").read_bytes()
    return cache_folder() / f"runtime-{sha256(lock).hexdigest()[:12]}"
