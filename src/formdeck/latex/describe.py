"""What ``formdeck read`` shows: how a formula is understood."""

from collections.abc import Iterator
from typing import Any

from formdeck.diagnostics import Diagnostic, Severity
from formdeck.latex.reading import Reading, ReadStatement


def describe_reading(reading: Reading) -> str:
    """Write a reading for a person: statements, read-back, SymPy, symbols, what was inferred."""
    return "\n".join(_lines(reading))


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


def _lines(reading: Reading) -> Iterator[str]:
    for statement in reading.statements:
        yield f"{statement.kind}: {statement.read_back}"
        for side in statement.sides:
            yield f"    {side}"
    if reading.latex:
        yield "LaTeX: " + reading.latex.replace("\n", "\n    ")
    yield f"free: {', '.join(reading.free) or 'none'}"
    yield f"functions: {', '.join(reading.functions) or 'none'}"
    for found in reading.found:
        if found.severity is Severity.NOTE:
            yield f"inferred: {found.message}" + "".join(f" ({hint})" for hint in found.hints)
