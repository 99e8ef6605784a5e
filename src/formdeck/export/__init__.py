"""Stage 5: Marp Markdown → HTML, PDF, PNG, PPTX. The only place that knows Node, marp-cli and a browser."""

from formdeck.export.browser import Browser, find_browser
from formdeck.export.document import PAGE_BREAK, Document, Format, Place
from formdeck.export.export import (
    PAGES_AT_A_TIME,
    Export,
    Exported,
    LaidOut,
    begin_export,
    export_document,
    typeset_document,
)
from formdeck.export.fonts import font_css
from formdeck.export.marp import MarpRun, Rendered, start_measuring
from formdeck.export.marp_command import Tools
from formdeck.export.scan import PageFinding, Trouble, scan_html
from formdeck.export.setup import Progress, Runtime, find_runtime, set_up
from formdeck.export.tools import find_tools

__all__ = [
    "PAGES_AT_A_TIME",
    "PAGE_BREAK",
    "Browser",
    "Document",
    "Export",
    "Exported",
    "Format",
    "LaidOut",
    "MarpRun",
    "PageFinding",
    "Place",
    "Progress",
    "Rendered",
    "Runtime",
    "Tools",
    "Trouble",
    "begin_export",
    "export_document",
    "find_browser",
    "find_runtime",
    "find_tools",
    "font_css",
    "scan_html",
    "set_up",
    "start_measuring",
    "typeset_document",
]
