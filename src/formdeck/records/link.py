"""Putting the chapters into their deck, and checking what one chapter cannot know of another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from formdeck.diagnostics import Diagnostic, Outcome, did_you_mean
from formdeck.diagnostics.rules import records as rules
from formdeck.model import Chapter, Deck, Record
from formdeck.records.settings import DeckSettings
from formdeck.source import SourceFile, SourceText

# Found in a chapter whose records cannot all be known: in its YAML, or in its shape outside all records.
_BROKEN_YAML = frozenset({"FD110", "FD111", "FD113", "FD123", "FD124"})
_BROKEN_SHAPE = frozenset({rules.MISSING_KEY.code, rules.WRONG_TYPE.code})


def assemble(
    settings: Outcome[DeckSettings],
    chapters: Sequence[Outcome[Chapter] | None],
    files: Mapping[str, SourceFile],
) -> Outcome[Deck]:
    """Put chapters into a deck and check ids and references over all of it.

    Args:
        settings: what ``read_deck_settings`` made of ``deck.yaml``.
        chapters: one for each of the settings' ``chapter_files``; None where there is no such file.
        files: the chapters' files by path, to name lines.

    Returns:
        The deck, with all findings: of the settings, of the chapters, and of the deck as a whole.
    """
    names = settings.value.chapter_files
    found = [*settings.diagnostics, *_check_chapter_files(names, chapters)]
    read = [chapter for chapter in chapters if chapter is not None]
    found.extend(finding for chapter in read for finding in chapter.diagnostics)
    values = tuple({chapter.value.path: chapter.value for chapter in read}.values())
    found.extend(_check_ids(values, files))
    if len(read) == len(chapters) and not any(map(_hides_records, found)):
        found.extend(_check_references(values))
    suppressions = (*settings.value.deck.suppressions, *(one for chapter in values for one in chapter.suppressions))
    deck = replace(settings.value.deck, chapters=values, suppressions=suppressions)
    return Outcome(deck, tuple(finding.within(deck=deck.name) for finding in found))


def _hides_records(finding: Diagnostic) -> bool:
    return finding.code in _BROKEN_YAML or (finding.code in _BROKEN_SHAPE and finding.record is None)


def _check_chapter_files(
    names: Sequence[SourceText], chapters: Sequence[Outcome[Chapter] | None]
) -> Iterator[Diagnostic]:
    known: set[str] = set()
    for name, chapter in zip(names, chapters, strict=True):
        if name.text in known:
            yield rules.DUPLICATE_CHAPTER.at(name.span(), f"chapter `{name}` is listed twice", "remove one of the two")
        elif chapter is None:
            hint = "check the name; a link that leads out of the folder is not followed"
            yield rules.MISSING_CHAPTER.at(name.span(), f"no file `{name}` in the deck's folder", hint)
        known.add(name.text)


def _records(chapters: Sequence[Chapter]) -> Iterator[Record]:
    return (record for chapter in chapters for record in chapter.records)


def _check_ids(chapters: Sequence[Chapter], files: Mapping[str, SourceFile]) -> Iterator[Diagnostic]:
    first: dict[str, Record] = {}
    for record in _records(chapters):
        known = first.setdefault(record.id.text, record)
        if known is record:
            continue
        span = known.id.span()
        line = f":{files[span.path].position(span.start).line}" if span.path in files else ""
        hint = f"first used in {span.path}{line} (`{known.title}`): each record of a deck needs an id of its own"
        finding = rules.DUPLICATE_ID.at(record.id.span(), f"second record `{record.id}` in this deck", hint)
        yield finding.within(record=record.id.text)


def _check_references(chapters: Sequence[Chapter]) -> Iterator[Diagnostic]:
    known = {record.id.text for record in _records(chapters)}
    for record in _records(chapters):
        for target in record.see:
            if target.text not in known:
                hints = did_you_mean(target.text, sorted(known)) or ("name the `id` of a record of this deck",)
                finding = rules.UNKNOWN_RECORD.at(target.span(), f"no record `{target}` in this deck", *hints)
                yield finding.within(record=record.id.text)
