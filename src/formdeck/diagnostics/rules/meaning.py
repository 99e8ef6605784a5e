"""What can be wrong with what symbols mean."""

from formdeck.diagnostics.rule import error, note, warning

UNEXPLAINED = error("FD401", "unexplained-symbol")
UNUSED_ENTRY = warning("FD402", "unused-symbol")
LOOK_ALIKES = note("FD403", "look-alike-symbols")
TWO_MEANINGS = warning("FD404", "two-meanings")
VALUE_AND_FUNCTION = warning("FD405", "value-and-function")
UNDRAWABLE = error("FD406", "undrawable-plot")
