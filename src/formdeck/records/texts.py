"""Checking the texts in a tree of nodes: scalars, and what was meant to be one."""

import re
from collections.abc import Iterator

from formdeck.diagnostics import Diagnostic, did_you_mean
from formdeck.diagnostics.rules import records as rules
from formdeck.diagnostics.rules import yaml as yaml_rules
from formdeck.records.nodes import Mapping, Node, Scalar, Sequence
from formdeck.records.schema.types import Choice, Flag, Role, Text, Version
from formdeck.source import SourceFile, SourceText, Span

_COMMENT = re.compile(r"([ \t]+)#([^\n]*)")
_REMOVE = "write a value or remove the key"
_SHOWN = 40


class TextShape:
    """Reads nodes of one file as texts, collecting what is wrong in ``found``."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.found: list[Diagnostic] = []

    def span(self, node: Node) -> Span:
        """Span a node; of a long one the first line."""
        line_end = self.file.text.find("\n", node.start, node.end)
        end = node.end if line_end < 0 else line_end
        return self.file.span(node.start, node.start + len(self.file.text[node.start : end].rstrip()))

    def report_empty(self, node: Scalar, name: str) -> None:
        """Report a key or list item after which nothing stands."""
        comment = _COMMENT.match(self.file.text, node.end)
        hints = [_REMOVE]
        if comment:
            hints.insert(0, "a value that starts with `#` is a comment: put it in single quotes")
        before = self.file.text[: node.start].rstrip(" ")
        span = self.file.span(max(len(before) - 1, 0), len(before))
        self.found.append(rules.EMPTY_VALUE.at(span, f"{name} is empty", *hints))

    def word(self, node: Node, kind: Text | Choice | Flag | Version, name: str) -> SourceText | None:
        """Read a node as a text that may have to be one of some words, or of some form."""
        source = self.text(node, kind if isinstance(kind, Text) else Text(Role.NAME), name)
        if source is None:
            return None
        if isinstance(kind, Choice):
            return self._one_of(source, kind.words, name)
        if isinstance(kind, Flag):
            return self._one_of(source, ("true", "false"), name)
        if isinstance(kind, Version):
            return self._version(source, kind)
        return self.formed(source, kind, name)

    def text(self, node: Node, kind: Text, name: str) -> SourceText | None:
        """Read a node as a text of any form."""
        if not isinstance(node, Scalar):
            return self._text_of_collection(node, kind, name)
        if not node.text.strip():
            self.found.append(rules.EMPTY_VALUE.at(self.span(node), f"{name} is empty", _REMOVE))
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
        if node.broken or kind.role is Role.NAME or not (node.flow or is_one_pair(node, raw)):
            if not node.broken:
                self.found.append(rules.WRONG_TYPE.at(self.span(node), f"{name} is a {what}, not text"))
            return None
        if node.flow:
            shown = raw if len(raw) <= _SHOWN and "\n" not in raw else raw[0] + "…" + raw[-1]
            message = f"YAML reads `{shown}` as a {what}, but {name} is text"
            quoted = (
                f"put it in single quotes: `'{shown}'`"
                if shown == raw and "'" not in raw
                else "put it in single quotes"
            )
            self.found.append(yaml_rules.UNQUOTED_BRACKET.at(self.span(node), message, quoted))
        else:
            message = f"`: ` makes this a mapping, but {name} is text"
            self.found.append(rules.WRONG_TYPE.at(self.span(node), message, "put the whole text in single quotes"))
        return SourceText.of(raw, self.file.path, node.start)

    def _one_of(self, source: SourceText, words: tuple[str, ...], name: str) -> SourceText | None:
        text = source.text.lower() if words == ("true", "false") else source.text
        if text in words:
            return source
        hints = (*did_you_mean(text, words), "allowed: " + ", ".join(f"`{word}`" for word in words))
        self.found.append(
            rules.UNKNOWN_CHOICE.at(source.span(), f"`{shorten(source)}` is not allowed as {name}", *hints)
        )
        return None

    def _version(self, source: SourceText, kind: Version) -> SourceText | None:
        if source.text == str(kind.number):
            return source
        newer = source.text.isdecimal() and int(source.text[:9]) > kind.number
        hint = "this deck needs a newer formdeck" if newer else f"write `formdeck: {kind.number}`"
        message = f"format version `{shorten(source)}`; this formdeck reads version {kind.number}"
        self.found.append(rules.FORMAT_VERSION.at(source.span(), message, hint))
        return None

    def formed(self, source: SourceText, kind: Text, name: str) -> SourceText | None:
        """Return the text if it has the form it must have; else the mended one, or none."""
        form = kind.form
        if form is None or form.fits(source.text):
            return source
        self.found.append(
            form.rule.at(source.span(), f"`{shorten(source)}` is not allowed as {name}", f"allowed: {form.shown}")
        )
        if form.mend is None:
            return None
        return SourceText(form.mend(source.text), source.path, source.anchors[:1], source.end)

    def key(self, key: Node) -> SourceText | None:
        """Read a mapping's key."""
        if not isinstance(key, Scalar):
            return self._text_of_collection(key, Text(Role.LATEX), "a key")
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


def is_one_pair(node: Mapping | Sequence, raw: str) -> bool:
    """Say whether a mapping is one line of text that happens to hold ``: ``."""
    if not isinstance(node, Mapping) or node.flow or len(node.pairs) != 1 or "\n" in raw:
        return False
    return all(isinstance(part, Scalar) and part.style in ("", "'", '"') for part in node.pairs[0])


def shorten(source: SourceText) -> str:
    """Cut a long text, to be quoted in a message."""
    text = source.text if len(source.text) <= _SHOWN else source.text[:_SHOWN] + "…"
    return text.replace("\n", " ")
