"""From block tokens back to Markdown."""

from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token

from formdeck.render.markdown.dollars import show_bars
from formdeck.render.markdown.inline_writer import InlineWriter
from formdeck.render.markdown.places import Places
from formdeck.render.markdown.plain import fence, guard_line_starts
from formdeck.render.markdown.scope import Scope
from formdeck.render.tex import Problem, display_lines

_ALIGNMENTS = {"text-align:left": ":---", "text-align:right": "---:", "text-align:center": ":---:"}


class BlockWriter:
    """Write the blocks of one text as lines."""

    def __init__(self, scope: Scope, places: Places) -> None:
        self._scope = scope
        self._places = places
        self._lines = InlineWriter(scope, places, "\n")
        self._cells = InlineWriter(scope, places, "<br>")
        self._problems: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong, so far."""
        return (*self._problems, *self._lines.problems, *self._cells.problems)

    def write(self, tokens: Sequence[Token], *, tight: bool = False) -> list[str]:
        """Write blocks one below the other, apart by blank lines unless ``tight``."""
        lines: list[str] = []
        last_list = ""
        for token, inside in _blocks(tokens):
            marker = _list_marker(token, last_list)
            block = self._list(inside, marker) if marker else _BLOCKS[token.type](self, token, inside)
            if not block:
                continue
            apart = lines and not (tight and token.type in {"paragraph_open", "bullet_list_open"})
            lines += ["", *block] if apart else block
            last_list = marker
        return lines

    def paragraph(self, _token: Token, inside: Sequence[Token]) -> list[str]:
        """Write a paragraph; each line break in it stays one."""
        text = "".join(self._lines.write(token.children or []) for token in inside)
        return [line.strip() for line in guard_line_starts(text).split("\n") if line.strip()]

    def _list(self, inside: Sequence[Token], marker: str) -> list[str]:
        lines: list[str] = []
        number, delimiter = (int(marker[:-1]), marker[-1]) if marker[:-1] else (0, "")
        for _token, content in _blocks(inside):
            tight = all(token.hidden for token in content if token.type == "paragraph_open" and token.level == 2)
            block = self.write(content, tight=tight)
            if not block:
                continue
            head = f"{number}{delimiter} " if delimiter else f"{marker} "
            number += 1
            if lines and not tight:
                lines.append("")
            lines += _indented(block, head)
        return lines

    def quote(self, _token: Token, inside: Sequence[Token]) -> list[str]:
        """Write a block quote."""
        return [f"> {line}".rstrip() for line in self.write(inside)]

    def fence(self, token: Token, _inside: Sequence[Token]) -> list[str]:
        """Write a block of code."""
        language = (token.info.split() or [""])[0]
        return fence(show_bars(token.content), language)

    def display(self, token: Token, _inside: Sequence[Token]) -> list[str]:
        """Write displayed mathematics; LaTeX that cannot be set is shown as code."""
        latex = show_bars(token.content)
        start, end = self._places.find(token.content)
        made = self._scope.typeset(latex)
        self._problems += [
            problem._replace(start=min(start + problem.start, end), end=min(start + problem.end, end))
            for problem in made.problems
        ]
        if made.latex is None:
            return fence(latex, "latex")
        return ["$$", *display_lines(made.latex), "$$"]

    def table(self, _token: Token, inside: Sequence[Token]) -> list[str]:
        """Write a table."""
        rows = [list(_cells(row)) for row in _rows(inside)]
        head, *body = [[self._cell(cell) for _, cell in row] for row in rows]
        rule = [_ALIGNMENTS.get(str(cell.attrs.get("style", "")), "---") for cell, _ in rows[0]]
        return [_row(head), _row(rule), *(_row(row) for row in body)]

    def _cell(self, tokens: Sequence[Token]) -> str:
        text = "".join(self._cells.write(token.children or []) for token in tokens)
        return table_cell(text)


_BLOCKS: dict[str, Callable[[BlockWriter, Token, Sequence[Token]], list[str]]] = {
    "paragraph_open": BlockWriter.paragraph,
    "blockquote_open": BlockWriter.quote,
    "fence": BlockWriter.fence,
    "math_block": BlockWriter.display,
    "table_open": BlockWriter.table,
}


def table_cell(markdown: str) -> str:
    """Make Markdown of one line fit between two bars."""
    return markdown.replace("|", "\\|")


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _indented(block: Sequence[str], head: str) -> list[str]:
    """Hang a block on a list marker; a first line that is a blank or a code fence is fine there too."""
    pad = " " * len(head)
    return [head + block[0], *(pad + line if line else "" for line in block[1:])]


def _list_marker(token: Token, last: str) -> str:
    """Choose a list's marker; two lists in a row need different ones to stay two. Empty if it is no list."""
    if token.type == "bullet_list_open":
        return "*" if last == "-" else "-"
    if token.type == "ordered_list_open":
        return f"{token.attrs.get('start', 1)}{')' if last.endswith('.') else '.'}"
    return ""


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Go through the outermost blocks, each with the tokens inside."""
    position = 0
    while position < len(tokens):
        close = position
        if tokens[position].nesting == 1:
            level = tokens[position].level
            close = next(at for at in range(position + 1, len(tokens)) if tokens[at].level == level)
        yield tokens[position], tokens[position + 1 : close]
        position = close + 1


def _rows(table: Sequence[Token]) -> Iterator[Sequence[Token]]:
    for _part, rows in _blocks(table):
        for _row_token, cells in _blocks(rows):
            yield cells


def _cells(row: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    return _blocks(row)
