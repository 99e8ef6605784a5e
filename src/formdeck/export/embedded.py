"""The browser that comes from npm, for machines that have none: unpacked once, started with its own libraries."""

import io
import platform
import shutil
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

_UNPACKED = "browser"
_CHUNK = 1 << 20

# Its usual home is a container in the cloud, where these are what it needs: https://github.com/Sparticuz/chromium
FLAGS = (
    "--no-sandbox",
    "--disable-setuid-sandbox",
    "--no-zygote",
    "--disable-gpu",
    "--disable-software-rasterizer",  # it lacks the libraries, and under load may crash for want of them
    "--disable-dev-shm-usage",
    "--font-render-hinting=none",
)


def is_embedded_supported() -> bool:
    """Whether the embedded browser is made for this system: Linux on x64."""
    return sys.platform == "linux" and platform.machine() in ("x86_64", "AMD64")


def is_unpacked(runtime: Path) -> bool:
    """Whether the embedded browser is ready to start."""
    return (runtime / _UNPACKED).is_dir()


def unpack_browser(runtime: Path, progress: Callable[[str, float], None]) -> None:
    """Unpack the browser inside a runtime's folder; the caller holds the lock.

    Raises:
        OSError: the disk is full or cannot be written to.
    """
    packed = runtime / "node_modules" / "@sparticuz" / "chromium" / "bin"
    being_made = runtime / f"{_UNPACKED}.part"
    shutil.rmtree(being_made, ignore_errors=True)
    being_made.mkdir()
    try:
        _unpack_program(packed / "chromium.br", being_made / "chromium", lambda done: progress("browser", done))
        for archive in ("al2023", "fonts"):
            _unpack_archive(packed / f"{archive}.tar.br", being_made)
        being_made.replace(runtime / _UNPACKED)
    finally:
        shutil.rmtree(being_made, ignore_errors=True)


def embedded_program(runtime: Path) -> Path:
    """Name the program of the unpacked browser."""
    return runtime / _UNPACKED / "chromium"


def embedded_libraries(runtime: Path) -> Path:
    """Name the folder of libraries that the embedded browser needs and bare systems lack."""
    return runtime / _UNPACKED / "lib"


def _unpack_program(packed: Path, program: Path, progress: Callable[[float], None]) -> None:
    import brotli  # noqa: PLC0415 - only set-up needs it

    unpacker = brotli.Decompressor()
    size = packed.stat().st_size
    with packed.open("rb") as source, program.open("wb") as target:
        while chunk := source.read(_CHUNK):
            target.write(unpacker.process(chunk))
            progress(source.tell() / size)
    program.chmod(0o755)


def _unpack_archive(packed: Path, folder: Path) -> None:
    import brotli  # noqa: PLC0415 - only set-up needs it

    with tarfile.open(fileobj=io.BytesIO(brotli.decompress(packed.read_bytes()))) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            # Not `extractall(filter="data")`: the Python of Debian 12 does not know the filter.
            if content is not None and ".." not in Path(member.name).parts:
                target = folder / member.name.lstrip("/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())
