"""Findings for a person at a terminal: the line, a caret under the place, the hints."""

from collections.abc import Callable
from unicodedata import combining, east_asian_width

from formdeck.diagnostics.diagnostic import Diagnostic, Severity
from formdeck.diagnostics.report.findings import Findings

_RED, _YELLOW, _CYAN, _BOLD, _DIM, _RESET = "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
_COLOUR = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.NOTE: _CYAN}
_TAB = "    "
_Painter = Callable[[str, str], str]


def render_terminal(findings: Findings, *, colour: bool = False) -> str:
    """Show each finding with the line it is about, and count them at the end."""
    shown = "".join(f"{_finding(findings, found, colour=colour)}\n" for found in findings.diagnostics)
    return shown + summary(findings) + "\n" if findings.diagnostics else ""


def summary(findings: Findings) -> str:
    """Count the findings: ``2 errors, 1 note``."""
    counts = ((findings.count(severity), severity.value) for severity in Severity)
    return ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for count, name in counts if count)


def _finding(findings: Findings, found: Diagnostic, *, colour: bool) -> str:
    paint = _paint if colour else _plain
    head = paint(f"{found.severity}[{found.code}]", _COLOUR[found.severity] + _BOLD)
    lines = [f"{head}: {paint(found.message, _BOLD)}"]
    if found.span is not None:
        lines.extend(_excerpt(findings, found, paint))
    lines.extend(f"  = hint: {hint}" for hint in found.hints)
    return "\n".join(lines) + "\n"


def _excerpt(findings: Findings, found: Diagnostic, paint: _Painter) -> list[str]:
    span = found.span
    if span is None or span.path not in findings.files:
        return []
    start, end = findings.start(span), findings.end(span)
    line = findings.files[span.path].line(start.line)
    last = end.column if end.line == start.line else len(line) + 1
    before, marked = line[: start.column - 1], line[start.column - 1 : last - 1]
    number = str(start.line)
    gutter = " " * len(number)
    carets = "^" * max(1, _width(marked))
    belongs = " · ".join(name for name in (found.record, found.formula) if name)
    return [
        f"{gutter}{paint('-->', _DIM)} {span.path}:{start.line}:{start.column}{f'  ({belongs})' if belongs else ''}",
        f"{gutter} {paint('|', _DIM)}",
        f"{paint(f'{number} |', _DIM)} {line.replace(chr(9), _TAB)}",
        f"{gutter} {paint('|', _DIM)} {' ' * _width(before)}{paint(carets, _COLOUR[found.severity])}",
    ]


def _width(text: str) -> int:
    """Count terminal cells: East Asian wide characters take two, combining marks none."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if char == "\t":
        return len(_TAB)
    if combining(char):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _paint(text: str, style: str) -> str:
    return f"{style}{text}{_RESET}"


def _plain(text: str, _style: str) -> str:
    return text
