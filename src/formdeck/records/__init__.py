"""Stage 1, read: YAML text → Deck."""

from formdeck.records.chapter import read_chapter
from formdeck.records.deck import read_deck
from formdeck.records.decode import decode_source
from formdeck.records.files import check_files, find_inside, resolve_inside, without_links
from formdeck.records.link import assemble
from formdeck.records.schema.json_schema import json_schemas
from formdeck.records.settings import DeckSettings, read_deck_settings
from formdeck.records.suppress import apply_suppressions

__all__ = [
    "DeckSettings",
    "apply_suppressions",
    "assemble",
    "check_files",
    "decode_source",
    "find_inside",
    "json_schemas",
    "read_chapter",
    "read_deck",
    "read_deck_settings",
    "resolve_inside",
    "without_links",
]
