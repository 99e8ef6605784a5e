r"""Symbols that a reader may take for each other on paper.

Kept short: pairs that differ clearly in print (``n`` and ``\eta``, ``t`` and ``\tau``, ``x`` and ``\times``) and pairs
that are used side by side on purpose (``x`` and ``X``) are left out.
"""

_LATIN_AND_GREEK = (
    ("a", r"\alpha"),
    ("k", r"\kappa"),
    ("p", r"\rho"),
    ("u", r"\mu"),
    ("v", r"\nu"),
    ("v", r"\upsilon"),
    ("w", r"\omega"),
    ("x", r"\chi"),
    (r"\nu", r"\upsilon"),
    ("B", r"\beta"),
    ("I", "l"),
)
_TWO_SHAPES = ("epsilon", "theta", "pi", "rho", "sigma", "phi")

SHAPES = frozenset(frozenset((f"\\{name}", f"\\var{name}")) for name in _TWO_SHAPES)
"""Two shapes of one Greek letter."""

LOOK_ALIKES = frozenset(frozenset(pair) for pair in _LATIN_AND_GREEK) | SHAPES

DIGITS = {"l": "1", "O": "0"}
"""Letters that look like a digit."""
