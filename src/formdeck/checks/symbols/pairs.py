r"""Symbols that a reader may take for each other on paper.

Kept short: pairs that differ clearly (``t`` and ``\tau``, ``x`` and ``\times``) and pairs that are used side by side on
purpose (``x`` and ``X``, ``\mu`` and ``\nu`` as indices, ``I`` and 1) are left out.
"""

_LATIN_AND_GREEK = (
    ("a", r"\alpha"),
    ("i", r"\iota"),
    ("k", r"\kappa"),
    ("n", r"\eta"),
    ("o", r"\omicron"),
    ("p", r"\rho"),
    ("u", r"\mu"),
    ("u", r"\upsilon"),
    ("v", r"\nu"),
    ("v", r"\upsilon"),
    ("w", r"\omega"),
    ("x", r"\chi"),
    (r"\nu", r"\upsilon"),
    ("B", r"\beta"),
    ("Y", r"\Upsilon"),
    ("o", "O"),
    ("I", "l"),
)
_TWO_SHAPES = ("epsilon", "theta", "pi", "rho", "sigma", "phi", "kappa")

SHAPES = frozenset(frozenset((f"\\{name}", f"\\var{name}")) for name in _TWO_SHAPES)
"""Two shapes of one Greek letter."""

LOOK_ALIKES = frozenset(frozenset(pair) for pair in _LATIN_AND_GREEK) | SHAPES

BOLD = (r"\mathbf", r"\boldsymbol", r"\bm")
"""Fonts that handwriting does not show."""

DIGITS = {"l": "1", "O": "0", "o": "0"}
"""Letters that look like a digit."""
