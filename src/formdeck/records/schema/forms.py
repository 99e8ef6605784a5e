"""How names, widths, addresses and file names must look."""

import re

from formdeck.diagnostics.rules import records as rules
from formdeck.records.schema.types import Form


def mend_id(text: str) -> str:
    """Make an id of any text, so that what hangs on ids works on."""
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-") or "unnamed"


ID = Form(
    "id",
    r"[a-z0-9]+(?:-[a-z0-9]+)*",
    "small letters `a`–`z`, digits, and single hyphens between them",
    rules.MALFORMED_NAME,
    mend_id,
)
MACRO = Form(
    "macro name", r"\\(?:[A-Za-z]+|[^A-Za-z\s])", "a backslash and then letters, as in `\\E`", rules.MALFORMED_NAME
)
PYTHON_NAME = Form("Python name", r"[^\W\d]\w*(?:\.[^\W\d]\w*)*", "a Python name, as in `x_1`", rules.MALFORMED_NAME)
THEME = Form("theme name", r"[A-Za-z0-9_][A-Za-z0-9_-]*", "letters, digits, `_` and `-`", rules.MALFORMED_NAME)
WIDTH = Form(
    "width",
    r"(?:[1-9]\d?|100)(?:\.\d+)?%|[1-9]\d{0,3}px",
    "a percentage of the page's width, as in `60%`, or pixels, as in `300px`",
    rules.MALFORMED_WIDTH,
)
ADDRESS = Form(
    "web address",
    r"[Hh][Tt][Tt][Pp][Ss]?://[^\s/<>\"\\][^\s<>\"\\]*",
    "a web address that starts with `https://` or `http://`, without spaces",
    rules.MALFORMED_ADDRESS,
)
# Inside the deck's folder: no absolute path, drive letter, address, backslash, `.` or `..` on the way.
FILE = Form(
    "file name",
    r"(?!\.{1,2}(?:/|$))[^/\\:\x00-\x1f]+(?:/(?!\.{1,2}(?:/|$))[^/\\:\x00-\x1f]+)*",
    "a file inside the deck's folder, as in `figures/graph.svg`",
    rules.OUTSIDE_FILE,
)

FORMS = (ID, MACRO, PYTHON_NAME, THEME, WIDTH, ADDRESS, FILE)
