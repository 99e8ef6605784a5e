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
    ("expected ',' or", "a value inside `[ ]` or `{ }` that cannot be read", _QUOTE),
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
    never_closed = _never_closed(problem, text, at)
    if never_closed and problem.opened is not None:
        return rules.SYNTAX.at(file.span(problem.opened, problem.opened + 1), *never_closed)
    at = _visible(text, at)
    end = min(at + 1, len(text))
    if problem.opened is not None and "expected ':'" in problem.problem:
        at = problem.opened
        end = at + len(text[at:end].split("\n")[0].rstrip())
    return rules.SYNTAX.at(file.span(at, end), *_explain(problem, text, at))


def _never_closed(problem: Problem, text: str, at: int) -> tuple[str, str] | None:
    if problem.opened is None or not ("quoted" in problem.context or "\n" in text[problem.opened : at]):
        return None
    return next(((message, hint) for words, message, hint in _NEVER_CLOSED if words in problem.context), None)


def _explain(problem: Problem, text: str, at: int) -> tuple[str, str]:
    """Choose message and hint."""
    closed = _closed_before(text, at) if "expected" in problem.problem else ""
    if closed:
        return f"text after the closing `{closed}`", _QUOTE
    if "mapping values" in problem.problem:
        return _stray_colon(text, at)
    if "cannot start any token" in problem.problem:
        char = text[at : at + 1]
        return f"a value cannot start with {'a backtick' if char == '`' else f'`{char}`'}", _QUOTE
    for words, message, hint in _AT_PLACE:
        if words in problem.problem or words in problem.context:
            return message, hint
    return f"not valid YAML: {problem.problem}", _QUOTE


def _stray_colon(text: str, at: int) -> tuple[str, str]:
    before = text[text.rfind("\n", 0, at) + 1 : at]
    if ": " in before or before.lstrip().startswith("- "):
        return "`: ` inside an unquoted value", _QUOTE
    return "a key where none can stand", f"{_INDENT}; look at the line above, too"


def _closed_before(text: str, at: int) -> str:
    """Return the closing quote or bracket that stands before an offset in its line, else nothing."""
    before = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    return before[-1] if before.endswith(("]", "}", "'", '"')) else ""


def _visible(text: str, at: int) -> int:
    """Step back from an end of line or file to the last character that can be seen."""
    while at > 0 and (at >= len(text) or text[at] in "\r\n"):
        at -= 1
    return at
