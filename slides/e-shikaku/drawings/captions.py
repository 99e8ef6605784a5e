"""What the records say about their pictures, so that a picture says the same by itself."""

import re
from pathlib import Path
from typing import NamedTuple
from unicodedata import lookup

import yaml


class Caption(NamedTuple):
    """A picture's title and its description for those who do not see it."""

    title: str
    description: str


def read_captions(deck: Path) -> dict[str, Caption]:
    """Read the captions and descriptions of all the deck's figures, by the names of their files."""
    chapters = [yaml.safe_load(file.read_text("utf-8")) for file in sorted(deck.glob("[0-9]*.yaml"))]
    records = [record for chapter in chapters for record in chapter["records"]]
    figures = [figure for record in records for figure in record.get("figures", []) if "file" in figure]
    return {Path(figure["file"]).stem: Caption(_plain(figure["caption"]), _plain(figure["alt"])) for figure in figures}


def _plain(text: str) -> str:
    """Write text without its dollars, and Greek letters as they look."""
    return re.sub(r"\\([a-z]+)", _letter, text.replace("$", ""))


def _letter(command: re.Match[str]) -> str:
    try:
        return lookup(f"GREEK SMALL LETTER {command[1]}")
    except KeyError:
        return command[0]
