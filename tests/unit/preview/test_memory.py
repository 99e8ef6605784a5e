"""A deck compiled with what is known from before says the same as one compiled from nothing."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from formdeck.cache import Cache
from formdeck.diagnostics import Outcome
from formdeck.memory import Memory
from formdeck.pipeline import CompiledDeck, compile_deck
from formdeck.preview.builder import Superseded, WatchfulCache
from formdeck.records import decode_source
from formdeck.render import read_templates
from formdeck.source import SourceFile
from formdeck.workspace import Project, find_decks
from formdeck.workspace.deck_files import DiskFiles
from support import write_project

DECK = """\
formdeck: 1
title: Test
lang: ja
macros: {'\\E': '\\mathbb{E}'}
labels: {glossary: Words}
glossary:
  \\E: 期待値
  t: {meaning: time, kind: index}
chapters:
  - a.yaml
  - b.yaml
  - c.yaml
"""
A = """\
chapter: First
glossary: {\\alpha: rate, f(x): {meaning: loss, kind: function}}
records:
  - id: one
    title: One
    formulas:
      - latex: y_t = \\alpha f(x_t)
      - latex: \\E[y] = \\alpha x
    glossary: {x: input, y: output}
    notes:
      - $y_t$ grows, see [two](#two)
  - id: two
    title: Two
    page: continue
    formulas:
      - latex: z = \\alpha^2 + a
    glossary: {z: square, a: rate}
    see: [one, four]
"""
B = """\
chapter: Second
records:
  - id: three  # formdeck: ignore[FD402] because it may
    title: Three
    reading: さん
    formulas:
      - id: main
        latex: f(x) = x^2
    glossary: {x: other, f: function, w: unused}
    figures: [{file: gone.svg}]
  - id: four
    title: Four
    formulas:
      - latex: v = \\nu t
    glossary: {v: speed, \\nu: factor}
    code:
      - language: python
        source: v = nu * t
        computes: main
"""
C = """\
chapter: Third
records:
  - id: five
    title: Five
    notes: [only words]
"""


class Bench:
    """A project whose deck is compiled again and again with one cache."""

    def __init__(self, root: Path, dice: random.Random) -> None:
        texts = {"deck.yaml": DECK, "a.yaml": A, "b.yaml": B, "c.yaml": C}
        self.project: Project = write_project(root, {f"slides/d/{name}": text for name, text in texts.items()})
        (self.folder,) = find_decks(self.project, ["d"])
        self.templates = read_templates([(p, self.project.shown(p)) for p in self.project.template_folders])
        self.dice = dice
        self.cache = WatchfulCache(None, "", lambda: dice.random() < 0.01)

    def edit(self) -> None:
        """Change some line of some file: by a letter, or by what stands in another line, or take it out."""
        file = self.dice.choice(sorted(self.folder.path.glob("*.yaml")))
        lines = file.read_text("utf-8").split("\n")
        at, other = (self.dice.randrange(len(lines)) for _ in range(2))
        edits = [
            lambda: lines.__setitem__(at, lines[at].replace(self.dice.choice("abxyz1: "), self.dice.choice("abq7"), 1)),
            lambda: lines.__setitem__(at, lines[other]),
            lambda: lines.insert(at, lines[other]),
            lambda: lines.pop(at),
        ]
        self.dice.choices(edits, (6, 1, 1, 1))[0]()
        file.write_text("\n".join(lines), "utf-8")

    def again(self) -> Outcome[CompiledDeck]:
        """Compile with what is known; now and then something newer comes in between."""
        files = DiskFiles(self.project, self.folder, self._decode)
        self.cache.give_way(0.0)
        while True:
            try:
                made = compile_deck(files, self.templates, self.cache)
            except Superseded:
                continue
            self.cache.trim()
            return made

    def anew(self) -> Outcome[CompiledDeck]:
        """Compile from nothing."""
        return compile_deck(DiskFiles(self.project, self.folder), self.templates, Cache.nowhere())

    def _decode(self, shown: str, raw: bytes) -> Outcome[SourceFile]:
        return self.cache.recall(decode_source, shown, raw)

    def mend(self) -> None:
        """Write the files as they were."""
        for name, text in (("deck.yaml", DECK), ("a.yaml", A), ("b.yaml", B), ("c.yaml", C)):
            (self.folder.path / name).write_text(text, "utf-8")


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_compile_as_from_nothing(seed: int, tmp_path: Path) -> None:
    bench = Bench(tmp_path, random.Random(seed))  # noqa: S311 - any numbers will do

    for step in range(40):
        if step % 8 == 7:
            bench.mend()
        bench.edit()
        again, anew = bench.again(), bench.anew()

        assert again.value == anew.value
        assert again.diagnostics == anew.diagnostics


def test_an_edit_leaves_other_chapters_readings_alone(tmp_path: Path) -> None:
    bench = Bench(tmp_path, random.Random(1))  # noqa: S311 - any numbers will do
    before = bench.again()
    (bench.folder.path / "c.yaml").write_text(C.replace("only", "new"), "utf-8")

    after = bench.again()

    assert [*pairs(before, after)] == [("one", True), ("two", True), ("three", True), ("four", True), ("five", False)]


def pairs(before: Outcome[CompiledDeck], after: Outcome[CompiledDeck]) -> Iterator[tuple[str, bool]]:
    for old, new in zip(before.value.readings, after.value.readings, strict=True):
        yield new.record.id.text, new is old


def test_what_a_round_does_not_ask_for_is_forgotten() -> None:
    memory, made = Memory(), []
    given = ("a",)

    def make(value: tuple[str, ...]) -> tuple[str, ...]:
        made.append(value)
        return (*value, "made")

    for turns in (1, 1, 2):
        memory.recall(make, given)
        for _ in range(turns):
            memory.turn()
    memory.recall(make, given)

    assert len(made) == 2


def test_equal_objects_are_not_the_same_object() -> None:
    memory = Memory()
    first, second = tuple("ab"), tuple("ab")

    assert memory.recall(id, first) != memory.recall(id, second)
