"""What can be wrong with the layout of a page, as the browser measures it."""

from formdeck.diagnostics.rule import error, note, warning

OUTSIDE_SAFE_AREA = error("FD610", "outside-safe-area")
FRAME_COLLISION = error("FD611", "frame-collision")
OVERLAPPING = error("FD612", "overlapping")
WIDE_FORMULA = error("FD613", "wide-formula")
SHRUNK_FORMULA = warning("FD614", "shrunk-formula")
SMALL_TEXT = warning("FD615", "small-text")
CUT_OFF = warning("FD616", "cut-off")
BROKEN_PICTURE = error("FD617", "broken-picture")
COARSE_PICTURE = warning("FD618", "coarse-picture")
LONELY_HEADING = warning("FD619", "lonely-heading")
NEARLY_EMPTY = note("FD620", "nearly-empty")
