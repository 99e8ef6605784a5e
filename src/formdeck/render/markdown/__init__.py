"""The user's Markdown, read and written again so that it means the same in Marp and nothing more."""

from formdeck.render.markdown.plain import attribute, clean, fence, plain, plain_line, quoted
from formdeck.render.markdown.scope import LinkTarget, Rendered, Scope
from formdeck.render.markdown.texts import block_markdown, inline_markdown, maths

__all__ = [
    "LinkTarget",
    "Rendered",
    "Scope",
    "attribute",
    "block_markdown",
    "clean",
    "fence",
    "inline_markdown",
    "maths",
    "plain",
    "plain_line",
    "quoted",
]
