"""What the YAML parser complains about, in words that help a student."""

from dataclasses import dataclass

from formdeck.diagnostics import Diagnostic, Rule
from formdeck.diagnostics.rules import yaml as rules
from formdeck.source import SourceFile

_QUOTE = "put the whole value in single quotes, or write it as a block after `|`"
_INDENT = "keys that belong together start in the same column; use spaces only"


@dataclass(frozen=True, slots=True)
class Problem:
    """A text stops being YAML, or leaves formdeck's limits, at an offset.

    ``context`` is the parser's word for what it was reading, ``opened`` the offset where that began.
    """

    at: int
    problem: str
    context: str = ""
    opened: int | None = None
    rule: Rule = rules.SYNTAX


# What the parser says → what is there, what to do. The C parser and the pure one differ in their words.
_AT_PLACE: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "`:` where no key can stand", f"{_QUOTE}; or align the line with its siblings"),
    (
        "did not find expected key",
        "a line that does not fit the lines around it",
        f"{_INDENT}; close quotes and brackets",
    ),
    ("expected <block end>", "a line that does not fit the lines around it", f"{_INDENT}; close quotes and brackets"),
    ("could not find expected ':'", "a line without `key: value`", f"write `: ` after the key; {_INDENT}"),
    ("did not find expected '-' indicator", "a line that does not fit the list around it", _INDENT),
    ("block sequence entries are not allowed", "`- ` where no list can start", "start the list on a line of its own"),
    ("did not find expected <document start>", "text that belongs to no key", _INDENT),
    ("expected '<document start>'", "text that belongs to no key", _INDENT),
    ("did not find expected node content", "a value inside `[ ]` or `{ }` that cannot be read", _QUOTE),
    ("expected the node content", "a value inside `[ ]` or `{ }` that cannot be read", _QUOTE),
    ("found unexpected ':'", "`:` inside an unquoted value", _QUOTE),
    ("expected alphabetic or numeric", "a value that starts with `*` or `&`, which YAML keeps for itself", _QUOTE),
    ("comment or line break", "text after `|` or `>`, which begin a block", f"start it on the next line; or {_QUOTE}"),
    (
        "chomping or indentation",
        "text after `|` or `>`, which begin a block",
        f"start it on the next line; or {_QUOTE}",
    ),
    ("indentation indicator", "text after `|` or `>`, which begin a block", f"start it on the next line; or {_QUOTE}"),
    ("tag", "a value that starts with `!`, which YAML keeps for itself", _QUOTE),
    ("directive", "a line that starts with `%`, which YAML keeps for itself", _QUOTE),
)
# What was opened and never closed is shown where it was opened.
_NEVER_CLOSED: tuple[tuple[str, str, str], ...] = (
    ("quoted scalar", "quote that is never closed", "close it; inside single quotes write `'` twice"),
    ("flow sequence", "`[` that is never closed", f"close it with `]`; if it is text, {_QUOTE}"),
    ("flow mapping", "`{` that is never closed", f"close it with `}}`; if it is text, {_QUOTE}"),
)


def describe(problem: Problem, file: SourceFile) -> Diagnostic:
    """Say what is wrong, where the user will look for it."""
    text = file.text
    at = min(max(problem.at, 0), len(text))
    if problem.rule is not rules.SYNTAX:
        return problem.rule.at(file.span(at, min(at + 1, len(text))), problem.problem)
    opened = problem.opened
    if opened is not None and ("quoted" in problem.context or "\n" in text[opened:at].rstrip()):
        for context, message, hint in _NEVER_CLOSED:
            if context in problem.context:
                return rules.SYNTAX.at(file.span(opened, opened + 1), message, hint)
    at = _visible(text, at)
    span = file.span(at, min(at + 1, len(text)))
    closed = _closed_before(text, at) if "expected key" in problem.problem else ""
    if closed:
        return rules.SYNTAX.at(span, f"text after the closing `{closed}`", _QUOTE)
    for words, message, hint in _AT_PLACE:
        if words in problem.problem or words in problem.context:
            return rules.SYNTAX.at(span, message, hint)
    if "cannot start any token" in problem.problem:
        return rules.SYNTAX.at(span, f"a value cannot start with `{text[at : at + 1]}`", _QUOTE)
    return rules.SYNTAX.at(span, f"not valid YAML: {problem.problem}", _QUOTE)


def _closed_before(text: str, at: int) -> str:
    """Return the closing quote or bracket that stands before an offset in its line, else nothing."""
    before = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    return before[-1] if before.endswith(("]", "}", "'", '"')) else ""


def _visible(text: str, at: int) -> int:
    """Step back from an end of line or file to the last character that can be seen."""
    while at > 0 and (at >= len(text) or text[at] in "\r\n"):
        at -= 1
    return at
