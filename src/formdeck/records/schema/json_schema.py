"""The record format as JSON Schema, for editors."""

from collections.abc import Mapping
from typing import Any

from formdeck.records.schema.table import CHAPTER, DECK
from formdeck.records.schema.types import Choice, Field, Flag, Form, Listing, Nested, Object, Table, Text, Type, Version

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# What an editor takes for a number or a truth value is text to formdeck.
_TEXT: "Schema" = {"type": ["string", "number", "boolean"], "minLength": 1}
_CONTENT = ("formulas", "notes", "code", "figures")

Schema = dict[str, Any]


def json_schemas() -> Mapping[str, Schema]:
    """Make the JSON Schema (draft 2020-12) of each kind of file, by the file name it is published under."""
    return {"deck.schema.json": _document(DECK), "chapter.schema.json": _document(CHAPTER)}


def _document(kind: Object) -> Schema:
    definitions: dict[str, Schema] = {}
    root = _object(kind, definitions)
    return {"$schema": _DIALECT, "title": f"formdeck {kind.name}", **root, "$defs": dict(sorted(definitions.items()))}


def _object(kind: Object, definitions: dict[str, Schema]) -> Schema:
    schema: Schema = {
        "description": f"{kind.english}\n\n{kind.japanese}",
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in kind.fields if field.required],
        "properties": {field.name: _field(field, definitions) for field in kind.fields},
    }
    if kind.name == "record":
        schema["anyOf"] = [{"required": [name], "properties": {name: {"minItems": 1}}} for name in _CONTENT]
    if kind.name == "figure":
        schema["oneOf"] = [{"required": [name]} for name in ("file", "plot")]
    if kind.name == "formula":
        schema["if"] = {"required": ["check"], "properties": {"check": {"const": "typeset"}}}
        schema["then"] = {"required": ["because"]}
    return schema


def _field(field: Field, definitions: dict[str, Schema]) -> Schema:
    default = f"\n\nDefault: {field.default}" if field.default else ""
    example = f"\n\n    {field.name}: {field.example}"
    description = f"{field.english}\n\n{field.japanese}{default}{example}"
    return {"description": description, **_type(field.type, definitions)}


def _type(kind: Type, definitions: dict[str, Schema]) -> Schema:
    if isinstance(kind, Text | Choice | Flag | Version):
        return _scalar(kind)
    if isinstance(kind, Nested):
        items = {"type": "array", "items": {"$ref": "#/$defs/value"}}
        definitions["value"] = {"anyOf": [_TEXT, items]}
        return {"$ref": "#/$defs/value"}
    if isinstance(kind, Listing):
        return {"type": "array", "items": _type(kind.item, definitions)}
    if isinstance(kind, Table):
        names = {} if kind.key.form is None else {"propertyNames": {"pattern": _pattern(kind.key.form)}}
        return {"type": "object", "additionalProperties": _type(kind.value, definitions)} | names
    if kind.name not in definitions:
        definitions[kind.name] = _object(kind, definitions)
    reference = {"$ref": f"#/$defs/{kind.name}"}
    return {"anyOf": [_TEXT, reference]} if kind.short else reference


def _scalar(kind: Text | Choice | Flag | Version) -> Schema:
    if isinstance(kind, Choice):
        return {"enum": list(kind.words)}
    if isinstance(kind, Flag):
        return {"type": "boolean"}
    if isinstance(kind, Version):
        return {"enum": [kind.number, str(kind.number)]}
    return _TEXT if kind.form is None else _TEXT | {"pattern": _pattern(kind.form)}


def _pattern(form: Form) -> str:
    return f"^(?:{form.pattern})$"
