"""Read a user's text and write it for the page."""

import re

from formdeck.diagnostics.rules import render as rules
from formdeck.render.editions.blanks import COMMAND
from formdeck.render.markdown.block_writer import BlockWriter
from formdeck.render.markdown.dialect import dialect
from formdeck.render.markdown.dollars import BAR, find_maths, hide_bars
from formdeck.render.markdown.inline_writer import InlineWriter, inline_code
from formdeck.render.markdown.places import Places
from formdeck.render.markdown.plain import clean, guard_line_starts, is_plain
from formdeck.render.markdown.scope import Rendered, Scope
from formdeck.render.markdown.together import join_texts
from formdeck.render.tex import Problem, is_inline_safe

_HEADING = re.compile(
    r"^ {0,3}(?:(#{1,6})[ \t]+\S.*|(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$", re.MULTILINE
)
_FENCED = re.compile(r"^ *(`{3,}|~{3,}).*?(?:^ *\1|\Z)", re.MULTILINE | re.DOTALL)


def inline_markdown(text: str, scope: Scope, line_break: str = " ", *, in_link: bool = False) -> Rendered:
    """Write a text of one paragraph: a title, a meaning, a caption; ``in_link`` if it becomes a link itself."""
    text = clean(text).strip()
    simple = _without_markup(text, scope)
    if simple is not None:
        return Rendered(simple)
    text = hide_bars(text)
    writer = InlineWriter(scope, Places(text), line_break, in_link=in_link)
    tokens = dialect().parseInline(text)[0].children or []
    return Rendered(guard_line_starts(writer.write(tokens).strip()), tuple(writer.problems))


def block_markdown(text: str, scope: Scope) -> Rendered:
    """Write a text of any number of blocks: a note."""
    text = clean(text).expandtabs(4).rstrip()
    simple = _without_markup(text.strip(), scope)
    if simple is not None:
        return Rendered(simple)
    hidden = hide_bars(text)
    writer = BlockWriter(scope, Places(hidden))
    lines = writer.write(dialect().parse(hidden))
    return Rendered("\n".join(lines), (*_headings(text), *writer.problems))


def maths(latex: str, scope: Scope) -> Rendered:
    """Set LaTeX that stands in a field of its own, in the line."""
    made = scope.typeset(latex)
    if made.latex is not None and is_inline_safe(made.latex):
        return Rendered("$" + " ".join(made.latex.split("\n")) + "$", made.problems)
    problems = made.problems
    if made.latex is not None:
        at = max(latex.find("$"), 0)
        problems += (Problem(rules.DOLLARS, at, at + 1, "`$` inside a formula", ("leave the dollars out",)),)
    return Rendered(inline_code(clean(latex)), problems)


def _without_markup(text: str, scope: Scope) -> str | None:
    """Write a text that holds nothing but words and simple mathematics, without asking the parser."""
    if COMMAND in text:
        return None
    parts: list[str] = []
    formulas: list[str] = []
    position = 0
    while (dollar := text.find("$", position)) != -1:
        end = find_maths(text, dollar)
        words = text[position:dollar]
        if end is None or not (is_plain(words) if not position else is_plain("x" + words)):
            return None
        latex = text[dollar + 1 : end]
        made = scope.typeset(latex)
        if made.problems or made.latex is None or BAR in latex or not is_inline_safe(made.latex):
            return None
        parts.append(words)
        formulas.append("$" + " ".join(made.latex.split("\n")) + "$")
        position = end + 1
    rest = text[position:]
    if not is_plain("x" + rest if position else rest):
        return None
    return join_texts((*parts, rest), formulas)


def _headings(text: str) -> list[Problem]:
    """Find what would be a heading or a page break in Markdown; here it stays text."""
    outside = _FENCED.sub(lambda match: " " * len(match[0]), text)
    hint = "give the note a `title:` instead"
    found = _HEADING.finditer(outside)
    return [
        Problem(rules.HEADING_IN_TEXT, match.start(), match.end(), f"`{match[0].strip()}` stays text", (hint,))
        for match in found
    ]
