"""The Markdown that notes are written in: CommonMark with tables and mathematics, without HTML and headings."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from formdeck.render.markdown.dollars import block_maths, inline_maths
from formdeck.render.markdown.emphasis import tokenize_emphasis

_TEXT_ONLY = ("heading", "lheading", "hr", "html_block", "reference", "code", "html_inline")
_NESTING = 20


@cache
def dialect() -> MarkdownIt:
    """Set the parser up."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING})
    parser.enable("table").disable(list(_TEXT_ONLY))
    parser.inline.ruler.at("emphasis", tokenize_emphasis)
    parser.inline.ruler.after("escape", "math_inline", inline_maths)
    parser.inline.ruler.before("emphasis", "mark", _mark)
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.after("blockquote", "math_block", block_maths, {"alt": interrupts})
    # Which links are allowed is decided when they are written, with a message; here they are only read.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - its documented hook
    return parser


def _mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Take ``==…==`` as marked text; an ``==`` between words, as in code, means itself."""
    start = state.pos + 2
    if not state.src.startswith("==", state.pos) or state.src[start : start + 1] in ("", " ", "="):
        return False
    before = state.src[state.pos - 1 : state.pos] if state.pos else ""
    end = state.src.find("==", start, state.posMax)
    if (before.isascii() and before.isalnum()) or before == "=" or end <= start or state.src[end - 1] == " ":
        return False
    if not silent:
        after = state.posMax
        state.push("mark_open", "mark", 1)
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1)
        state.posMax = after
    state.pos = end + 2
    return True
