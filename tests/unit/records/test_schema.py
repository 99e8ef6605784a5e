"""The published schema and reference are fresh, sound, and say what the reader says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from formdeck.records import json_schemas, read_chapter, read_deck_settings
from formdeck.records.recover import compose_file
from formdeck.records.schema import CHAPTER, DECK
from formdeck.records.schema.__main__ import generated_files, main
from formdeck.records.schema.reference import _inside
from formdeck.records.schema.types import Field, Object
from formdeck.records.shape import Shape
from formdeck.source import SourceFile

DOCS = Path(__file__).parents[3] / "docs"


def objects(kind: Object) -> Iterator[Object]:
    yield kind
    for field in kind.fields:
        for inner in _inside(field.type):
            yield from objects(inner)


FIELDS = {(kind.name, field.name): field for root in (DECK, CHAPTER) for kind in objects(root) for field in kind.fields}


@pytest.mark.parametrize("name", generated_files())
def test_the_generated_files_are_fresh(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == generated_files()[name], "run scripts/generate-schema"


def test_the_generated_files_are_written(tmp_path: Path) -> None:
    main(tmp_path)
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert written == set(generated_files())


@pytest.mark.parametrize("name", json_schemas())
def test_the_json_schema_is_sound_and_needs_no_network(name: str) -> None:
    schema = json_schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert '"$ref": "http' not in generated_files()[f"schema/{name}"]


@pytest.mark.parametrize("field", FIELDS.values(), ids=[".".join(key) for key in FIELDS])
def test_each_field_has_texts_and_an_example_that_the_reader_takes(field: Field) -> None:
    assert field.english
    assert field.japanese
    file = SourceFile("x.yaml", f"- {field.example}\n")
    root, composer = compose_file(file)
    shape = Shape(file)
    assert root is not None
    assert shape.read(root.items[0], field.type, "x") is not None  # type: ignore[union-attr]  # a list was written
    assert composer.found == shape.found == []


def valid(schema: str, text: str) -> bool:
    return Draft202012Validator(json_schemas()[schema]).is_valid(yaml.safe_load(text))


RECORD = "chapter: c\nrecords: [{id: a, title: t, %s}]\n"
GOOD = [
    "notes: [n]",
    "notes: [n], category: 1984",
    "notes: [{title: t, body: b}, plain]",
    "formulas: [{latex: x, id: f}], examples: [{of: f, given: {x: [1, [2]]}, result: 0.5}]",
    "formulas: [{latex: x, check: typeset, because: y}]",
    "formulas: [{latex: x, check: full}]",
    "code: [{language: python, source: s, names: {x_1: x}, given: [{x: 1}]}]",
    "figures: [{file: a/b.svg, width: 60%}]",
    "notes: [n], glossary: {x: m, y: {meaning: m, kind: vector, subscript: index}}",
    "notes: [n], confidence: low, page: new, tags: [a], see: [], sources: ['https://a.b/']",
]
BAD = [
    "tags: [x]",
    "notes: []",
    "notes: n",
    "notes: [n], colour: red",
    "notes: [{title: t}]",
    "formulas: [{id: f}]",
    "formulas: [{latex: x, check: typeset}]",
    "formulas: [{latex: x, check: some}]",
    "formulas: [{latex: x, id: A}]",
    "code: [{language: python}]",
    "code: [{language: python, source: s, names: {a-b: x}}]",
    "figures: [{file: ../b.svg}]",
    "figures: [{file: 'https://a.b/c.svg'}]",
    "figures: [{file: a.svg, width: wide}]",
    "notes: [n], glossary: {x: {kind: vector}}",
    "notes: [n], glossary: {x: {meaning: m, kind: vektor}}",
    "notes: [n], confidence: 1",
    "notes: [n], sources: [book]",
    "notes: [n], see: x",
]


@pytest.mark.parametrize("body", GOOD)
def test_reader_and_json_schema_both_accept_a_good_record(body: str) -> None:
    text = RECORD % body
    assert read_chapter(SourceFile("c.yaml", text)).diagnostics == ()
    assert valid("chapter.schema.json", text)


@pytest.mark.parametrize("body", BAD)
def test_reader_and_json_schema_both_refuse_a_bad_record(body: str) -> None:
    text = RECORD % body
    assert not read_chapter(SourceFile("c.yaml", text)).ok
    assert not valid("chapter.schema.json", text)


DECK_FILE = "formdeck: 1\ntitle: t\nchapters: [a.yaml]\n"


@pytest.mark.parametrize("line", ["", "lang: ja", "contents: {toc: false}", r"macros: {'\E': 'x'}", "theme: my_theme"])
def test_reader_and_json_schema_both_accept_a_good_deck(line: str) -> None:
    text = f"{DECK_FILE}{line}\n"
    assert read_deck_settings(SourceFile("deck.yaml", text)).diagnostics == ()
    assert valid("deck.schema.json", text)


@pytest.mark.parametrize(
    "line", ["lang: jp", "contents: {toc: 1}", "macros: {E: x}", "theme: a/b", "titel: x", "contents: {a: true}"]
)
def test_reader_and_json_schema_both_refuse_a_bad_deck(line: str) -> None:
    text = f"{DECK_FILE}{line}\n"
    assert not read_deck_settings(SourceFile("deck.yaml", text)).ok
    assert not valid("deck.schema.json", text)


def test_the_real_decks_fit_the_json_schema() -> None:
    paths = sorted((DOCS.parent / "slides").glob("*/*.yaml"))
    assert paths
    for path in paths:
        schema = "deck.schema.json" if path.name == "deck.yaml" else "chapter.schema.json"
        errors = Draft202012Validator(json_schemas()[schema]).iter_errors(yaml.safe_load(path.read_text("utf-8")))
        assert [(path.name, error.json_path, error.message) for error in errors] == []
