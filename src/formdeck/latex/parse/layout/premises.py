"""What is said in front of a statement and is a condition of it: ``if x > 0, …``, ``x > 0 のとき …``."""

import re

from formdeck.latex.parse.layout import connectives
from formdeck.latex.parse.layout.predicates import is_predicate, says
from formdeck.latex.tree import Node, Relation

_WITHOUT_THEN = re.compile(r",?\s*then$")


class Premises:
    """The premises read so far, and whether words have announced another one."""

    def __init__(self) -> None:
        self.read: list[Node] = []
        self.announced = ""  # the words that announced one which has not come yet
        self.label = ""  # those in front of the first one, for where no statement follows
        self._quantifier: str | None = None  # of the premise that is announced
        self._is_other = False  # whether it is another possibility beside the last one

    def take_words(self, text: str) -> bool:
        """Take words that announce a premise, join premises, or turn from them to the statement."""
        quantifier = connectives.premise_of(text)
        if quantifier is not None:
            self._quantifier, self.announced = quantifier, text
            if not self.read and not quantifier:
                self.label = text
            return True
        if self.read and (connectives.is_and(text) or connectives.is_or(text)):
            self._quantifier, self._is_other = "", connectives.is_or(text)
            return True
        if not self.read:
            return False
        if connectives.is_then(text) or connectives.makes_condition(text):
            return True
        said = _WITHOUT_THEN.sub("", text)
        if not is_predicate(said, touches=True):
            return False
        self.read = [says(self.read, said)]
        return True

    def take(self, nodes: list[Node]) -> list[Node]:
        """Take what was announced from the first of some nodes on, and give the others back."""
        if self._quantifier is None or not nodes:
            return nodes
        count = 1
        while count < len(nodes) and not _says_something(nodes[count]):
            count += 1
        for node in nodes[:count]:
            self._add(connectives.quantified(self._quantifier, node))
        self._quantifier, self.announced = None, ""
        return nodes[count:]

    def _add(self, node: Node) -> None:
        if self._is_other:
            self.read[-1] = connectives.joined(connectives.OR, self.read[-1], node)
            self._is_other = False
        else:
            self.read.append(node)


def _says_something(node: Node) -> bool:
    """Whether a node is more than a range of a variable."""
    return not isinstance(node, Relation) or node.relations[0] in {"=", r"\equiv", r"\to", r"\sim"}
