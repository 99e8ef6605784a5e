"""Statements of one row: labels in front, relations, side conditions, words between."""

from dataclasses import replace

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.cursor import unexpected
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.layout.conditions import case_condition, condition
from formdeck.latex.parse.layout.lists import merge_ranges
from formdeck.latex.parse.layout.prose import CONNECTIVES, is_prose, is_remark, speaks_of_equality
from formdeck.latex.parse.layout.quantifiers import with_all_said
from formdeck.latex.parse.layout.rows import Stretch
from formdeck.latex.parse.layout.side import QUANTIFIERS, at_side_condition, at_worded_condition
from formdeck.latex.parse.values.expression import relation
from formdeck.latex.parse.values.units import take_unit_in_brackets, unit_in_brackets
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import Call, Dots, Name, Node, Quantified, Relation, Sequence, Statement, Words, walk

_CONDITIONAL = (
    "where",
    "for",
    "if",
    "when",
    "with",
    "such that",
    "subject to",
    "ただし",
    "s.t.",
    "ここで",
    "for all",
)
_BEHIND_CONDITION = ("のとき", "の時", "の場合")
_JOINS = ("or", "and", "または", "あるいは", "かつ", "及び", "および")
_ARROWS = (r"\Rightarrow", r"\Leftarrow", r"\Leftrightarrow")


def statements(s: State, label: str, row: Stretch, before: list[Statement]) -> list[Statement]:
    """Read the statements of a row; a row that is a side condition joins the last one of those ``before``."""
    s.pos, s.end = row
    s.wide = True
    is_aside = bool(before) and _is_bracketed(s, row)
    reader = _Row(s, label, [before.pop()] if is_aside else [])
    reader.read()
    return reader.made


def _is_bracketed(s: State, row: Stretch) -> bool:
    """Whether a row is one bracket with a relation in it."""
    solid = [at for at in range(*row) if s.tokens[at].kind not in {T.SPACE, T.COLUMN}]
    if not s.tokens[solid[0]].shows(T.OPEN, "(") or s.partner[solid[0]] != solid[-1]:
        return False
    return at_side_condition(s)


