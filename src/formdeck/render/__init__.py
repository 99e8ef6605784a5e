"""Stage 4, render: a deck becomes Marp Markdown."""

from formdeck.render.deck import RenderRecord, render_deck, render_record_pages
from formdeck.render.divide import Division, divide_page
from formdeck.render.fit import LADDER, Cut, Fit, Window, plain_page
from formdeck.render.key_deck import render_key
from formdeck.render.packing import share_pages
from formdeck.render.pages import Page, PageKind, Pages, lay_out_pages
from formdeck.render.pieces import can_cut, shown_part
from formdeck.render.record import render_record
from formdeck.render.record_inputs import Additions, DeckScope, RecordInputs, SeeTarget, Standing, record_inputs
from formdeck.render.sheets import MarpMarkdown
from formdeck.render.templates import Templates, read_templates

__all__ = [
    "LADDER",
    "Additions",
    "Cut",
    "DeckScope",
    "Division",
    "Fit",
    "MarpMarkdown",
    "Page",
    "PageKind",
    "Pages",
    "RecordInputs",
    "RenderRecord",
    "SeeTarget",
    "Standing",
    "Templates",
    "Window",
    "can_cut",
    "divide_page",
    "lay_out_pages",
    "plain_page",
    "read_templates",
    "record_inputs",
    "render_deck",
    "render_key",
    "render_record",
    "render_record_pages",
    "share_pages",
    "shown_part",
]
