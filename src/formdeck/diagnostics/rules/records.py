"""What can be wrong with the shape of a deck and its records."""

from formdeck.diagnostics.rule import error, warning

UNKNOWN_KEY = error("FD201", "unknown-key")
MISSING_KEY = error("FD202", "missing-key")
WRONG_TYPE = error("FD203", "wrong-type")
EMPTY_VALUE = error("FD204", "empty-value")
UNKNOWN_CHOICE = error("FD205", "unknown-choice")
MALFORMED_NAME = error("FD206", "malformed-name")
MALFORMED_WIDTH = error("FD207", "malformed-width")
MALFORMED_ADDRESS = error("FD208", "malformed-address")
FORMAT_VERSION = error("FD209", "format-version")
DUPLICATE_ID = error("FD210", "duplicate-id")
UNKNOWN_RECORD = error("FD211", "unknown-record")
UNKNOWN_FORMULA = error("FD212", "unknown-formula")
EMPTY_RECORD = error("FD213", "empty-record")
UNEXPLAINED_EXCUSE = error("FD214", "unexplained-excuse")
DUPLICATE_SYMBOL = error("FD215", "duplicate-symbol")
NOTHING_TO_CONTINUE = warning("FD216", "nothing-to-continue")
OUTSIDE_FILE = error("FD220", "outside-file")
MISSING_CHAPTER = error("FD221", "missing-chapter")
DUPLICATE_CHAPTER = error("FD222", "duplicate-chapter")
MISSING_PICTURE = warning("FD223", "missing-picture")
