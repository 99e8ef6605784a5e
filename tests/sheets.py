"""What tests of the sheets need: YAML rendered in memory, and Markdown read as Marp reads it."""

import re
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from formdeck.diagnostics import Diagnostic, Outcome
from formdeck.model import Deck
from formdeck.records import read_deck
from formdeck.render import Additions, MarpMarkdown, RenderRecord, Templates, read_templates, render_deck, render_record
from formdeck.source import SourceFile

TEMPLATES = read_templates([(Path(__file__).parents[1] / "templates", "templates")])

DECK = "formdeck: 1\ntitle: Sheets\nchapters: [01.yaml]\n"


@dataclass(frozen=True, slots=True)
class Sheets:
    """Rendered sheets with handy views."""

    outcome: Outcome[MarpMarkdown]
    files: dict[str, SourceFile]

    @property
    def text(self) -> str:
        return self.outcome.value.text

    @property
    def pages(self) -> list[str]:
        return self.text.partition("\n---\n\n")[2].split("\n\n---\n\n")

    @property
    def found(self) -> list[tuple[str, str]]:
        """Each finding's code and the text it points at."""
        return [(found.code, self._spanned(found)) for found in self.outcome.diagnostics]

    def _spanned(self, found: Diagnostic) -> str:
        span = found.span
        return "" if span is None else self.files[span.path].text[span.start : span.end]


def read_yaml(chapter: str, deck: str = DECK) -> tuple[Deck, dict[str, SourceFile]]:
    files = {name: SourceFile(f"d/{name}", text) for name, text in (("deck.yaml", deck), ("01.yaml", chapter))}
    read = read_deck(files["deck.yaml"], lambda name: Outcome(files[name]))
    return read.value, {file.path: file for file in files.values()}


def render_yaml(
    chapter: str,
    deck: str = DECK,
    templates: Templates = TEMPLATES,
    render: RenderRecord = render_record,
    **additions: object,
) -> Sheets:
    model, files = read_yaml(chapter, deck)
    added = Additions(**additions)  # type: ignore[arg-type]  # its own fields
    outcome = render_deck(model, templates, added, render=render)
    return Sheets(outcome, {**files, **templates.sources})


def record_page(body: str, deck: str = DECK, **options: object) -> str:
    """Render one record with some keys below id and title, and return its page."""
    indented = "\n".join(f"    {line}" for line in body.strip("\n").split("\n"))
    sheets = render_yaml(f"chapter: First\nrecords:\n  - id: one\n    title: One\n{indented}\n", deck, **options)
    (page,) = (page for page in sheets.pages if "record=one" in page)
    return page


def marp() -> MarkdownIt:
    """Set up a parser like Marp's: its comments, its mathematics, HTML on."""
    parser = MarkdownIt("commonmark", {"html": True, "breaks": True}).enable("table")
    parser.inline.ruler.after("escape", "marp_math_inline", _inline_maths)
    parser.block.ruler.after(
        "blockquote", "marp_math_block", _block_maths, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    return parser


def parse_marp(text: str) -> list[Token]:
    front, _, body = text.partition("\n---\n\n")
    assert front.startswith("---\nmarp: true\n")
    return marp().parse(body)


def html_in(tokens: list[Token]) -> set[str]:
    """All raw HTML, comments left out; attributes' values are cut."""
    raw = [token.content for token in _all(tokens) if token.type in ("html_block", "html_inline")]
    without_comments = re.sub(r"<!--.*?-->", "", "\n".join(raw), flags=re.DOTALL)
    return {re.sub(r'="[^"]*"', "", tag) for tag in re.findall(r"<[^>]*>", without_comments)}


def headings_in(tokens: list[Token]) -> list[tuple[str, str]]:
    return [(token.tag, tokens[at + 1].content) for at, token in enumerate(tokens) if token.type == "heading_open"]


def _all(tokens: list[Token]) -> list[Token]:
    return [one for token in tokens for one in (token, *(token.children or []))]


def _inline_maths(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Marp's rule, transcribed from marp-core's math.ts."""
    source, start = state.src, state.pos + 1
    if source[state.pos] != "$":
        return False
    match = source.find("$", start)
    while match != -1:
        before = match - 1
        while source[before] == "\\":
            before -= 1
        if (match - before) % 2 == 1:
            break
        match = source.find("$", match + 1)
    opens = source[start : start + 1] not in (" ", "\t")
    closes = match != -1 and source[match - 1] not in " \t" and source[match + 1 : match + 2] not in tuple("0123456789")
    if not opens or match in (-1, start) or not closes:
        width = 2 if opens and match == start else 1
        state.pending += "" if silent else "$" * width
        state.pos += width
        return True
    if not silent:
        state.push("math_inline", "math", 0).content = source[start:match]
    state.pos = match + 1
    return True


def _block_maths(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Marp's rule for lines between ``$$``; without an end it runs to the end of the block."""
    if not state.src.startswith("$$", state.bMarks[start] + state.tShift[start]):
        return False
    if silent:
        return True
    number = start
    while True:
        line = state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].strip()
        if line.endswith("$$") and (number > start or len(line) > 3):
            break
        number += 1
        if number >= end or (line and state.tShift[number] < state.blkIndent and not state.isEmpty(number)):
            break
    state.push("math_block", "math", 0).content = state.getLines(start, number + 1, state.blkIndent, keepLastLF=False)
    state.line = number + 1
    return True
