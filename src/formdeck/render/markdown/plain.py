"""Text that means itself, in each of the languages that a page is written in."""

import re
from html import escape

# Control characters, lone surrogates and non-characters: nothing prints them, and YAML and HTML refuse some.
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
# What begins or is Markdown wherever it stands; the colon where a word follows (`:smile:`, `http://`), and the
# second of two slashes and the at sign, which Marp would make links of.
_ACTIVE = re.compile(r"[\\`*_\[\]<>&~|$#@]|==|:(?=[\w+/-])|(?<=/)/")
_LINE_START = re.compile(r"^([ \t]*)(?:([-+=:])|(\d{1,9})([.)]))", re.MULTILINE)
# What a quoted scalar escapes: its own marks, and what does not print or changes the direction of writing.
_NOT_IN_YAML = re.compile(
    r'["\\\x00-\x1f\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff'
    r"\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_PRINTABLE_BLANKS = {"\n": "\n", "\r": " ", "\t": " "}


def clean(text: str) -> str:
    """Replace what cannot be printed, character for character, so that places stay the same."""
    return _UNPRINTABLE.sub(lambda match: _PRINTABLE_BLANKS.get(match[0], " "), text)


def plain(text: str) -> str:
    """Write text as Markdown that means just this text, anywhere in a paragraph. Line breaks stay."""
    return guard_line_starts(_ACTIVE.sub(_escaped, text))


def plain_line(text: str) -> str:
    """Write text as Markdown that means just this text, on one line."""
    return plain(" ".join(clean(text).split()))


def escape_active(text: str) -> str:
    """Escape what is Markdown in the middle of a line."""
    return _ACTIVE.sub(_escaped, text)


def guard_line_starts(markdown: str) -> str:
    """Keep lines of a paragraph from beginning a list, a rule, a table or an underlined heading."""
    return _LINE_START.sub(_guarded, markdown)


def is_plain(text: str) -> bool:
    """Whether text is Markdown for itself already."""
    return not _ACTIVE.search(text) and not _LINE_START.search(text) and "\n" not in text and "!" not in text


def attribute(text: str) -> str:
    """Write text as the value of an HTML attribute."""
    return " ".join(escape(clean(text), quote=True).split())


def quoted(text: str) -> str:
    """Write text as a quoted YAML scalar of one line that no HTML comment ends in."""
    scalar = '"' + _NOT_IN_YAML.sub(_yaml_escape, text) + '"'
    return scalar.replace("->", "-\\x3e")


def fence(code: str, language: str = "") -> list[str]:
    """Set code in a fence that nothing in it closes."""
    ticks = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", code)), default=0))
    return [ticks + re.sub(r"[^\w+#.-]", "", language), *clean_code(code).split("\n"), ticks]


def clean_code(code: str) -> str:
    """Replace what cannot be printed in code; tabs are eight wide."""
    return "\n".join(clean(line.expandtabs()).rstrip() for line in code.rstrip().split("\n"))


def _escaped(match: re.Match[str]) -> str:
    return "\\" + match[0]


def _guarded(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[2] else f"{match[1]}{match[3]}\\{match[4]}"


def _yaml_escape(match: re.Match[str]) -> str:
    char = match[0]
    return "\\" + char if char in '"\\' else f"\\U{ord(char):08x}"
