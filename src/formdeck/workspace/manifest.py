"""What the last build of a deck was made from, made, and said: a build with nothing new needs no more than this."""

from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import msgspec

from formdeck.diagnostics import Diagnostic
from formdeck.workspace.write import write_whole


@dataclass(frozen=True, slots=True)
class Product:
    """One output: what it was made from, what came out, what was found on the way.

    ``inputs``, ``content`` and ``markdown`` are hashes, the last of the Markdown that it was made from: measuring may
    change that although its inputs are the same. ``pages`` counts the document's pages.
    """

    inputs: str
    content: str
    pages: int
    diagnostics: tuple[Diagnostic, ...] = ()
    markdown: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The outputs of one deck, by format."""

    products: dict[str, Product] = field(default_factory=dict)


def read_manifest(path: Path) -> Manifest:
    """Read a manifest; an empty one where there is none that can be read."""
    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    return Manifest()


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Keep a manifest for the next run; where that is impossible the next run only takes longer."""
    with suppress(OSError):
        write_whole(path, msgspec.json.encode(manifest))


def content_hash(output: Path) -> str:
    """Hash an output file, or the files of an output folder; empty where there is none."""
    if output.is_dir():
        return ":".join(content_hash(file) for file in sorted(output.iterdir()))
    try:
        with output.open("rb") as file:
            digest = blake2b(digest_size=16)
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()
