"""Cut a font down to some characters. Outlines stay TrueType, so that a PDF gets real text."""

import io
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont


def characters_of(file: Path) -> frozenset[str]:
    """Name the characters that a font file has."""
    with TTFont(file, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap() or ()))


def subset_font(file: Path, characters: frozenset[str]) -> bytes:
    """Cut a font file down, as WOFF: that takes a fifth of WOFF2's time for a quarter more bytes."""
    options = subset.Options()
    options.layout_features = []  # no ligatures: `!=` in code must stay what was typed
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx"]
    with TTFont(file, lazy=True, recalcTimestamp=False) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=map(ord, characters))
        subsetter.subset(font)
        font.flavor = "woff"
        made = io.BytesIO()
        font.save(made)
    return made.getvalue()
