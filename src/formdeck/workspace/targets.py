"""What can be built, and where it goes."""

from pathlib import Path

MARKDOWN = "md"
EXPORTS = ("html", "pdf", "png", "pptx")
TARGETS = (MARKDOWN, *EXPORTS)


def target_path(build: Path, deck: str, target: str) -> Path:
    """Name an output: ``<deck>.pdf`` and so on; pictures are ``<deck>-png/001.png`` and on.

    ``deck`` is the deck's name, with that of an edition behind it: ``<deck>-blank``.
    """
    return build / (f"{deck}-png" if target == "png" else f"{deck}.{target}")


def print_path(build: Path, deck: str, layout: str) -> Path:
    """Name the file of a deck's printing sheets."""
    return build / f"{deck}-{layout}.pdf"
