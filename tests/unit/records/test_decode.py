from formdeck.diagnostics import Outcome
from formdeck.records import decode_source, read_chapter
from formdeck.source import SourceFile

TEXT = "chapter: 確率と統計\nrecords:\n  - {id: a, title: 表, notes: [あ]}\n"


def codes(file: Outcome[SourceFile]) -> list[str]:
    return [found.code for found in file.diagnostics]


def test_utf8_is_read_as_it_is() -> None:
    file = decode_source("c.yaml", TEXT.encode())
    assert file == Outcome(SourceFile("c.yaml", TEXT))


def test_a_byte_order_mark_is_reported_and_left_out() -> None:
    file = decode_source("c.yaml", b"\xef\xbb\xbf" + TEXT.encode())
    assert codes(file) == ["FD102"]
    assert file.value.text == TEXT


def test_shift_jis_is_reported_and_read_in_the_encoding_it_seems_to_be_in() -> None:
    file = decode_source("c.yaml", TEXT.encode("cp932"))
    assert codes(file) == ["FD101"]
    assert "Shift_JIS" in file.diagnostics[0].message
    assert file.value.text == TEXT


def test_utf16_is_reported_and_read_with_and_without_a_mark() -> None:
    for raw in (TEXT.encode("utf-16"), TEXT.encode("utf-16-le"), TEXT.encode("utf-16-be")):
        file = decode_source("c.yaml", raw)
        assert codes(file) == ["FD101"]
        assert "UTF-16" in file.diagnostics[0].message
        assert file.value.text == TEXT


def test_a_broken_byte_is_reported_with_its_offset_and_place() -> None:
    raw = "chapter: 確率".encode() + b"\xff" + "統計\n".encode()
    file = decode_source("c.yaml", raw)
    [found] = file.diagnostics
    assert found.message == "byte 0xFF at offset 15 is not UTF-8"
    assert found.span is not None
    assert file.value.text[found.span.start - 1 : found.span.end + 1] == "率\ufffd統"


def test_many_broken_bytes_give_few_messages() -> None:
    file = decode_source("c.yaml", "確率".encode() + b"\xff." * 1000)
    assert len(file.diagnostics) == 10
    assert "990 more" in file.diagnostics[-1].message


def test_a_control_character_is_reported_and_replaced() -> None:
    file = decode_source("c.yaml", b"chapter: a\x00b\x1b\n")
    assert [found.message for found in file.diagnostics] == [
        "invisible control character U+0000",
        "invisible control character U+001B",
    ]
    assert file.value.text == "chapter: a\ufffdb\ufffd\n"


def test_odd_line_breaks_are_reported_and_become_spaces() -> None:
    file = decode_source("c.yaml", "chapter: a\u2028b\n".encode())
    assert codes(file) == ["FD103"]
    assert file.value.text == "chapter: a b\n"


def test_windows_line_breaks_are_accepted_and_kept() -> None:
    file = decode_source("c.yaml", TEXT.replace("\n", "\r\n").encode())
    assert file.diagnostics == ()
    chapter = read_chapter(file.value)
    assert chapter.diagnostics == ()
    title = chapter.value.records[0].title.span()
    assert file.value.text[title.start : title.end] == "表"
    assert file.value.position(title.start).line == 3


def test_old_macintosh_line_breaks_are_line_breaks() -> None:
    file = decode_source("c.yaml", TEXT.replace("\n", "\r").encode())
    assert file == Outcome(SourceFile("c.yaml", TEXT))
