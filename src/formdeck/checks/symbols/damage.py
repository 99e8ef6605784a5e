"""What mistakes in the YAML may have lost: an entry or formula that is missing there is no second mistake."""

from collections.abc import Iterable
from dataclasses import dataclass

from formdeck.diagnostics import Diagnostic, Severity
from formdeck.diagnostics.rules import records as shape
from formdeck.model import Deck

_YAML = ("FD10", "FD11", "FD12", "FD13")
_LOST_VALUE = frozenset({shape.WRONG_TYPE.code, shape.EMPTY_VALUE.code})
_LOST_CHAPTER = frozenset({shape.MISSING_CHAPTER.code, shape.OUTSIDE_FILE.code})
_MEANT = frozenset(f"did you mean `{key}`?" for key in ("glossary", "meaning", "formulas", "latex", "records"))
_LACKS = ("`meaning`", "`latex`")


@dataclass(frozen=True, slots=True)
class Damage:
    """The ids of records that may have lost something, and whether chapters of the deck are missing."""

    records: frozenset[str] = frozenset()
    lacks_chapters: bool = False


def find_damage(deck: Deck, found: Iterable[Diagnostic]) -> Damage:
    """Find what errors in the YAML touch: a record's own, those between a chapter's records, the deck's."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    losing = [each for each in errors if _loses(each)]
    records = {each.record for each in losing}
    files = {each.span.path for each in losing if each.record is None and each.span is not None}
    whole_deck = not files <= {chapter.path for chapter in deck.chapters}
    touched = (
        record.id.text
        for chapter in deck.chapters
        for record in chapter.records
        if whole_deck or chapter.path in files or record.id.text in records
    )
    return Damage(frozenset(touched), any(each.code in _LOST_CHAPTER for each in errors))


def _loses(found: Diagnostic) -> bool:
    """Whether an error may have cost a formula or an entry."""
    if found.code == shape.UNKNOWN_KEY.code:
        return not _MEANT.isdisjoint(found.hints)
    if found.code == shape.MISSING_KEY.code:
        return any(key in found.message for key in _LACKS)
    return found.code.startswith(_YAML) or found.code in _LOST_VALUE
