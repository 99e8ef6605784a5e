"""Cut a font down to some characters. Outlines stay TrueType, so that a PDF gets real text."""

import io
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont


def subset_font(file: Path, characters: frozenset[str]) -> bytes:
    """Cut a font file down, as WOFF: that takes a fifth of WOFF2's time for a quarter more bytes."""
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    with TTFont(file, lazy=True, recalcTimestamp=False) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=map(ord, characters))
        subsetter.subset(font)
        font.flavor = "woff"
        made = io.BytesIO()
        font.save(made)
    return made.getvalue()
