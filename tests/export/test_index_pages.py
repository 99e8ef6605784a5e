"""Pages of the symbol index keep their entries on the paper, in the theme that comes with formdeck."""

from pathlib import Path

import pikepdf

from formdeck.export import Document, Format, Tools, export_document
from support import ROOT, compile_project, write_project

RECORD = "  - id: r{0}\n    title: R{0}\n    notes: [$p$]\n    glossary: {{p: the probability of case {0}}}\n"


def test_one_letter_with_more_meanings_than_a_column_holds_goes_on_in_the_next(tmp_path: Path, tools: Tools) -> None:
    chapter = "chapter: First\nrecords:\n" + "".join(RECORD.format(number) for number in range(60))
    project = write_project(tmp_path, {"slides/d/01.yaml": chapter})
    markdown = compile_project(project).outcome.value.markdown
    (index,) = (at for at, text in enumerate(markdown.page_texts) if '"index symbols"' in text)
    theme = ROOT / "themes" / "portrait_A4_note.css"
    document = Document(markdown.text, project.slides / "d", theme)

    export_document(document, Format.PDF, tmp_path / "build" / "index.pdf", tools)

    with pikepdf.open(tmp_path / "build" / "index.pdf") as made:
        links = [[float(edge) for edge in link.Rect] for link in made.pages[index].Annots]
    assert len(links) == 60
    assert min(bottom for _, bottom, _, _ in links) > 28  # points from the foot of the page: its margin
    assert any(left > 300 for left, *_ in links)
