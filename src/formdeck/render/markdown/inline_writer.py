"""From inline tokens back to Markdown."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import quote, unquote

from markdown_it.token import Token

from formdeck.diagnostics.rule import Rule
from formdeck.diagnostics.rules import render as rules
from formdeck.render.editions.blanks import Blanks
from formdeck.render.markdown.dollars import show_bars
from formdeck.render.markdown.places import Places
from formdeck.render.markdown.plain import escape_active
from formdeck.render.markdown.scope import Scope
from formdeck.render.markdown.together import keep_together
from formdeck.render.tex import Problem, is_inline_safe

_URL = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*[A-Za-z0-9_~/=&#%-]", re.IGNORECASE)
_SCHEMES = ("http://", "https://", "mailto:")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_SURROUNDING = {"strong": "**", "em": "*"}


class InlineWriter:
    """Write the tokens of one text; ``line_break`` stands for each break in it.

    ``in_link`` says that the text becomes part of a link: of its own links only the words are left.
    """

    def __init__(self, scope: Scope, places: Places, line_break: str, *, in_link: bool = False) -> None:
        self._scope = scope
        self._places = places
        self._break = line_break
        self._in_link = in_link
        self.problems: list[Problem] = []

    def write(self, tokens: Sequence[Token]) -> str:
        """Write a run of tokens, with everything between an opening and its closing token."""
        out = ""
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.nesting == 1:
                close = _closing(tokens, position)
                out += self._surround(token, tokens[position + 1 : close], out)
                position = close
            elif token.type == "math_inline":
                formula = self.maths(token)
                following = tokens[position + 1] if position + 1 < len(tokens) else None
                after = self.text(following) if following and following.type == "text" else ""
                out = keep_together(out, formula, after)
                position += bool(after)
            else:
                out += _LEAVES[token.type](self, token)
            position += 1
        return out

    def _surround(self, token: Token, inside: Sequence[Token], before: str) -> str:
        if token.type == "link_open":
            return self._link(str(token.attrs["href"]), inside)
        if token.type == "mark_open":
            return self._mark(inside)
        written = self.write(inside)
        marker = _SURROUNDING.get(token.tag)
        # Beside anything but letters and digits, CommonMark may take the markers for text: there, tags.
        if marker and written[:1].isalnum() and written[-1:].isalnum() and not before.endswith("*"):
            return f"{marker}{written}{marker}"
        return f"<{token.tag}>{written}</{token.tag}>" if written else ""

    def _mark(self, inside: Sequence[Token]) -> str:
        """Write marked text; what is marked in the formulas inside counts for nothing."""
        blanks, self._scope = self._scope.blanks, replace(self._scope, blanks=Blanks())
        written = self.write(inside)
        self._scope = replace(self._scope, blanks=blanks)
        return blanks.marked(written) if written else ""

    def _link(self, target: str, inside: Sequence[Token]) -> str:
        place = self._places.find(target, unquote(target))
        outer, self._in_link = self._in_link, True
        label = self.write(inside)
        self._in_link = outer
        written = self._leading_to(target, label, place)
        return label if outer else written

    def _leading_to(self, target: str, label: str, place: tuple[int, int]) -> str:
        if target.startswith("#"):
            return self._reference(unquote(target[1:]), label, place)
        if not target.lower().startswith(_SCHEMES):
            hint = "links lead to http:, https: or mailto: addresses, or to a record as `#id`"
            self._report(rules.REFUSED_LINK, place, f"a link to `{target}` is not allowed", hint)
            return label
        return f"[{label}](<{_safe_url(target)}>)" if label else ""

    def _reference(self, record: str, label: str, place: tuple[int, int]) -> str:
        target = self._scope.targets.get(record)
        if target is None or target.page is None:
            hints = target.hints if target else ()
            self._report(rules.UNKNOWN_LINK_TARGET, place, f"there is no record `{record}`", *hints)
            return label
        return f"[{label or f'p. {target.page}'}](#{target.page})"

    def text(self, token: Token) -> str:
        """Write words; what looks like HTML stays text, and is reported."""
        for match in _TAG.finditer(token.content):
            place = self._places.find(match[0])
            hint = "HTML is shown as text; write Markdown"
            self._report(rules.HTML_IN_TEXT, place, f"`{match[0]}` looks like HTML", hint)
        text = show_bars(token.content)
        if self._in_link or "://" not in text:
            return escape_active(text)
        return _with_addresses(text)

    def code(self, token: Token) -> str:
        """Write a code span."""
        return inline_code(show_bars(token.content))

    def maths(self, token: Token) -> str:
        """Write mathematics; LaTeX that cannot be set is shown as code."""
        latex = show_bars(token.content)
        start, end = self._places.find(token.content)
        made = self._scope.typeset(latex)
        length = len(latex)
        self.problems += [
            problem._replace(start=min(start + problem.start, end), end=min(start + problem.end, end))
            for problem in made.problems
            if problem.end <= length
        ]
        if made.latex is None or not is_inline_safe(made.latex):
            return inline_code(latex)
        return "$" + " ".join(made.latex.split("\n")) + "$"

    def image(self, token: Token) -> str:
        """Write an image's alternative text, and report it."""
        place = self._places.find("![")
        hint = "pictures belong under `figures:`"
        self._report(rules.IMAGE_IN_TEXT, place, "an image inside a text", hint)
        return escape_active(show_bars(token.content))

    def line_break(self, _token: Token) -> str:
        """Write a line break."""
        return self._break

    def _report(self, rule: Rule, place: tuple[int, int], message: str, *hints: str) -> None:
        self.problems.append(Problem(rule, *place, message, hints))


_LEAVES: dict[str, Callable[[InlineWriter, Token], str]] = {
    "text": InlineWriter.text,
    "text_special": InlineWriter.text,
    "code_inline": InlineWriter.code,
    "math_inline": InlineWriter.maths,
    "image": InlineWriter.image,
    "softbreak": InlineWriter.line_break,
    "hardbreak": InlineWriter.line_break,
}


def inline_code(code: str) -> str:
    """Set code between as many backticks as it needs."""
    code = " ".join(code.split("\n"))
    if not code.strip():
        return ""
    ticks = "`" * (1 + max((len(run) for run in re.findall(r"`+", code)), default=0))
    pad = " " if code[0] in "` " or code[-1] in "` " else ""
    return f"{ticks}{pad}{code}{pad}{ticks}"


def _closing(tokens: Sequence[Token], opening: int) -> int:
    depth = 0
    for position in range(opening, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens)


def _with_addresses(text: str) -> str:
    parts: list[str] = []
    position = 0
    for match in _URL.finditer(text):
        parts += [escape_active(text[position : match.start()]), f"<{_safe_url(match[0])}>"]
        position = match.end()
    return "".join(parts) + escape_active(text[position:])


def _safe_url(url: str) -> str:
    return quote(url, safe="%:/?#[]@!$&'()*+,;=~-._")
