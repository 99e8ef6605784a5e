"""What ``formdeck read`` shows: how a formula is understood."""

from collections.abc import Iterator, Sequence
from typing import Any

from formdeck.diagnostics import Diagnostic, Severity
from formdeck.latex.lower import SympyStatement
from formdeck.latex.reading import Reading, ReadStatement


def describe_reading(reading: Reading, statements: Sequence[SympyStatement] = (), *, srepr: bool = False) -> str:
    """Write a reading for a person: statements, read-back, SymPy, symbols, what was inferred.

    ``statements`` are the same ones as SymPy objects; ``srepr`` asks for their exact form, too.
    """
    rows = list(_rows(reading, statements, srepr=srepr))
    width = max((len(label) for label, _ in rows), default=0) + 2
    return "\n".join(f"{f'{label}:' if label else '':{width}}{text}".rstrip() for label, text in rows)


def reading_as_json(reading: Reading) -> dict[str, Any]:
    """Write a reading as JSON data; findings with the places in the formula that they stand at, from 0."""
    return {
        "ok": reading.ok,
        "statements": [_statement(statement) for statement in reading.statements],
        "free": list(reading.free),
        "functions": list(reading.functions),
        "read_back": reading.read_back,
        "latex": reading.latex,
        "diagnostics": [_finding(found) for found in reading.found],
    }


def statement_as_json(statement: ReadStatement) -> dict[str, Any]:
    """Write a statement as the report of ``formdeck check`` holds it."""
    return {"kind": statement.kind, "sides": list(statement.sides), "relations": list(statement.relations)}


def _statement(statement: ReadStatement) -> dict[str, Any]:
    return statement_as_json(statement) | {
        "read_back": statement.read_back,
        "conditions": list(statement.conditions),
        "label": statement.label,
    }


def _finding(found: Diagnostic) -> dict[str, Any]:
    place = {} if found.span is None else {"start": found.span.start, "end": found.span.end}
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "hints": list(found.hints),
    } | place


def _rows(reading: Reading, statements: Sequence[SympyStatement], *, srepr: bool) -> Iterator[tuple[str, str]]:
    """List what is told, each line with its label."""
    objects = statements if len(statements) == len(reading.statements) else [None] * len(reading.statements)
    for statement, held in zip(reading.statements, objects, strict=True):
        yield from _rows_of(statement, held, srepr=srepr)
    for at, line in enumerate(reading.latex.splitlines()):
        yield "" if at else "LaTeX", line
    if reading.statements:
        yield "free", ", ".join(reading.free) or "none"
        yield "functions", ", ".join(reading.functions) or "none"
    for found in reading.found:
        if found.severity is Severity.NOTE:
            yield "inferred", found.message
            yield from (("", f"({hint})") for hint in found.hints)


def _rows_of(statement: ReadStatement, held: SympyStatement | None, *, srepr: bool) -> Iterator[tuple[str, str]]:
    yield statement.kind, statement.read_back
    if held is not None:
        yield "SymPy", _joined([_as_text(side) for side in held.sides], statement.relations)
    if srepr or held is None:
        yield from (("" if at else "srepr", side) for at, side in enumerate(statement.sides))


def _as_text(side: Any) -> str:
    from sympy import sstr  # noqa: PLC0415 - SymPy takes 0.3 s to import

    return " ".join(sstr(side, order="none").split())


def _joined(sides: list[str], relations: tuple[str, ...]) -> str:
    first, *rest = sides
    return " ".join((first, *(f"{relation} {side}" for relation, side in zip(relations, rest, strict=False))))
