"""Draw the pictures into a folder: `python -m drawings FOLDER [NAME …]`."""

import sys
from pathlib import Path

from drawings.captions import read_captions
from drawings.catalogue import PICTURES

DECK = Path(__file__).parents[1]


def main(folder: str, *names: str) -> None:
    """Draw the named pictures, or all of them."""
    captions = read_captions(DECK)
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in names or PICTURES:
        svg = PICTURES[name]().svg(*captions[name])
        (Path(folder) / f"{name}.svg").write_text(svg, "utf-8", newline="\n")


main(*sys.argv[1:])
