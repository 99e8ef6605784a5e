"""Checking a tree of nodes against the record format."""

import re
from collections.abc import Iterator

from formdeck.diagnostics import Diagnostic, did_you_mean
from formdeck.diagnostics.rules import records as rules
from formdeck.diagnostics.rules import yaml as yaml_rules
from formdeck.model import Given
from formdeck.records.fields import Fields, Pairs, Value
from formdeck.records.nodes import Mapping, Node, Scalar, Sequence
from formdeck.records.schema.types import Choice, Field, Flag, Listing, Nested, Object, Role, Table, Text, Type, Version
from formdeck.source import SourceFile, SourceText, Span

_COMMENT = re.compile(r"([ \t]+)#([^\n]*)")
_QUOTE = "if it is text, put it in single quotes"
_SHOWN = 40


class Shape:
    """Reads the nodes of one file as the format wants them, collecting what is wrong in ``found``.

    A value of a wrong shape is mended where it is plain what was meant, else left out.
    """

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.found: list[Diagnostic] = []

    def read(self, node: Node, kind: Type, name: str) -> Value | None:
        """Read a node as the type wants it. ``name`` is what messages call it. None: there is no such value."""
        if node.broken and isinstance(node, Scalar):
            return None
        if isinstance(node, Scalar) and node.is_empty:
            self._report_empty(node, name)
            return None
        if isinstance(kind, Object):
            return self._object(node, kind, name)
        if isinstance(kind, Table):
            return self._table(node, kind, name)
        if isinstance(kind, Listing):
            return self._listing(node, kind, name)
        if isinstance(kind, Nested):
            return self._nested(node, name)
        return self._word(node, kind, name)

    def span(self, node: Node) -> Span:
        """Span a node; of a long one the first line."""
        line_end = self.file.text.find("\n", node.start, node.end)
        end = node.end if line_end < 0 else line_end
        return self.file.span(node.start, node.start + len(self.file.text[node.start : end].rstrip()))

    def _report_empty(self, node: Scalar, name: str) -> None:
        comment = _COMMENT.match(self.file.text, node.end)
        hints = ["write a value or remove the key"]
        if comment:
            hints.insert(0, "a value that starts with `#` is a comment: put it in single quotes")
        before = self.file.text[: node.start].rstrip(" ")
        span = self.file.span(max(len(before) - 1, 0), len(before))
        self.found.append(rules.EMPTY_VALUE.at(span, f"`{name}` is empty", *hints))

    # Texts

    def _word(self, node: Node, kind: Text | Choice | Flag | Version, name: str) -> SourceText | None:
        source = self._text(node, kind if isinstance(kind, Text) else Text(Role.NAME), name)
        if source is None:
            return None
        if isinstance(kind, Choice):
            return self._one_of(source, kind.words, name)
        if isinstance(kind, Flag):
            return self._one_of(source, ("true", "false"), name)
        if isinstance(kind, Version):
            return self._version(source, kind)
        return self._formed(source, kind, name)

    def _text(self, node: Node, kind: Text, name: str) -> SourceText | None:
        if not isinstance(node, Scalar):
            return self._text_of_collection(node, kind, name)
        if not node.text.strip():
            self.found.append(
                rules.EMPTY_VALUE.at(self.span(node), f"`{name}` is empty", "write a value or remove the key")
            )
            return None
        if kind.is_prose and not node.style:
            self.found.extend(self._cut(node))
        return node.source

    def _cut(self, node: Scalar) -> Iterator[Diagnostic]:
        """Report a ``#`` after a text, unless two spaces before and one after it mark it as a comment."""
        comment = _COMMENT.match(self.file.text, node.end)
        if comment is None or "formdeck:" in comment[2]:
            return
        if len(comment[1].expandtabs(2)) >= 2 and comment[2][:1] in (" ", "", "\r"):
            return
        yield yaml_rules.CUT_BY_COMMENT.at(
            self.file.span(comment.start(2) - 1, comment.start(2) + len(comment[2].rstrip())),
            "text after ` #` is a comment and is left out",
            "put the whole value in single quotes; before a real comment write two spaces and after its `#` one",
        )

    def _text_of_collection(self, node: Mapping | Sequence, kind: Text, name: str) -> SourceText | None:
        """Report a list or mapping where text belongs; what is plainly unquoted text is taken as such."""
        raw = self.file.text[node.start : node.end]
        what = "mapping" if isinstance(node, Mapping) else "list"
        if node.broken or kind.role is Role.NAME or not (node.flow or _is_one_pair(node, raw)):
            if not node.broken:
                self.found.append(rules.WRONG_TYPE.at(self.span(node), f"`{name}` is a {what}, not text"))
            return None
        if node.flow:
            shown = raw if len(raw) <= _SHOWN and "\n" not in raw else raw[0] + "…" + raw[-1]
            message = f"YAML reads `{shown}` as a {what}, but `{name}` is text"
            quoted = (
                f"put it in single quotes: `'{shown}'`"
                if shown == raw and "'" not in raw
                else "put it in single quotes"
            )
            self.found.append(yaml_rules.UNQUOTED_BRACKET.at(self.span(node), message, quoted))
        else:
            message = f"`: ` makes this a mapping, but `{name}` is text"
            self.found.append(rules.WRONG_TYPE.at(self.span(node), message, "put the whole text in single quotes"))
        return SourceText.of(raw, self.file.path, node.start)

    def _one_of(self, source: SourceText, words: tuple[str, ...], name: str) -> SourceText | None:
        text = source.text.lower() if words == ("true", "false") else source.text
        if text in words:
            return source
        hints = (*did_you_mean(text, words), "it is one of " + ", ".join(f"`{word}`" for word in words))
        hints = hints if len(words) > 1 else (f"it can only be `{words[0]}`",)
        self.found.append(rules.UNKNOWN_CHOICE.at(source.span(), f"`{_short(source)}` is no value of `{name}`", *hints))
        return None

    def _version(self, source: SourceText, kind: Version) -> SourceText | None:
        if source.text == str(kind.number):
            return source
        newer = source.text.isdecimal() and int(source.text[:9]) > kind.number
        hint = "this deck needs a newer formdeck" if newer else f"write `formdeck: {kind.number}`"
        message = f"format version `{_short(source)}`; this formdeck reads version {kind.number}"
        self.found.append(rules.FORMAT_VERSION.at(source.span(), message, hint))
        return None

    def _formed(self, source: SourceText, kind: Text, name: str) -> SourceText | None:
        form = kind.form
        if form is None or form.fits(source.text):
            return source
        self.found.append(
            form.rule.at(source.span(), f"`{_short(source)}` cannot be a `{name}`", f"it is {form.shown}")
        )
        if form.mend is None:
            return None
        return SourceText(form.mend(source.text), source.path, source.anchors[:1], source.end)

    # Lists and mappings

    def _listing(self, node: Node, kind: Listing, name: str) -> Value | None:
        if isinstance(node, Sequence):
            values = (self.read(item, kind.item, name) for item in node.items)
            return tuple(value for value in values if value is not None)
        if isinstance(node, Mapping) and node.broken:
            return None
        hint = "put `- ` before each item, or the items in `[ ]`"
        what = "mapping" if isinstance(node, Mapping) else "text"
        self.found.append(rules.WRONG_TYPE.at(self.span(node), f"`{name}` is a {what}, not a list", hint))
        fits = isinstance(node, Mapping) == isinstance(kind.item, Object | Table)
        value = self.read(node, kind.item, name) if fits else None
        return None if value is None else (value,)

    def _nested(self, node: Node, name: str) -> Given | None:
        if isinstance(node, Sequence):
            items = (self._nested(item, name) for item in node.items)
            return Given(items=tuple(item for item in items if item is not None))
        if isinstance(node, Scalar) and node.is_empty:
            self._report_empty(node, name)
            return None
        text = None if isinstance(node, Scalar) and node.broken else self._text(node, Text(Role.LATEX), name)
        return None if text is None else Given(text)

    def _table(self, node: Node, kind: Table, name: str) -> Pairs | None:
        if not isinstance(node, Mapping):
            self._not_a_mapping(node, name)
            return None
        pairs: list[tuple[SourceText, Value]] = []
        for key, value in self._pairs(node):
            source = self._formed(key, kind.key, name)
            read = self.read(value, kind.value, key.text)
            if source is not None and read is not None:
                pairs.append((source, read))
        return Pairs(tuple(pairs))

    def _object(self, node: Node, kind: Object, name: str) -> Fields | None:
        if kind.short and self._stands_for_text(node, kind):
            text = self._word(node, Text(Role.MARKDOWN), name)
            place = self.file.span(node.start, node.end)
            return None if text is None else Fields(place, {kind.short: text}, frozenset({kind.short}))
        if not isinstance(node, Mapping):
            self._not_a_mapping(node, name)
            return None
        fields = self._fields(node, kind)
        if not node.broken and not any(isinstance(key, Scalar) and key.text == "<<" for key, _ in node.pairs):
            self.found.extend(self._missing(node, kind, fields.present))
        return fields

    def _fields(self, node: Mapping, kind: Object) -> Fields:
        values: dict[str, Value] = {}
        pairs = list(self._pairs(node))
        present = {key.text for key, _ in pairs}
        damaged = node.broken
        for key, value in pairs:
            field = kind.field(key.text) or self._meant(key, value, node, kind, present)
            if field is None:
                continue
            present.add(field.name)
            read = self.read(value, field.type, field.name)
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
        hints = hints or (f"a {kind.name} has " + ", ".join(f"`{field.name}`" for field in kind.fields),)
        self.found.append(rules.UNKNOWN_KEY.at(key.span(), f"unknown key `{_short(key)}`", *hints))
        return meant

    def _missing(self, node: Mapping, kind: Object, present: frozenset[str]) -> Iterator[Diagnostic]:
        for field in kind.fields:
            if field.required and field.name not in present:
                message = f"{kind.name} without `{field.name}`"
                hint = f"add `{field.name}: …`, as in `{field.name}: {field.example}`"
                yield rules.MISSING_KEY.at(self.span(node), message, hint)

    def _not_a_mapping(self, node: Node, name: str) -> None:
        if node.broken:
            return
        what = "list" if isinstance(node, Sequence) else "text"
        message = f"`{name}` is a {what}, not a mapping"
        self.found.append(rules.WRONG_TYPE.at(self.span(node), message, "write `key: value` lines below it"))

    def _stands_for_text(self, node: Node, kind: Object) -> bool:
        if not isinstance(node, Mapping):
            return True
        keys = {key.text for key, _ in node.pairs if isinstance(key, Scalar)}
        known = {field.name for field in kind.fields}
        if node.broken or keys & known or any(did_you_mean(key, known) for key in keys):
            return False
        raw = self.file.text[node.start : node.end]
        bare = all(isinstance(value, Scalar) and value.is_empty for _, value in node.pairs)
        return (node.flow and bare) or _is_one_pair(node, raw)

    def _pairs(self, node: Mapping) -> Iterator[tuple[SourceText, Node]]:
        """Yield a mapping's keys and values: no key twice, no merge key, each key a text."""
        first: dict[str, SourceText] = {}
        for key, value in node.pairs:
            source = self._key(key)
            if source is None:
                continue
            if source.text in first:
                line = self.file.position(first[source.text].offset(0)).line
                message, hint = (
                    f"duplicate key `{_short(source)}`",
                    f"first written in line {line}: keep one of the two",
                )
                self.found.append(yaml_rules.DUPLICATE_KEY.at(source.span(), message, hint))
                continue
            first[source.text] = source
            yield source, value

    def _key(self, key: Node) -> SourceText | None:
        if not isinstance(key, Scalar):
            return self._text_of_collection(key, Text(Role.LATEX), "key")
        if key.broken:
            return None
        if key.text == "<<" and not key.style:
            hint = "write the keys out; a whole value can be used again with `&name` and `*name`"
            self.found.append(yaml_rules.MERGE_KEY.at(self.span(key), "merge key `<<`", hint))
            return None
        if not key.text.strip():
            self.found.append(
                rules.EMPTY_VALUE.at(self.file.span(key.start, key.end), "empty key", "write a key before the `:`")
            )
            return None
        return key.source


def _is_one_pair(node: Mapping | Sequence, raw: str) -> bool:
    """Say whether a mapping is one line of text that happens to hold ``: ``."""
    if not isinstance(node, Mapping) or node.flow or len(node.pairs) != 1 or "\n" in raw:
        return False
    return all(isinstance(part, Scalar) and part.style in ("", "'", '"') for part in node.pairs[0])


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


def _short(source: SourceText) -> str:
    text = source.text if len(source.text) <= _SHOWN else source.text[:_SHOWN] + "…"
    return text.replace("\n", " ")
