"""Checking a tree of nodes against the record format."""

from collections.abc import Iterator

from formdeck.diagnostics import Diagnostic, did_you_mean
from formdeck.diagnostics.rules import records as rules
from formdeck.diagnostics.rules import yaml as yaml_rules
from formdeck.model import Given
from formdeck.records.fields import Fields, Pairs, Value
from formdeck.records.nodes import Mapping, Node, Scalar, Sequence
from formdeck.records.schema.types import Field, Listing, Nested, Object, Role, Table, Text, Type
from formdeck.records.texts import TextShape, is_one_pair, shorten
from formdeck.source import SourceFile, SourceText


class Shape:
    """Reads the nodes of one file as the format wants them, collecting what is wrong in ``found``.

    A value of a wrong shape is mended where it is plain what was meant, else left out.
    """

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.texts = TextShape(file)
        self.found = self.texts.found

    def read(self, node: Node, kind: Type, name: str) -> Value | None:
        """Read a node as the type wants it. ``name`` is what messages call it. None: there is no such value."""
        if isinstance(node, Scalar) and (node.broken or node.is_empty):
            return self._unreadable(node, kind, name)
        if isinstance(kind, Object):
            return self._object(node, kind, name)
        if isinstance(kind, Table):
            return self._table(node, kind, name)
        if isinstance(kind, Listing):
            return self._listing(node, kind, name)
        if isinstance(kind, Nested):
            return self._nested(node, name)
        return self.texts.word(node, kind, name)

    def _unreadable(self, node: Scalar, kind: Type, name: str) -> Value | None:
        """Report what is empty; take what could not be parsed as the text it was plainly meant to be."""
        if not node.broken:
            self.texts.report_empty(node, name)
        if not node.text:
            return None
        if isinstance(kind, Object) and kind.short:
            return Fields(
                self.file.span(node.start, node.end), {kind.short: node.source}, frozenset({kind.short}), damaged=True
            )
        return node.source if isinstance(kind, Text) and kind.form is None else None

    def _listing(self, node: Node, kind: Listing, name: str) -> Value | None:
        if isinstance(node, Sequence):
            values = (self.read(item, kind.item, f"an item of {name}") for item in node.items)
            return tuple(value for value in values if value is not None)
        if isinstance(node, Mapping) and node.broken:
            return None
        hint = "put `- ` before each item, or the items in `[ ]`"
        what = "a mapping" if isinstance(node, Mapping) else "text"
        self.found.append(rules.WRONG_TYPE.at(self.texts.span(node), f"{name} is {what}, not a list", hint))
        value = self.read(node, kind.item, name) if _could_be(node, kind.item) else None
        return None if value is None else (value,)

    def _nested(self, node: Node, name: str) -> Given | None:
        if isinstance(node, Sequence):
            items = (self._nested(item, f"an item of {name}") for item in node.items)
            return Given(items=tuple(item for item in items if item is not None))
        text = self.read(node, Text(Role.LATEX), name)
        return Given(text) if isinstance(text, SourceText) else None

    def _table(self, node: Node, kind: Table, name: str) -> Pairs | None:
        if not isinstance(node, Mapping):
            self._not_a_mapping(node, name)
            return None
        pairs: list[tuple[SourceText, Value]] = []
        for key, value in self._pairs(node):
            source = self.texts.formed(key, kind.key, f"a key of {name}")
            read = self.read(value, kind.value, f"`{shorten(key)}`")
            if source is not None and read is not None:
                pairs.append((source, read))
        return Pairs(tuple(pairs))

    def _object(self, node: Node, kind: Object, name: str) -> Fields | None:
        if kind.short and self._stands_for_text(node, kind):
            text = self.texts.word(node, Text(Role.MARKDOWN), name)
            place = self.file.span(node.start, node.end)
            return None if text is None else Fields(place, {kind.short: text}, frozenset({kind.short}))
        if not isinstance(node, Mapping):
            self._not_a_mapping(node, name)
            return None
        fields = self._fields(node, kind)
        if not node.broken and not _has_merge_key(node):
            self.found.extend(self._missing(node, kind, fields.present))
        return fields

    def _fields(self, node: Mapping, kind: Object) -> Fields:
        values: dict[str, Value] = {}
        pairs = list(self._pairs(node))
        present = {key.text for key, _ in pairs}
        damaged = node.broken or _has_merge_key(node)
        for key, value in pairs:
            field = kind.field(key.text) or self._meant(key, value, node, kind, present)
            if field is None:
                continue
            present.add(field.name)
            read = self.read(value, field.type, f"`{field.name}`")
            damaged = damaged or _is_damaged(value, read)
            if read is not None:
                values[field.name] = read
        return Fields(self.file.span(node.start, node.end), values, frozenset(present), damaged)

    def _meant(self, key: SourceText, value: Node, node: Mapping, kind: Object, present: set[str]) -> Field | None:
        """Report an unknown key; return the field it plainly stands for."""
        names = [field.name for field in kind.fields if field.name not in present]
        hints = did_you_mean(key.text, names)
        meant = next((field for field in kind.fields if any(f"`{field.name}`" in hint for hint in hints)), None)
        if node.flow and isinstance(value, Scalar) and value.is_empty and meant is None:
            hints = ("inside `{ }` a comma ends the value: put a value with commas in single quotes",)
        every = [field.name for field in kind.fields]
        hints = (
            hints or did_you_mean(key.text, every) or (f"a {kind.name} has " + ", ".join(f"`{one}`" for one in every),)
        )
        self.found.append(rules.UNKNOWN_KEY.at(key.span(), f"unknown key `{shorten(key)}`", *hints))
        return meant

    def _missing(self, node: Mapping, kind: Object, present: frozenset[str]) -> Iterator[Diagnostic]:
        for field in kind.fields:
            if field.required and field.name not in present:
                message = f"{kind.name} without `{field.name}`"
                hint = f"add `{field.name}: …`, as in `{field.name}: {field.example}`"
                yield rules.MISSING_KEY.at(self.texts.span(node), message, hint)

    def _not_a_mapping(self, node: Node, name: str) -> None:
        if node.broken:
            return
        what = "a list" if isinstance(node, Sequence) else "text"
        message = f"{name} is {what}, not a mapping"
        self.found.append(rules.WRONG_TYPE.at(self.texts.span(node), message, "write it as `key: value` lines"))

    def _stands_for_text(self, node: Node, kind: Object) -> bool:
        if not isinstance(node, Mapping):
            return True
        keys = {key.text for key, _ in node.pairs if isinstance(key, Scalar)}
        known = {field.name for field in kind.fields}
        if node.broken or keys & known or any(did_you_mean(key, known) for key in keys):
            return False
        raw = self.file.text[node.start : node.end]
        bare = all(isinstance(value, Scalar) and value.is_empty for _, value in node.pairs)
        return (node.flow and bare) or is_one_pair(node, raw)

    def _pairs(self, node: Mapping) -> Iterator[tuple[SourceText, Node]]:
        """Yield a mapping's keys and values: no key twice, no merge key, each key a text."""
        first: dict[str, SourceText] = {}
        for key, value in node.pairs:
            source = self.texts.key(key)
            if source is None:
                continue
            if source.text in first:
                line = self.file.position(first[source.text].offset(0)).line
                message, hint = (
                    f"duplicate key `{shorten(source)}`",
                    f"first written in line {line}: keep one of the two",
                )
                self.found.append(yaml_rules.DUPLICATE_KEY.at(source.span(), message, hint))
                continue
            first[source.text] = source
            yield source, value


def _could_be(node: Scalar | Mapping, item: Type) -> bool:
    """Say whether a value that stands where a list belongs is plainly its only item."""
    if isinstance(node, Scalar):
        return not isinstance(item, Object | Table) or (isinstance(item, Object) and bool(item.short))
    return isinstance(item, Object) and any(isinstance(key, Scalar) and item.field(key.text) for key, _ in node.pairs)


def _has_merge_key(node: Mapping) -> bool:
    return any(isinstance(key, Scalar) and key.text == "<<" for key, _ in node.pairs)


def _is_damaged(node: Node, value: Value | None) -> bool:
    """Say whether parts of a node were left out of its value."""
    if node.broken:
        return True
    if isinstance(value, Fields):
        return value.damaged
    if isinstance(value, tuple) and isinstance(node, Sequence):
        lost = len(value) < len(node.items)
        return lost or any(isinstance(item, Fields) and item.damaged for item in value)
    return False
