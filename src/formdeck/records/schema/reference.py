"""The record format as a page to look things up in."""

from collections.abc import Iterator

from formdeck.records.schema.forms import FORMS
from formdeck.records.schema.table import CHAPTER, DECK
from formdeck.records.schema.types import Choice, Field, Flag, Listing, Nested, Object, Table, Text, Type, Version

_INTRODUCTION = """\
<!-- Generated from src/formdeck/records/schema/table.py by scripts/generate-schema; do not edit. -->

# Record format

A deck is a folder `slides/<deck>/` with a file `deck.yaml` and chapter files. Files are YAML in UTF-8.
デッキは`slides/<deck>/`フォルダーで、`deck.yaml`と章ファイルからなる。ファイルはUTF-8のYAMLで書く。

To have keys completed and explained in an editor, begin each file with the line that fits:

```text
# yaml-language-server: $schema=../../docs/schema/deck.schema.json
# yaml-language-server: $schema=../../docs/schema/chapter.schema.json
```

## Writing values

- Every value is text, as it is typed: `no`, `1e-3`, `012` and `12:30` stay what they are.
- LaTeX stands without quotes, in single quotes, or as a block after `|`. In double quotes YAML eats backslashes
  (FD130). Single quotes are needed where a value begins with one of ``[ ] { } * & ! | > ' " % @ ` #`` or holds `: `
  or ` #`; a `'` inside them is written twice.
- A comment begins with `#`. After a value put two spaces before it and one after it (FD132).
- Indent with spaces (FD111). No key stands twice (FD120). `&name` and `*name` may be used to repeat a value;
  merge keys `<<` and tags `!name` may not (FD121, FD122).
- Files are named from the deck's folder on, with `/`, and lie inside it (FD220).

## Silencing a finding

A comment with a reason silences findings, by their codes, for the key or list item below it, or for its own line:

```yaml
# formdeck: ignore FD223 because the picture comes next week
figures: [{file: figures/later.svg}]
```

What cannot be read (FD1xx) cannot be silenced, and a comment that silences nothing is reported (FD142).
"""

_FORMS = """\
## Names and addresses

Where a table below says so, a value has one of these forms:

"""


def reference_page() -> str:
    """Write the reference page in Markdown."""
    forms = "".join(f"- **{form.name}**: {form.shown}\n" for form in FORMS)
    sections = (_section(kind) for kind in _objects())
    return "\n".join([_INTRODUCTION, _FORMS + forms, *sections])


def _objects() -> Iterator[Object]:
    """Yield every object once, those of the deck file first, each before the ones inside it."""
    waiting: list[Object] = [DECK, CHAPTER]
    seen: set[str] = set()
    while waiting:
        kind = waiting.pop(0)
        if kind.name in seen:
            continue
        seen.add(kind.name)
        yield kind
        inner = [found for field in kind.fields for found in _inside(field.type)]
        waiting = [*inner, *waiting] if kind is DECK else [*waiting, *inner]


def _inside(kind: Type) -> Iterator[Object]:
    if isinstance(kind, Object):
        yield kind
    elif isinstance(kind, Listing):
        yield from _inside(kind.item)
    elif isinstance(kind, Table):
        yield from _inside(kind.value)


def _section(kind: Object) -> str:
    rows = "\n".join(_row(field) for field in kind.fields)
    head = "| key | value | | what it is | 説明 | example |\n|---|---|---|---|---|---|"
    return f"## {kind.name}\n\n{kind.english}\n{kind.japanese}\n\n{head}\n{rows}\n"


def _row(field: Field) -> str:
    need = "required" if field.required else f"default: {field.default}" if field.default else ""
    cells = (f"`{field.name}`", _type(field.type), need, field.english, field.japanese, _code(field.example))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _type(kind: Type) -> str:
    if isinstance(kind, Text):
        return str(kind.role) if kind.form is None else kind.form.name
    if isinstance(kind, Choice):
        return ", ".join(f"`{word}`" for word in kind.words)
    if isinstance(kind, Listing):
        return f"list of: {_type(kind.item)}"
    if isinstance(kind, Table):
        return f"mapping from {_type(kind.key)} to: {_type(kind.value)}"
    if isinstance(kind, Object):
        linked = f"[{kind.name}](#{kind.name})"
        return f"text, or {linked}" if kind.short else linked
    return {Flag: "`true`, `false`", Version: "number", Nested: "number or LaTeX, or a nested list of such"}[type(kind)]
