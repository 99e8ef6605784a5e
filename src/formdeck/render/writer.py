"""The user's texts on their way into a template, and what is found in them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from formdeck.render.editions import Blanks
from formdeck.render.markdown import LinkTarget, Rendered, Scope, block_markdown, inline_markdown, maths
from formdeck.render.markdown.block_writer import table_cell
from formdeck.render.markdown.plain import fence
from formdeck.render.tex import display_lines
from formdeck.render.tex.part import as_part
from formdeck.source import SourceText

if TYPE_CHECKING:
    from formdeck.diagnostics import Diagnostic


class TextWriter:
    """Write texts of one scope; ``found`` gathers what is wrong with them, ``blanks`` what is left out of them."""

    def __init__(
        self, macros: Mapping[str, str], targets: Mapping[str, LinkTarget] | None = None, blanks: Blanks | None = None
    ) -> None:
        self.blanks = blanks or Blanks()
        self._scope = Scope(macros, targets or {}, self.blanks)
        self.found: list[Diagnostic] = []

    def line(self, text: SourceText | None) -> str:
        """Write a text of one line; nothing for none."""
        return self._keep(text, inline_markdown(text.text, self._scope)) if text else ""

    def label(self, text: SourceText) -> str:
        """Write a text of one line that becomes a link: links inside it are left out."""
        return self._keep(text, inline_markdown(text.text, self._scope, in_link=True))

    def cell(self, text: SourceText | None) -> str:
        """Write a text that fits a table's cell."""
        return table_cell(self._keep(text, inline_markdown(text.text, self._scope, "<br>"))) if text else ""

    def block(self, text: SourceText | None) -> str:
        """Write a text of paragraphs, lists, tables, code."""
        return self._keep(text, block_markdown(text.text, self._scope)) if text else ""

    def maths(self, text: SourceText | None) -> str:
        """Set a LaTeX field in the line."""
        return self._keep(text, maths(text.text, self._scope)) if text else ""

    def display(self, latex: SourceText) -> str:
        """Set a LaTeX field as a display; as code if it cannot be."""
        made = self._scope.typeset(latex.text)
        self.found += [problem.within(latex) for problem in made.problems]
        if made.latex is None:
            return "\n".join(fence(latex.text, "latex"))
        return "\n".join(("$$", *display_lines(made.latex), "$$"))

    def formula(self, latex: SourceText) -> str:
        """Set a formula of its own as a display, or a box as large; nothing inside that is left out again."""
        made = replace(self._scope, blanks=Blanks()).typeset(latex.text)
        box = None if made.latex is None else self.blanks.formula(as_part("\n".join(display_lines(made.latex))))
        if box is None:
            return self.display(latex)
        self.found += [problem.within(latex) for problem in made.problems]
        return "\n".join(("$$", *box.split("\n"), "$$"))

    def _keep(self, text: SourceText, rendered: Rendered) -> str:
        self.found += [problem.within(text) for problem in rendered.problems]
        return rendered.markdown
