"""The comments that silence a finding: ``# formdeck: ignore FD402 because …``."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from formdeck.diagnostics import Diagnostic, Outcome
from formdeck.diagnostics.rules import ALL_RULES
from formdeck.diagnostics.rules import yaml as rules
from formdeck.model import Suppression
from formdeck.records.compose import children
from formdeck.records.nodes import Mapping, Node, Scalar, Sequence
from formdeck.source import SourceFile, Span

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*formdeck:([^\r\n]*)", re.MULTILINE)
_IGNORE = re.compile(r"\s*ignore\s+(?P<codes>\w+(?:[\s,]+(?!because\b)\w+)*)(?:\s+because\b\s*(?P<reason>.*))?")
_FORM = "write `# formdeck: ignore FDnnn because …`"


class _Entry(NamedTuple):
    """A key with its value, or a list item; ``text_start`` is where its value begins, if that is a text."""

    start: int
    end: int
    text_start: int | None


def read_suppressions(file: SourceFile, root: Node | None, scalars: list[Scalar]) -> Outcome[tuple[Suppression, ...]]:
    """Find the suppressions of a file. A ``#`` inside one of ``scalars`` begins no comment."""
    if "formdeck:" not in file.text:
        return Outcome(())
    entries = sorted(_entries(root), key=lambda entry: (entry.start, -entry.end))
    suppressions: list[Suppression] = []
    found: list[Diagnostic] = []
    for comment in _comments(file.text, scalars):
        span = file.span(*comment.span())
        parsed = _IGNORE.fullmatch(comment[1].rstrip())
        if parsed is None:
            found.append(rules.UNKNOWN_SUPPRESSION.at(span, "comment to formdeck that says nothing it knows", _FORM))
            continue
        if not parsed["reason"]:
            found.append(rules.UNREASONED_SUPPRESSION.at(span, "suppression without a reason", _FORM))
            continue
        codes = tuple(re.findall(r"\w+", parsed["codes"]))
        wrong = [_judge_code(code, span) for code in codes]
        found.extend(finding for finding in wrong if finding is not None)
        good = tuple(code for code, finding in zip(codes, wrong, strict=True) if finding is None)
        if good:
            covers = _covered(file, span, entries)
            suppressions.append(Suppression(good, parsed["reason"], span, covers))
    return Outcome(tuple(suppressions), tuple(found))


def _judge_code(code: str, span: Span) -> Diagnostic | None:
    known = {rule.code for rule in ALL_RULES}
    if code.startswith("FD1") and code in known:
        hint = "mend the file: what cannot be read cannot be checked either"
        return rules.UNKNOWN_SUPPRESSION.at(span, f"`{code}` cannot be suppressed", hint)
    if code not in known:
        return rules.UNKNOWN_SUPPRESSION.at(
            span, f"there is no `{code}` to suppress", "`formdeck explain` lists all codes"
        )
    return None


def _comments(text: str, scalars: list[Scalar]) -> Iterator[re.Match[str]]:
    regions = sorted(_inside(text, scalar) for scalar in scalars)
    starts = [start for start, _ in regions]
    for comment in _COMMENT.finditer(text):
        before = bisect_right(starts, comment.start()) - 1
        if before < 0 or regions[before][1] <= comment.start():
            yield comment


def _inside(text: str, scalar: Scalar) -> tuple[int, int]:
    """Bound the characters of a scalar among which no comment can begin."""
    if scalar.style not in ("|", ">"):
        return scalar.start, scalar.end
    header = text.find("\n", scalar.start, scalar.end)
    return (header if header >= 0 else scalar.end), scalar.end


def _entries(root: Node | None) -> Iterator[_Entry]:
    stack = [] if root is None else [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            yield from (_entry(key.start, value) for key, value in node.pairs if value.start >= key.start)
        elif isinstance(node, Sequence):
            yield from (_entry(item.start, item) for item in node.items if item.start >= node.start)
        stack.extend(children(node))


def _entry(start: int, value: Node) -> _Entry:
    return _Entry(start, value.end, value.start if isinstance(value, Scalar) else None)


def _covered(file: SourceFile, comment: Span, entries: list[_Entry]) -> Span:
    """Find what a comment silences: the entry below a comment on a line of its own, else its line.

    A text that begins in the line, as a block after ``|`` does, is covered to its end.
    """
    line_start = file.text.rfind("\n", 0, comment.start) + 1
    if not file.text[line_start : comment.start].strip():
        below = bisect_left(entries, comment.end, key=lambda entry: entry.start)
        return file.span(entries[below].start, entries[below].end) if below < len(entries) else comment
    first = bisect_left(entries, line_start, key=lambda entry: entry.start)
    inline = takewhile(lambda entry: entry.start < comment.start, islice(entries, first, None))
    begun = [entry.end for entry in inline if entry.text_start in range(line_start, comment.start)]
    return file.span(line_start, max([comment.start, *begun]))
