"""Each value of a YAML text knows the character in the file that each of its characters is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from formdeck.records import assemble, decode_source, read_chapter, read_deck_settings
from formdeck.records.characters import clean
from formdeck.records.nodes import Mapping, Node, Scalar, Sequence
from formdeck.records.recover import compose_file
from formdeck.source import SourceFile

CHAPTERS = sorted(Path(__file__).parents[2].glob("slides/*/*.yaml"))

# Letters that mean something to YAML, LaTeX, Japanese text and emoji outside the basic plane.
ALPHABET = "abcxyz019 .,:;#-?!|>&*%@`'\"\\{}[]()$^_~=+/<あ漢、。（）é😀𝔼"
LINE = st.text(ALPHABET, max_size=12)
LINES = st.lists(LINE, min_size=1, max_size=5)
WORD = st.text("abcxyz019あ漢é😀𝔼\\_^$", min_size=1, max_size=8)


def single_quoted(lines: list[str], indent: int) -> str:
    return "'" + ("\n" + " " * indent).join(line.replace("'", "''") for line in lines) + "'"


def double_quoted(lines: list[str], indent: int) -> str:
    escaped = [line.replace("\\", "\\\\").replace('"', '\\"').replace("é", "\\u00e9") for line in lines]
    return '"' + ("\n" + " " * indent).join(escaped) + '"'


def joined_by_escapes(lines: list[str], indent: int) -> str:
    escaped = [line.replace("\\", "\\\\").replace('"', '\\"') for line in lines]
    return '"' + ("\\\n" + " " * indent).join(escaped) + '"'


def block(header: str) -> object:
    def write(lines: list[str], indent: int) -> str:
        return header + "".join("\n" + (" " * indent + line if line else "") for line in lines) + "\n"

    return write


def plain(words: list[str], indent: int) -> str:
    return ("\n" + " " * indent).join(words)


@st.composite
def scalars(draw: st.DrawFn, indent: int) -> str:
    style = draw(st.sampled_from(["plain", "single", "double", "joined", "block"]))
    if style == "plain":
        return plain(draw(st.lists(WORD, min_size=1, max_size=4)), indent)
    if style == "block":
        explicit = draw(st.sampled_from(["", "2"]))
        chomping = draw(st.sampled_from(["", "-", "+"]))
        header = draw(st.sampled_from("|>")) + explicit + chomping
        return block(header)(draw(LINES), indent)
    write = {"single": single_quoted, "double": double_quoted, "joined": joined_by_escapes}[style]
    return write(draw(LINES), indent)


@st.composite
def documents(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> str:
    """Nested mappings and lists whose leaves are scalars in all five styles."""
    pad = " " * indent
    entries = []
    as_list = draw(st.booleans())
    for number in range(draw(st.integers(1, 3))):
        head = f"{pad}-" if as_list else f"{pad}k{number}:"
        if depth < 2 and draw(st.booleans()):
            entries.append(f"{head}\n{draw(documents(indent + 2, depth + 1))}")
        else:
            entries.append(f"{head} {draw(scalars(indent + 2))}\n")
    return "".join(entry if entry.endswith("\n") else entry + "\n" for entry in entries)


def leaves(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from leaves(item)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield from leaves(key)
            yield from leaves(value)


def assert_in_place(scalar: Scalar, text: str) -> None:
    """Each character stands where it says; a folded one at the break, an escaped one at its backslash."""
    source = scalar.source
    previous = -1
    for at, char in enumerate(source.text):
        offset = source.offset(at)
        assert scalar.start <= offset < max(scalar.end, scalar.start + 1)
        assert offset > previous, (source, at)
        previous = offset
        there = text[offset]
        folded = there == "\n" and char in " \n" and scalar.style != "|"
        escaped = there == "\\" and scalar.style == '"'
        assert there == char or folded or escaped, (at, char, there)
    span = source.span()
    assert 0 <= span.start <= span.end <= len(text)


def by_plain_yaml(text: str) -> list[str] | None:
    """The scalars as PyYAML itself reads them; None if it refuses the text."""
    try:
        events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return None
    return [event.value for event in events if isinstance(event, yaml.ScalarEvent)]


@settings(max_examples=400, deadline=None)
@given(documents(), st.booleans())
@example("- >\n\n  a\n   b\n\n  c\n  d\n\n", True)  # noqa: FBT003 - hypothesis hands arguments over by position
@example("- |2+\n    a\n\n  b\n\n", True)  # noqa: FBT003
@example("- 'a\n\n\n  b '' c'\n", False)  # noqa: FBT003
def test_each_character_of_a_value_is_found_in_the_file(text: str, windows: bool) -> None:  # noqa: FBT001
    text = text.replace("\n", "\r\n") if windows else text
    node, composer = compose_file(SourceFile("x.yaml", text))
    expected = by_plain_yaml(text)
    found = list(leaves(node))
    if expected is not None:
        assert [scalar.text for scalar in found] == expected
        assert not composer.found
    for scalar in found:
        assert_in_place(scalar, text)


@settings(max_examples=100, deadline=None)
@given(documents())
def test_the_pure_parser_gives_the_same_values_and_places(text: str) -> None:
    with_c, _ = compose_file(SourceFile("x.yaml", text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("formdeck.records.compose._LOADER", yaml.SafeLoader)
        pure, _ = compose_file(SourceFile("x.yaml", text))
    if by_plain_yaml(text) is not None:
        assert pure == with_c


def assert_readable(file: SourceFile) -> None:
    length = len(clean(file).value.text)
    chapter, settings_ = read_chapter(file), read_deck_settings(file)
    deck = assemble(settings_, [chapter] * len(settings_.value.chapter_files), {file.path: file})
    for found in (*chapter.diagnostics, *deck.diagnostics):
        assert found.span is None or 0 <= found.span.start <= found.span.end <= length, found
    for record in chapter.value.records:
        assert 0 <= record.place.start <= record.place.end <= length


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_reading_any_text_never_raises(text: str) -> None:
    assert_readable(SourceFile("x.yaml", text))


@settings(max_examples=300, deadline=None)
@given(st.text("abc :-#'\"\\|>&*![]{},\n\t\r<?%@`あ", max_size=60))
def test_reading_any_yaml_like_text_never_raises(text: str) -> None:
    assert_readable(SourceFile("x.yaml", text))


@settings(max_examples=200, deadline=None)
@given(st.binary())
def test_decoding_any_bytes_never_raises(raw: bytes) -> None:
    file = decode_source("x.yaml", raw)
    assert_readable(file.value)
    assert all(found.span is not None and found.span.end <= len(file.value.text) for found in file.diagnostics)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_reading_a_damaged_chapter_never_raises(data: st.DataObject) -> None:
    text = CHAPTER
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 20, len(text))))
        text = text[:start] + data.draw(st.text("abc :-#'\"\\|>&*![]{},\n\t\r", max_size=5)) + text[end:]
    assert_readable(SourceFile("x.yaml", text))


CHAPTER = r"""
chapter: 確率・統計
glossary:
  n: データの個数
