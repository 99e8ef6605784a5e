"""A display as a part of a formula: LaTeX has other environments there, of the same size."""

import re

_INNER = {
    "align": "aligned",
    "alignat": "alignedat",
    "flalign": "aligned",
    "gather": "gathered",
    "multline": "gathered",
    "equation": "",
    "displaymath": "",
}
_WHOLE = re.compile(r"\\begin\{(?P<name>[a-z]+)(?P<star>\*?)\}(?P<body>.*)\\end\{(?P=name)(?P=star)\}", re.DOTALL)


def as_part(display: str) -> str:
    """Write a display so that it can stand inside a formula."""
    match = _WHOLE.fullmatch(display.strip())
    if match is None or match["name"] not in _INNER or rf"\begin{{{match['name']}" in match["body"]:
        return display
    inner = _INNER[match["name"]]
    return rf"\begin{{{inner}}}{match['body']}\end{{{inner}}}" if inner else match["body"].strip()
