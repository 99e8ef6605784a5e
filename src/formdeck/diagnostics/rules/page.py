"""What can be wrong with a rendered page, seen only once MathJax and the browser have had it."""

from formdeck.diagnostics.rule import error

MATH_NOT_TYPESET = error("FD601", "math-not-typeset")
UNKNOWN_COMMAND = error("FD602", "unknown-command")
UNUSABLE_PICTURE = error("FD603", "unusable-picture")
OUTSIDE_REQUEST = error("FD604", "outside-request")