records:
  - id: bernoulli
    title: ベルヌーイ分布
    tags: [distribution, 'it''s']
    formulas:
      - id: pmf
        latex: f(x;p) = p^x (1-p)^{1-x}
      - id: variance
        latex: |
          \begin{align}
          \mathrm{Var}[X] &= p(1-p)
          \end{align}
        check: typeset
        because: an example
    glossary:
      x: {meaning: 変数, kind: integer, domain: '\{0, 1\}'}
      f(x;p): "mass function"
    notes:
      - $x=1$ のとき $f(x;p)=p$
      - title: 補足
        body: >
          折り返した
          文章
    # formdeck: ignore FD223 because it is drawn later
    code:
      - language: python
        source: |
          f = p**x
        computes: pmf
        names: {x: x}
        given: [{x: [0, [1, 2]]}]
    examples:
      - {of: pmf, given: {x: 1, p: 0.3}, result: 0.3}
    figures: [{file: figures/a.svg, width: 60%}]
  - id: other
    title: &t Other
    notes: [*t]
    see: [bernoulli]
"""


def test_the_chapter_to_be_damaged_is_sound() -> None:
    assert read_chapter(SourceFile("x.yaml", CHAPTER)).diagnostics == ()


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.name)
def test_each_value_of_the_real_decks_is_in_place(path: Path) -> None:
    text = path.read_bytes().decode()
    node, composer = compose_file(SourceFile(path.name, text))
    assert composer.scalars
    for scalar in leaves(node):
        assert_in_place(scalar, text)
