"""Find the place in the user's files that a finding on a page comes from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from posixpath import normpath
from typing import Protocol

from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import page as rules
from formdeck.export.images import Flaw
from formdeck.export.scan import PageFinding, Trouble
from formdeck.model import Deck, Formula, Record
from formdeck.source import SourceText, Span

# The stage that reads the records has said this of the pictures that a record names.
_ALREADY_SAID = {Flaw.MISSING, Flaw.OUTSIDE}

_UNLIKE = (0, 0)


class PageLike(Protocol):
    """A page as the render stage counts them: its number from 1 and the ids of its records."""

    @property
    def number(self) -> int:
        """Its number, from 1."""
        ...

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of the records on it; empty on title, contents and index pages."""
        ...


def locate_findings(
    findings: Iterable[PageFinding], flaws: Mapping[str, Flaw], deck: Deck, pages: Sequence[PageLike]
) -> tuple[Diagnostic, ...]:
    """Turn what was found on the pages into diagnostics at the records' places.

    A formula from a glossary stands on many pages; it is reported once. ``flaws`` tells why a picture is not
    shown.
    """
    records = {record.id.text: record for chapter in deck.chapters for record in chapter.records}
    on_page = {page.number: [records[name] for name in page.records if name in records] for page in pages}
    found = (_locate(finding, flaws, on_page.get(finding.page) or [*records.values()], deck) for finding in findings)
    return tuple(dict.fromkeys(diagnostic for diagnostic in found if diagnostic is not None))


def _locate(
    finding: PageFinding, flaws: Mapping[str, Flaw], records: Sequence[Record], deck: Deck
) -> Diagnostic | None:
    record, text = _origin(finding, records, deck)
    if finding.trouble is Trouble.PICTURE and text is not None and flaws.get(finding.about) in _ALREADY_SAID:
        return None
    place = _narrow(finding, text) if text is not None else _place(record, deck)
    formula = _formula_id(record, text)
    name = record.id.text if record is not None else None
    return _diagnose(finding, flaws, place).within(deck=deck.name, record=name, formula=formula)


def _diagnose(finding: PageFinding, flaws: Mapping[str, Flaw], place: Span) -> Diagnostic:
    match finding.trouble:
        case Trouble.MATH:
            reason = finding.detail[:1].lower() + finding.detail[1:]
            return rules.MATH_NOT_TYPESET.at(place, f"MathJax cannot typeset this: {reason}")
        case Trouble.COMMAND:
            return rules.UNKNOWN_COMMAND.at(
                place,
                f"MathJax does not know `{finding.detail}`",
                "check the spelling, or define it under `macros:` in deck.yaml",
            )
        case Trouble.PICTURE:
            why = flaws.get(finding.about, Flaw.MISSING)
            return rules.UNUSABLE_PICTURE.at(
                place, f"the picture `{finding.about}` {why}", "use a PNG, JPEG, WebP, GIF or SVG file of the deck"
            )
        case Trouble.REQUEST:
            return rules.OUTSIDE_REQUEST.at(
                place,
                f"the page would load `{finding.about}`",
                "put the file into the deck's folder; a page loads nothing from elsewhere",
            )


def _origin(finding: PageFinding, records: Sequence[Record], deck: Deck) -> tuple[Record | None, SourceText | None]:
    """Find the text that a formula or a picture's name was written in, and the record it belongs to."""
    unknown = (records[0] if records else None, None)
    if finding.trouble is Trouble.PICTURE:
        shown = f"/{normpath(finding.about)}"
        figures = ((record, figure.file) for record in records for figure in record.figures)
        return next((found for found in figures if shown.endswith(f"/{normpath(found[1].text)}")), unknown)
    shared = (deck.glossary, *(chapter.glossary for chapter in deck.chapters), deck.macros)
    texts: list[tuple[Record | None, SourceText]] = [(record, text) for record in records for text in _texts(record)]
    texts += [(None, text) for text in _texts(shared)]
    likeness = [_likeness(text.text, finding.about) for _, text in texts]
    best = max(likeness, default=_UNLIKE)
    return texts[likeness.index(best)] if best > _UNLIKE else unknown


def _likeness(text: str, about: str) -> tuple[int, int]:
    """Compare a text with a formula: the same is best, then one that contains it, then the longest part of it.

    White space does not count, since rendering may change it.
    """
    text, about = "".join(text.split()), "".join(about.split())
    if not text or not about:
        return _UNLIKE
    if text == about:
        return (3, 0)
    if about in text:
        return (2, -len(text))
    return (1, len(text)) if text in about else _UNLIKE


def _narrow(finding: PageFinding, text: SourceText) -> Span:
    """Point at the command or the formula inside a longer text, where it stands there letter by letter."""
    for wanted in (finding.detail if finding.trouble is Trouble.COMMAND else "", finding.about):
        at = text.text.find(wanted) if wanted else -1
        if at >= 0:
            return text.span(at, at + len(wanted))
    stripped = text.strip()
    return stripped.span()


def _texts(value: object) -> Iterator[SourceText]:
    """Walk through all that a record says, in the model's order."""
    if isinstance(value, SourceText):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value) and not isinstance(value, Span):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _formula_id(record: Record | None, text: SourceText | None) -> str | None:
    formulas: tuple[Formula, ...] = record.formulas if record is not None else ()
    ids = (formula.id for formula in formulas if formula.latex is text)
    return next((found.text for found in ids if found is not None), None)


def _place(record: Record | None, deck: Deck) -> Span:
    return record.title.span() if record is not None else deck.title.span()