class _Row:
    """The statements read so far, and whether the next one is a condition of the last."""

    def __init__(self, s: State, label: str, made: list[Statement]) -> None:
        self.s = s
        self.label = label
        self.made = made
        self.conditional = False
        self.once = False  # whether only the next value is a condition: "in", "on"
        self.listed: list[Node] = []
        self.leading: list[Quantified] = []
        self.kept: list[Quantified] = []
        self.leads = not made
        self.waiting: list[Statement] = []
        self.joined: Place | None = None  # the word "or" behind a relation
        self.led = False  # whether quantifiers stand in front of the last statement, and speak of all that is implied
        self.implies = ""  # the arrow that joins what comes next to the last statement

    def read(self) -> None:  # noqa: C901 - one line a thing that can come next
        s = self.s
        while not s.done:
            if (gap := s.take_if(T.SPACE)) is not None:
                self.flush()
                self.conditional = self.conditional or (s.in_cases and gap.text == "&")
            elif s.peek().kind in {T.TEXT, T.WORD} and is_prose(s):
                self.words(s.take())
            elif s.at(T.COMMAND, r"\therefore", r"\because"):
                self.flush()
                s.take()
            elif s.at(T.RELATION, *_ARROWS):
                self.arrow(s.take())
            elif unit_in_brackets(s) and (self.made or self.listed):
                take_unit_in_brackets(s, Words(""))
            elif (self.made or self.listed) and is_remark(s):
                self.flush()
                self.remark()
            elif (self.made or self.listed) and at_worded_condition(s):
                self.flush()
                self.worded()
            elif at_side_condition(s) and (self.made or self.listed) and not self.is_quantified():
                self.flush()
                self.bracketed()
            else:
                self.statement()
        self.flush()
        self.flush_leading()
        self.flush_waiting()
        if not self.made and self.label:
            self.made.append(_statement(Words(self.label, place=s.last), ""))

    def is_quantified(self) -> bool:
        """Whether what comes next is said of the variables of a quantifier, or stands behind an arrow."""
        if self.label.endswith(_ARROWS):
            return True
        return bool(self.leading) or (bool(self.listed) and isinstance(self.listed[-1], Quantified))

    def remark(self) -> None:
        """Take words in a bracket of their own: they are said about the statement before."""
        s = self.s
        opening, closing = s.pos, s.partner[s.pos]
        inside = s.tokens[opening + 1 : closing]
        if any(token.kind is not T.TEXT for token in inside):
            condition(s, opening, closing + 1)
        s.pos = closing + 1
        self.add_remark(" ".join(token.text for token in inside))

    def add_remark(self, text: str) -> None:
        last = self.made[-1]
        self.made[-1] = replace(last, remarks=(*last.remarks, text))

    def statement(self) -> None:
        s = self.s
        self.listed.append(relation(s))
        if isinstance(self.listed[-1], Quantified) and (s.at(T.OPEN) or s.at(T.PUNCTUATION, ":")):
            self.lead()
            s.take_if(T.PUNCTUATION, ":")
            return
        if s.done or s.peek().kind in {T.SPACE, T.TEXT, T.WORD, T.COMMAND}:
            return
        if at_side_condition(s) or at_worded_condition(s):
            return
        if s.at(T.RELATION, *_ARROWS) or (isinstance(self.listed[-1], Quantified) and not s.at(T.PUNCTUATION)):
            return
        mark = s.take()
        if not mark.shows(T.PUNCTUATION, ",", ";", ".", ":"):
            raise unexpected(mark)
        if mark.text == "," and _is_decimal(s):
            s.note(
                mark.place, "the comma separates two numbers", "write `3{,}5` or `3.5` for a decimal, `3, 5` for a list"
            )
        if mark.text == "." and self.is_joint(mark):
            hint = r"write `\cdot` for a product, `,` between values"
            raise Unreadable(rules.UNCLEAR_OPERATOR, mark.place, "a full stop joins two symbols", hint)
        if mark.text == "," and s.at(T.PUNCTUATION):
            raise Unreadable(rules.MISSING_OPERAND, mark.place, "`,` is followed by nothing")
        if mark.text != ",":
            self.flush()

    def lead(self) -> None:
        r"""Let quantifiers lead a bracket, or what a colon announces: ``f: A \to B, \forall x \in A\,(\dots)``."""
        first = len(self.listed)
        while first and isinstance(self.listed[first - 1], Quantified):
            first -= 1
        start = self.listed[first].place.start
        before = [token for token in self.s.tokens if token.place.end <= start and token.kind is not T.SPACE]
        if self.s.at(T.PUNCTUATION, ":") or (before and before[-1].shows(T.PUNCTUATION, ",")):
            led = [each for each in self.listed[first:] if isinstance(each, Quantified)]
            del self.listed[first:]
            self.flush()
            self.leading.extend(led)

    def is_joint(self, mark: Token) -> bool:
        """Whether a full stop touches the symbols on both of its sides, as no end of a sentence does."""
        s = self.s
        before, after = s.tokens[s.pos - 2], s.peek()
        touches = before.place.end == mark.place.start and after.place.start == mark.place.end
        return not s.done and touches and after.kind in {T.LETTER, T.NUMBER, T.WORD, T.ACCENT}

    def words(self, token: Token) -> None:
        """Take prose: a label in front, a remark behind; some words make a condition of what follows."""
        before = len(self.made)
        self.flush()
        text = token.text.strip(" ：:")
        if text == "mod" and len(self.made) > before:
            raise Unreadable(rules.WORDS, token.place, "`mod` as a word between values", r"write `a \bmod b`")
        self.joined = token.place if text in _JOINS and self.made and self.made[-1].relations else None
        if self.leading:
            return  # "such that" behind a quantifier
        if self.made and speaks_of_equality(text):
            self.equality(text)
            return
        if text.startswith(_BEHIND_CONDITION) and len(self.made) > before and not _defines(self.made[-1]):
            self.waiting, self.made = self.made[before:], self.made[:before]
            self.label = self.waiting[0].label
            self.s.take_if(T.PUNCTUATION, ",")
            return
        if not self.made:
            self.label = f"{self.label} {text}".strip()
            self.conditional = False
            if not self.s.take_if(T.PUNCTUATION, ":", ",") and self.may_be_factor(token):
                hint = f"write `\\text{{{text}:}}` for a label, `\\mathrm{{{text}}} \\cdot` for a factor"
                self.s.note(token.place, f"`{text}` is a label here", hint)
            return
        places = text.lower() in {"in", "on", "at", "as", "over"}
        self.once = places and not self.conditional
        speaks = text.lower().startswith(_CONDITIONAL) or text.lower().endswith((" for all", " for", " where", " if"))
        self.conditional = speaks or places or self.conditional
        self.add_remark(text)
        self.s.take_if(T.PUNCTUATION, ",", ":")

    def equality(self, text: str) -> None:
        """Take when an inequality is an equation as a remark; it must be readable all the same."""
        s, start = self.s, self.s.pos
        if not s.done and s.peek().kind not in {T.SPACE, T.TEXT, T.WORD, T.PUNCTUATION}:
            relation(s)
        self.add_remark(" ".join([text, *(each.text for each in s.tokens[start : s.pos])]))

    def may_be_factor(self, token: Token) -> bool:
        """Whether a single word stands right before a value with nothing between."""
        s = self.s
        if s.done or s.at(T.SPACE) or s.at(T.COLUMN) or s.at(T.RELATION) or s.peek().kind in {T.TEXT, T.WORD}:
            return False
        return token.text.isalpha() and token.text.lower() not in CONNECTIVES

    def arrow(self, token: Token) -> None:
        """Take a logic arrow between two statements."""
        self.flush()
        self.flush_leading()
        if self.led and not self.s.done and not self.s.at(T.RELATION, *_ARROWS):
            self.implies, self.conditional = token.text, False
            if self.s.at(T.COMMAND, *QUANTIFIERS):
                self.listed.append(with_all_said(self.s))
            return
        self.leads, self.conditional = True, False  # what follows is no condition of what stands before
        if self.s.done or self.s.at(T.RELATION, *_ARROWS):
            raise Unreadable(rules.MISSING_OPERAND, token.place, f"nothing stands to the right of `{token.text}`")
        self.label = f"{self.label} {token.text}".strip()

    def bracketed(self) -> None:
        s = self.s
        opening = s.pos
        closing = s.partner[opening]
        found = condition(s, opening, closing + 1)
        s.pos = closing + 1
        if found is not None:
            self.add_condition(found)
        s.take_if(T.PUNCTUATION, ",", ".", ";")

    def worded(self) -> None:
        """Take a bracket that says something of a symbol in words."""
        s = self.s
        opening, closing = s.pos, s.partner[s.pos]
        found = case_condition(s, opening + 1, closing)
        s.pos = closing + 1
        if found is not None:
            self.add_condition(found)

    def add_condition(self, node: Node) -> None:
        last = self.made[-1]
        self.made[-1] = Statement(
            last.sides, last.relations, (*last.conditions, node), last.label, last.remarks, place=last.place
        )

    def flush(self) -> None:
        """Make statements of what was listed; what only gives a range is a condition of the one before."""
        ranges = False
        for node in merge_ranges(self.listed):
            if ranges and _is_membership(node):
                self.add_condition(node)  # `\forall f \in H,\ x \in X` behind a statement
                continue
            ranges = isinstance(node, Quantified) and bool(self.made) and not self.leads
            if isinstance(node, Quantified) and self.leads:
                self.leading.append(node)
                continue
            self.leads = False
            if self.joined and not isinstance(node, Relation | Quantified) and not self.conditional:
                hint = r"write the relation again, `x = a \text{ or } x = b`, or a set, `x \in \{a, b\}`"
                s = self.s
                s.note(node.place, "what stands behind the word is a value of its own", hint)
            if self.implies:
                self.made[-1] = _implied(self.made[-1], self.implies, node)
                self.implies = ""
                continue
            if self.made and (self.conditional or isinstance(node, Quantified) or _gives_range(node)):
                self.add_condition(node)
                continue
            self.made.append(_statement(node, self.label))
            self.label = ""
            self.led = bool(self.leading)
            self.add_waiting()
            names = {each.latex for each in walk(node) if isinstance(each, Name)}
            for quantified in self.leading or [each for each in self.kept if names & bound_in(each)]:
                self.add_condition(quantified)
            self.kept, self.leading = [*self.kept, *self.leading], []
        if self.listed and self.once:
            self.conditional = self.once = False
        self.listed = []

    def add_waiting(self) -> None:
        """Make conditions of what stood in front of のとき."""
        for each in self.waiting:
            self.add_condition(_node(each))
            for node in each.conditions:
                self.add_condition(node)
        self.waiting = []

    def flush_waiting(self) -> None:
        """Let what stands in front of a last のとき be a condition of the statement before it."""
        if self.waiting and not self.made:
            self.made.append(self.waiting.pop(0))
        self.add_waiting()

    def flush_leading(self) -> None:
        """Make a statement of quantifiers that nothing follows."""
        for node in self.leading:
            if self.made:
                self.add_condition(node)
            else:
                self.made.append(_statement(node, self.label))
                self.label = ""
        self.leading = []


