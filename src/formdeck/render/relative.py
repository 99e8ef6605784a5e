"""Texts and findings with places counted from their record on.

A record's places move when something above it grows. Counted from the record's own start they do not, so that a
record rendered once need not be rendered again.
"""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from formdeck.diagnostics import Diagnostic
from formdeck.source import Anchor, SourceText, Span

T = TypeVar("T")

# The path of places that are counted from a record on.
HERE = ""


def make_relative(value: T, start: int) -> T:
    """Count the places of all texts in a record, however deep, from ``start`` on."""
    moved: T = _moved(value, start)
    return moved


def make_placeless(value: T) -> T:
    """Forget where the texts of a value stand: what is wrong with them is reported where they were written."""
    bare: T = _without_places(value)
    return bare


def make_absolute(finding: Diagnostic, record: Span) -> Diagnostic:
    """Put a finding counted from a record's start back into the record's file; others stay where they are."""
    span = finding.span
    if span is None or span.path != HERE:
        return finding
    return replace(finding, span=Span(record.path, span.start + record.start, span.end + record.start))


def _moved(value: Any, start: int) -> Any:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, SourceText):
        anchors = tuple(Anchor(anchor.at, anchor.offset - start) for anchor in value.anchors)
        return SourceText(value.text, HERE, anchors, value.end - start)
    if isinstance(value, Span):
        return Span(HERE, value.start - start, value.end - start)
    if isinstance(value, tuple):
        return tuple(_moved(item, start) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(*(_moved(getattr(value, name), start) for name in _names(type(value))))
    return value


def _without_places(value: Any) -> Any:
    if isinstance(value, SourceText):
        return SourceText.of(value.text)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{name: _without_places(getattr(value, name)) for name in _names(type(value))})
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
