"""From a file's bytes to its text."""

import re
from collections.abc import Iterator

from formdeck.diagnostics import Diagnostic, Outcome
from formdeck.diagnostics.rules import yaml as rules
from formdeck.records.characters import BYTE_ORDER_MARK, clean
from formdeck.source import SourceFile

_UTF16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_ESCAPED_BYTES = re.compile("[\udc80-\udcff]+")
_MOST_REPORTS = 10


def decode_source(path: str, raw: bytes) -> Outcome[SourceFile]:
    r"""Decode a file the user wrote. ``path`` is its name as shown to the user.

    The text is what editors show: without byte order mark, line breaks as they are in the file (``\r\n`` stays
    two characters, a lone ``\r`` counts as a line break). A file in another encoding is read in the one it
    seems to be in, and reported.
    """
    guess = _guess_encoding(raw)
    if guess is None:
        file, found = _decode_utf8(path, raw)
    else:
        file = SourceFile(path, raw.decode(guess, errors="replace").removeprefix(BYTE_ORDER_MARK))
        found = [_foreign_encoding(file, guess)]
    cleaned = clean(file)
    return Outcome(cleaned.value, (*found, *cleaned.diagnostics))


def _decode_utf8(path: str, raw: bytes) -> tuple[SourceFile, list[Diagnostic]]:
    text = raw.decode("utf-8", errors="surrogateescape")
    found = []
    if text.startswith(BYTE_ORDER_MARK):
        text = text.removeprefix(BYTE_ORDER_MARK)
        hint = "save the file as `UTF-8`, not as `UTF-8 with BOM`"
        found.append(rules.BYTE_ORDER_MARK.at(SourceFile(path, text).span(0, 0), "byte order mark (BOM)", hint))
    runs = list(_ESCAPED_BYTES.finditer(text))
    if not runs:
        return SourceFile(path, text), found
    file = SourceFile(path, _ESCAPED_BYTES.sub(lambda run: "\ufffd" * len(run[0]), text))
    return file, [*found, *_broken_bytes(file, text, runs)]


def _broken_bytes(file: SourceFile, text: str, runs: list[re.Match[str]]) -> Iterator[Diagnostic]:
    for run in runs[:_MOST_REPORTS]:
        at = len(text[: run.start()].encode("utf-8", errors="surrogateescape"))
        byte = ord(run[0][0]) - 0xDC00
        more = f", and {len(runs) - _MOST_REPORTS} more such places" if run is runs[:_MOST_REPORTS][-1] else ""
        yield rules.NOT_UTF8.at(
            file.span(run.start(), run.end()),
            f"byte 0x{byte:02X} at offset {at} is not UTF-8{more if len(runs) > _MOST_REPORTS else ''}",
            "type the damaged characters again and save the file as UTF-8",
        )


def _foreign_encoding(file: SourceFile, encoding: str) -> Diagnostic:
    at = next((at for at, char in enumerate(file.text) if not char.isascii()), 0)
    shown = {"cp932": "Shift_JIS (CP932)"}.get(encoding, "UTF-16")
    return rules.NOT_UTF8.at(
        file.span(at, min(at + 1, len(file.text))),
        f"the file is not in UTF-8; it seems to be in {shown}",
        "save it again with the encoding `UTF-8`",
    )


def _guess_encoding(raw: bytes) -> str | None:
    """Guess the encoding of a file that is not in UTF-8; None for UTF-8, also with single broken bytes."""
    marked = _UTF16_MARKS.get(raw[:2])
    if marked:
        return marked
    sample = raw[:4096]
    if sample.count(0) > len(sample) // 4:
        return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp932" if _reads_as_cp932(raw) else None
    return None


def _reads_as_cp932(raw: bytes) -> bool:
    as_utf8 = raw.decode("utf-8", errors="ignore")
    if any(char >= "\u0800" for char in as_utf8):
        return False  # three-byte sequences do not come about by chance: this is damaged UTF-8
    try:
        text = raw.decode("cp932")
    except UnicodeDecodeError:
        return False
    return any("\u3040" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff" for char in text)
