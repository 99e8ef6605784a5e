"""What a row has said so far, and how words in between join what comes next to it."""

from dataclasses import replace
from itertools import pairwise

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.layout import connectives
from formdeck.latex.parse.layout.lists import merge_ranges
from formdeck.latex.parse.layout.premises import Premises
from formdeck.latex.parse.layout.said import (
    ARROWS,
    bound_in,
    gives_range,
    implied,
    is_membership,
    node_of,
    statement_of,
)
from formdeck.latex.tree import Name, Node, Prefix, Quantified, Relation, Statement, walk


class Sayings:
    """The statements read so far, and how what comes next belongs to them."""

    def __init__(self, s: State, label: str, made: list[Statement]) -> None:
        self.s = s
        self.label = label
        self.made = made
        self.conditional = False
        self.once = False  # whether only the next value is a condition: "in", "on"
        self.negates = False  # whether a condition is what must not hold: "unless"
        self.for_some = False  # whether a condition says that there is such a thing
        self.listed: list[Node] = []
        self.leading: list[Quantified] = []
        self.kept: list[Quantified] = []
        self.leads = not made
        self.premises = Premises()
        self.joined: Token | None = None  # where a word joins, behind a relation
        self.sign = ""  # what it joins by: "or", "and"
        self.topic: tuple[Statement, str, int] | None = None  # a subject, its particle, the number of statements before
        self.together = 0  # how many statements at the end were joined to the one before by "and"
        self.within = False  # whether what comes next is where the variable of the last condition is
        self.led = False  # whether quantifiers stand in front of the last statement, and speak of all that is implied
        self.implies = ""  # the arrow that joins what comes next to the last statement

    def add_remark(self, text: str) -> None:
        """Put words behind the last statement, or in front of the first one."""
        if not self.made:
            self.label = f"{self.label} {text}".strip()
            return
        last = self.made[-1]
        self.made[-1] = replace(last, remarks=(*last.remarks, text))

    def join(self, text: str, token: Token) -> None:
        """See whether a word joins what follows to the last relation."""
        says = bool(self.made) and (bool(self.made[-1].relations) or connectives.is_either(self.made[-1].sides[0]))
        joins = says and text in connectives.JOINS
        self.joined = token if joins else None
        self.sign = connectives.sign_of(text) if joins else ""

    def turn_into_premises(self, first: int) -> None:
        """Make premises of the statements from ``first`` on."""
        for each in self.made[first:]:
            self.premises.read += [node_of(each), *each.conditions]
        self.label = self.made[first].label
        del self.made[first:]
        self.s.take_if(T.PUNCTUATION, ",")

    def add_condition(self, node: Node) -> None:
        """Make something a condition of the last statement, or of the first one, if only premises stand here so far."""
        if not self.made:
            self.premises.read.append(node)
            return
        last = self.made[-1]
        self.made[-1] = replace(last, conditions=(*last.conditions, node))

    def flush(self) -> None:
        """Make statements of what was listed; what only gives a range is a condition of the one before."""
        ranges = False
        for node in self.premises.take(merge_ranges(self.listed)):
            if ranges and is_membership(node):
                self.add_condition(node)  # `\forall f \in H,\ x \in X` behind a statement
                continue
            ranges = isinstance(node, Quantified) and bool(self.made) and not self.leads
            if isinstance(node, Quantified) and self.leads:
                self.leading.append(node)
                continue
            self.leads = False
            self.place(node)
        if self.listed and self.once:
            self.conditional = self.once = False
        self.listed = []

    def place(self, node: Node) -> None:
        """Put what was read where the words in front of it say: to the last statement, or behind it as a new one."""
        adds = self.sign == connectives.AND and isinstance(node, Relation)
        if self.sign and isinstance(node, Relation) and self.add_to_last(node):
            return
        if self.joined and not self.conditional:
            self.add_remark(self.joined.text.strip())
            if not isinstance(node, Relation | Quantified):
                hint = r"write the relation again, `x = a \text{ or } x = b`, or a set, `x \in \{a, b\}`"
                self.s.note(node.place, "what stands behind the word is a value of its own", hint)
        self.joined = None
        if self.implies:
            self.made[-1] = implied(self.made[-1], self.implies, node)
            self.implies = ""
        elif self.within:
            self.put_into(node)
        elif self.made and (self.conditional or isinstance(node, Quantified) or gives_range(node)):
            self.add_condition(self.as_said(node))
        else:
            self.add(node)
            self.together = self.together + 1 if adds else 0

    def add(self, node: Node) -> None:
        """Make a statement; what stood in front of it is its condition."""
        self.made.append(statement_of(node, self.label))
        self.label = ""
        self.led = any(isinstance(each, Quantified) for each in (*self.leading, *self.premises.read))
        self.add_premises()
        names = {each.latex for each in walk(node) if isinstance(each, Name)}
        for quantified in self.leading or [each for each in self.kept if names & bound_in(each)]:
            self.add_condition(quantified)
        self.kept, self.leading = [*self.kept, *self.leading], []

    def put_into(self, node: Node) -> None:
        """Say where the variable of the last condition is."""
        *others, variable = self.made[-1].conditions
        inside = Relation((variable, node), (r"\in",), place=variable.place.to(node.place))
        self.made[-1] = replace(self.made[-1], conditions=(*others, inside))
        self.within = False

    def as_said(self, node: Node) -> Node:
        """Make of a condition what the words in front of it say."""
        if self.negates:
            return Prefix(r"\neg", node, place=node.place)
        return connectives.quantified(r"\exists" if self.for_some else "", node)

    def add_to_last(self, node: Relation) -> bool:
        """Join a relation to the last one: as another possibility, or as what follows from an arrow, too."""
        sign, self.sign = self.sign, ""
        last = self.made[-1]
        if sign == connectives.AND:
            if self.conditional or not last.label.endswith(ARROWS):
                return False
        elif self.conditional and last.conditions:
            either = connectives.joined(sign, last.conditions[-1], node)
            self.made[-1] = replace(last, conditions=(*last.conditions[:-1], either))
            return True
        elif self.conditional or (self.is_apart() and last.sides[0] != node.sides[0]):
            return False  # beside a gap "or" says the same in other terms
        self.made[-1] = replace(last, sides=(connectives.joined(sign, node_of(last), node),), relations=())
        return True

    def bring_together(self) -> None:
        """Join what an arrow says of all that stands in front of it."""
        count, self.together = self.together + 1, 0
        if count == 1 or len(self.made) < count:
            return
        first, *others = (replace(each, remarks=()) for each in self.made[-count:])
        conditions = tuple(node for each in others for node in each.conditions)
        both = connectives.joined(connectives.AND, *map(node_of, (first, *others)))
        self.made[-count:] = [replace(first, sides=(both,), relations=(), conditions=first.conditions + conditions)]

    def is_apart(self) -> bool:
        """Whether the word that joins stands in a gap of its own."""
        return any(gap.kind is T.SPACE and word is self.joined for gap, word in pairwise(self.s.tokens))

    def add_premises(self) -> None:
        """Make conditions of what stood in front."""
        for node in self.premises.read:
            self.add_condition(node)
        self.premises.read = []

    def flush_premises(self) -> None:
        """Let a premise that nothing follows be a condition of the statement before it, or a statement itself."""
        if self.premises.read and not self.made:
            self.made.append(statement_of(self.premises.read.pop(0), self.label or self.premises.label))
            self.label = ""
        self.add_premises()

    def flush_leading(self) -> None:
        """Make a statement of quantifiers that nothing follows."""
        for node in self.leading:
            if self.made:
                self.add_condition(node)
            else:
                self.made.append(statement_of(node, self.label))
                self.label = ""
        self.leading = []