def _is_decimal(s: State) -> bool:
    """Whether a comma that was just taken stands close between two digits, as decimals are in many countries."""
    comma = s.pos - 1
    before, after = s.tokens[comma - 1], s.peek()
    close = before.place.end == s.tokens[comma].place.start and s.tokens[comma].place.end == after.place.start
    first = comma < 2 or not s.tokens[comma - 2].shows(T.PUNCTUATION, ",")
    last = s.pos + 1 >= s.end or not s.tokens[s.pos + 1].shows(T.PUNCTUATION, ",")
    return close and first and last and before.kind is T.NUMBER and not s.done and after.kind is T.NUMBER


def bound_in(node: Quantified) -> set[str]:
    """List the names that a quantifier speaks of."""
    subject = node.subject.sides[0] if isinstance(node.subject, Relation) else node.subject
    names = subject.items if isinstance(subject, Sequence) else (subject,)
    return {name.latex for name in names if isinstance(name, Name)}


def _gives_range(node: Node) -> bool:
    right = node.sides[-1] if isinstance(node, Relation) else None
    return isinstance(right, Sequence) and any(isinstance(item, Dots) for item in right.items)


def _is_membership(node: Node) -> bool:
    return isinstance(node, Relation) and node.relations == (r"\in",) and isinstance(node.sides[0], Name)


def _defines(statement: Statement) -> bool:
    """Whether a statement says what a function is: that stands by itself, and のとき goes on from it."""
    return statement.relations == ("=",) and isinstance(statement.sides[0], Call)


def _implied(statement: Statement, arrow: str, node: Node) -> Statement:
    """Join to a statement what follows from it; its quantifiers then speak of both."""
    first = _node(statement)
    sides: tuple[Node, ...] = (first,)
    arrows: tuple[str, ...] = ()
    if isinstance(first, Relation) and set(first.relations) <= set(_ARROWS):
        sides, arrows = first.sides, first.relations
    joined = Relation((*sides, node), (*arrows, arrow), place=statement.place.to(node.place))
    return replace(statement, sides=(joined,), relations=())


def _node(statement: Statement) -> Node:
    if not statement.relations:
        return statement.sides[0]
    return Relation(statement.sides, statement.relations, place=statement.place)


def _statement(node: Node, label: str) -> Statement:
    if isinstance(node, Relation) and not set(node.relations) & set(_ARROWS):
        return Statement(node.sides, node.relations, label=label, place=node.place)
    return Statement((node,), label=label, place=node.place)
