"""Characters that no record can hold: control characters, odd line breaks, halves of surrogate pairs."""

import re
from collections.abc import Iterator

from formdeck.diagnostics import Diagnostic, Outcome
from formdeck.diagnostics.rules import yaml as rules
from formdeck.source import SourceFile

BYTE_ORDER_MARK = "\ufeff"

# All that libyaml refuses or takes for a line break other than \n and \r\n. The last two are non-characters:
# as no cleaned text holds them, `escapes` may use them as stand-ins.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff\U0010fffe\U0010ffff]+"
)
_LONE_RETURN = re.compile(r"\r(?!\n)")
_BREAKS = dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), " ")
_MOST_REPORTS = 20


def is_forbidden(char: str) -> bool:
    """Say whether a character can stand in no record."""
    return _FORBIDDEN.match(char) is not None


def clean(file: SourceFile) -> Outcome[SourceFile]:
    r"""Replace each forbidden character by one that can be read, so that offsets stay.

    Line breaks become spaces or ``\n`` and everything else U+FFFD; only a byte order mark at the front is dropped.
    """
    text = file.text.removeprefix(BYTE_ORDER_MARK)
    if not _FORBIDDEN.search(text) and "\r" not in text:
        return Outcome(file if text == file.text else SourceFile(file.path, text))
    text = _LONE_RETURN.sub("\n", text)
    cleaned = SourceFile(file.path, _FORBIDDEN.sub(_replacement, text))
    return Outcome(cleaned, tuple(_reports(cleaned, text)))


def _replacement(found: re.Match[str]) -> str:
    return "".join(_BREAKS.get(ord(char), "\ufffd") for char in found[0])


def _reports(file: SourceFile, text: str) -> Iterator[Diagnostic]:
    runs = list(_FORBIDDEN.finditer(text))
    for run in runs[:_MOST_REPORTS]:
        names = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(run[0]))
        yield rules.CONTROL_CHARACTER.at(
            file.span(run.start(), run.end()),
            f"invisible control character {names}",
            "delete it; it often comes along when text is pasted from a PDF or a chat",
        )
    if len(runs) > _MOST_REPORTS:
        last = runs[_MOST_REPORTS]
        yield rules.CONTROL_CHARACTER.at(
            file.span(last.start(), last.end()),
            f"{len(runs) - _MOST_REPORTS} more control characters from here on",
            "is this a text file at all?",
        )
