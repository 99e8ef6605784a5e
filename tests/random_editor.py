"""Somebody who edits a deck at random: for tests of the preview, and to soak it."""

import random

from formdeck.workspace import Project


class RandomEditor:
    """Creates, edits, breaks, mends, renames and deletes records, chapters, templates and pictures."""

    def __init__(self, project: Project, dice: random.Random) -> None:
        self._deck = project.slides / "d"
        self._project = project
        self._dice = dice
        self._chapters = {"01.yaml": ["one"]}
        self._number = 0

    def edit(self) -> None:
        """Do something."""
        self._dice.choice(
            [
                self._change,
                self._change,
                self._change,
                self._break,
                self._add,
                self._remove,
                self._new_chapter,
                self._drop,
                self._template,
            ]
        )()

    def mend(self) -> None:
        """Leave whole files behind."""
        for name in self._chapters:
            self._write(name)
        self._write_deck()

    def _change(self) -> None:
        self._write(self._dice.choice([*self._chapters]))

    def _break(self) -> None:
        name = self._dice.choice([*self._chapters])
        text = self._text(name)
        (self._deck / name).write_text(text[: self._dice.randrange(len(text))], "utf-8")

    def _add(self) -> None:
        self._number += 1
        name = self._dice.choice([*self._chapters])
        self._chapters[name].insert(self._dice.randrange(len(self._chapters[name]) + 1), f"r{self._number}")
        self._write(name)

    def _remove(self) -> None:
        name = self._dice.choice([*self._chapters])
        if len(self._chapters[name]) > 1:
            self._chapters[name].pop(self._dice.randrange(len(self._chapters[name])))
        self._write(name)

    def _new_chapter(self) -> None:
        self._number += 1
        name = f"c{self._number}.yaml"
        self._chapters[name] = [f"r{self._number}"]
        for write in self._dice.sample([lambda: self._write(name), self._write_deck], 2):
            write()

    def _drop(self) -> None:
        if len(self._chapters) > 1:
            name = self._dice.choice([*self._chapters])
            del self._chapters[name]
            (self._deck / name).unlink(missing_ok=True)
            self._write_deck()

    def _template(self) -> None:
        file = self._project.root / "templates" / "record.md.jinja"
        file.parent.mkdir(exist_ok=True)
        if file.exists() and self._dice.random() < 0.5:
            file.unlink()
        else:
            file.write_text(f"{self._dice.randrange(9)} << record.title >>", "utf-8")

    def _text(self, name: str) -> str:
        records = (
            f"  - id: {each}\n    title: {each} {self._dice.randrange(99)}\n"
            f"    formulas:\n      - latex: x^{{{self._dice.randrange(9)}}}\n    glossary: {{x: input}}\n"
            for each in self._chapters[name]
        )
        return f"chapter: {name}\nrecords:\n" + "".join(records)

    def _write(self, name: str) -> None:
        (self._deck / name).write_text(self._text(name), "utf-8")

    def _write_deck(self) -> None:
        listed = "".join(f"  - {name}\n" for name in self._chapters)
        (self._deck / "deck.yaml").write_text(f"formdeck: 1\ntitle: T\nchapters:\n{listed}", "utf-8")
