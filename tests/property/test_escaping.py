"""Whatever a user types, the sheets keep their shape and hold no HTML but the templates' own."""

import json
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sheets import Sheets, headings_in, html_in, parse_marp, render_yaml

NASTY = (
    "<!-- _class: x -->", "-->", "<script>alert(1)</script>", "<style>p{}</style>", "</div>", "<br>", "---", "***",
    "\n---\n", "\n\n---\n\n", "# h", "\n# h\n", "\n===\n", "$$", "$", "$x$", "$a|b$", "$\\frac{1}{2}$", "$$\nx\n$$",
    "```", "```python\nx\n```", "`", "`a|b`", "**", "**強調。**次", "*", "_", "==", "==a==", "[a](b)", "[a](#one)",
    "![i](http://x/y.png)", "![bg](x)", "[a]: http://x", "<http://x>", "https://example.org/a_b", "javascript:x",
    "|", "\n|-|-|\n", "| a | b |\n|---|---|\n| c | d |", "> q", "\n> q", "- a", "\n- a\n  - b", "1. a", "\n1) b",
    "\\", "\\\\", "\\$", "\\(", "{{", "}}", "{%", "{#", "<<", ">>", "<%", "%>", "<#", "&amp;", "&lt;b&gt;", "&#60;",
    "%", "~~~", "~~", ":smile:", "a@b.example", "//x", "「", "。", "あ", "5", " ", "\t", "\n", "\r\n", "\u2028",
    "\u202e", "\u200b", "\ufeff", "\ufdd0", "\x00", "\x0c", "theme: x", "\n    code", "\n\tcode", "😀", '"', "'",
)  # fmt: skip

nasty = st.lists(st.sampled_from(NASTY) | st.text(max_size=4), min_size=1, max_size=6).map("".join)
visible = nasty.filter(lambda text: re.search(r"\w", text) is not None)

LINES = ("record", "chapter", "category", "reading", "formula", "meaning", "caption", "note title", "tag", "footer")
TAGS = re.compile(r"</?(?:div|span|figure|strong|em|mark)(?: class)?>|<br>|<img src alt(?: width)?>")


def render(**texts: str) -> Sheets:
    """Render a deck with these texts in their places; JSON's strings are YAML's."""
    text = {name.replace("_", " "): json.dumps(value) for name, value in texts.items()}

    def of(name: str, otherwise: str = "word") -> str:
        return text.get(name, json.dumps(otherwise))

    chapter = f"""\
chapter: {of("chapter")}
records:
  - id: one
    title: {of("record")}
    reading: {of("reading", "its reading")}
    category: {of("category")}
    tags: [{of("tag")}]
    formulas:
      - {{latex: {of("latex")}, title: {of("formula")}, note: {of("formula note")}}}
    glossary:
      x: {{meaning: {of("meaning")}, unit: {of("unit")}, domain: {of("latex")}}}
    notes:
      - {of("note")}
      - {{title: {of("note title")}, body: {of("note")}}}
    code:
      - {{language: {of("language")}, source: {of("code")}}}
    figures:
      - {{file: a.svg, caption: {of("caption")}, alt: {of("alt")}, width: 50%}}
    examples:
      - {{of: f, given: {{x: {of("latex")}}}, result: {of("latex")}}}
    sources: [{of("source")}]
  - id: two
    title: Two
    notes: [second]
"""
    deck = f"formdeck: 1\ntitle: {of('deck')}\nfooter: {of('footer')}\nchapters: [01.yaml]\n"
    return render_yaml(chapter, deck, figures={"a.svg": "a.svg"})


def levels(sheets: Sheets) -> list[str]:
    return [tag for tag, _ in headings_in(parse_marp(sheets.text))]


def page_breaks(sheets: Sheets) -> int:
    return sum(token.type == "hr" and token.level == 0 for token in parse_marp(sheets.text))


def directives(sheets: Sheets) -> list[str]:
    tokens = parse_marp(sheets.text)
    return re.findall(r"<!--\s*(\w+)", "".join(token.content for token in tokens if token.type == "html_block"))


PLAIN = render()
places = st.sampled_from([*LINES, "note", "formula note", "code", "latex", "alt", "source", "unit", "language", "deck"])


@settings(max_examples=150, deadline=None)
@given(texts=st.dictionaries(places, visible, min_size=1, max_size=4))
def test_no_text_changes_the_pages_or_the_outline(texts: dict[str, str]) -> None:
    sheets = render(**texts)
    assert page_breaks(sheets) == page_breaks(PLAIN)
    assert levels(sheets) == levels(PLAIN)
    assert directives(sheets) == directives(PLAIN)


@settings(max_examples=150, deadline=None)
@given(texts=st.dictionaries(places, visible, min_size=1, max_size=4))
def test_no_text_brings_html_along(texts: dict[str, str]) -> None:
    tags = html_in(parse_marp(render(**texts).text))
    assert {tag for tag in tags if not TAGS.fullmatch(tag)} == set()


@settings(max_examples=100, deadline=None)
@given(place=places, text=visible)
def test_no_text_brings_images_or_other_links_along(place: str, text: str) -> None:
    tokens = [child for token in parse_marp(render(**{place: text}).text) for child in token.children or []]
    targets = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert [token for token in tokens if token.type == "image"] == []
    assert [target for target in targets if not re.match(r"#\d+$|https?:|mailto:", target, re.IGNORECASE)] == []


@settings(max_examples=100, deadline=None)
@example(place="tag", text="\n\n> q")
@given(place=st.sampled_from(LINES), text=visible)
def test_a_text_of_one_line_stays_in_its_block(place: str, text: str) -> None:
    def blocks(sheets: Sheets) -> list[str]:
        return [token.type for token in parse_marp(sheets.text)]

    assert blocks(render(**{place: "x" + text})) == blocks(PLAIN)


@settings(max_examples=50, deadline=None)
@given(texts=st.dictionaries(places, nasty, max_size=4))
def test_rendering_twice_gives_the_same(texts: dict[str, str]) -> None:
    assert render(**texts).text == render(**texts).text
