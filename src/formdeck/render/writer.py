"""The user's texts on their way into a template, and what is found in them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from formdeck.render.markdown import LinkTarget, Rendered, Scope, block_markdown, inline_markdown, maths
from formdeck.render.markdown.block_writer import table_cell
from formdeck.render.markdown.plain import fence
from formdeck.render.tex import display_lines, typeset
from formdeck.source import SourceText

if TYPE_CHECKING:
    from formdeck.diagnostics import Diagnostic


class TextWriter:
    """Write texts of one scope; ``found`` gathers what is wrong with them."""

    def __init__(self, macros: Mapping[str, str], targets: Mapping[str, LinkTarget] | None = None) -> None:
        self._scope = Scope(macros, targets or {})
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
        made = typeset(latex.text, self._scope.macros)
        self.found += [problem.within(latex) for problem in made.problems]
        if made.latex is None:
            return "\n".join(fence(latex.text, "latex"))
        return "\n".join(("$$", *display_lines(made.latex), "$$"))

    def _keep(self, text: SourceText, rendered: Rendered) -> str:
        self.found += [problem.within(text) for problem in rendered.problems]
        return rendered.markdown
