"""What the terminal says while the preview goes on."""

from formdeck.diagnostics import Diagnostic, Failure
from formdeck.diagnostics.report import Findings
from formdeck.diagnostics.rules import latex as rules
from formdeck.model import Deck
from formdeck.preview.snapshot import Snapshot
from formdeck.preview.terminal import TerminalLog
from formdeck.source import SourceText, Span


class Terminal:
    def __init__(self) -> None:
        self.shown: list[str] = []
        self.said: list[str] = []
        self.log = TerminalLog(self._show, self.said.append, lambda: 0.0)

    def _show(self, findings: Findings) -> None:
        self.shown += [found.message for found in findings.diagnostics]

    def build(self, *found: Diagnostic) -> None:
        self.log.note_built(Snapshot(Deck("d", "d", SourceText.of("T")), "", "", (), found), 0.5)


def finding(message: str, at: int = 0) -> Diagnostic:
    return rules.UNBALANCED.at(Span("a.yaml", at, at + 1), message).within(record="one")


def test_what_is_wrong_is_told_once() -> None:
    terminal = Terminal()
    for _ in range(3):
        terminal.build(finding("a"))

    assert (terminal.shown, len(terminal.said)) == (["a"], 1)


def test_a_mistake_whose_line_moved_is_no_new_one() -> None:
    terminal = Terminal()
    terminal.build(finding("a"))
    terminal.build(finding("a", 40))

    assert terminal.shown == ["a"]


def test_what_is_new_and_what_is_mended_is_told() -> None:
    terminal = Terminal()
    terminal.build(finding("a"))
    terminal.build(finding("b"), finding("c"))
    terminal.build()

    assert terminal.shown == ["a", "b", "c"]
    assert [line.split(": ", 1)[1] for line in terminal.said] == [
        "1 error",
        "2 errors, 1 mended",
        "all clean, 2 mended",
    ]


def test_a_failure_is_told_with_its_hints() -> None:
    terminal = Terminal()
    terminal.log.note_failure(Failure("`deck.yaml` cannot be read", "make it readable"))

    assert [line.partition(" ")[2] for line in terminal.said] == [
        "`deck.yaml` cannot be read",
        " = hint: make it readable",
    ]
