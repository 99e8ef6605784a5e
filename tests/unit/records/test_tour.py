"""The small deck `slides/calculus-en` shows the whole record format."""

from collections.abc import Iterator
from typing import Any

import yaml

from formdeck.records import json_schemas
from support import ROOT

DECK = ROOT / "slides" / "calculus-en"
_NAMED_BY_USERS = frozenset({"glossary", "macros", "labels", "names", "given"})


def known_keys(schema: Any) -> set[str]:
    """The keys that a schema names, at any depth."""
    if isinstance(schema, list):
        return set().union(*map(known_keys, schema))
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties", {}).keys() - _NAMED_BY_USERS
    return set(own).union(*map(known_keys, schema.values()))


def keys_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from keys_in(item)


def test_the_tour_uses_every_key() -> None:
    schemas = json_schemas()
    wanted = set().union(*map(known_keys, schemas.values())) | _NAMED_BY_USERS
    shown = {key for file in DECK.glob("*.yaml") for key in keys_in(yaml.safe_load(file.read_text("utf-8")))}

    assert len(wanted) > 50
    assert wanted - shown == set()
