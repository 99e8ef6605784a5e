"""Statements of one row: labels in front, relations, side conditions, words between."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.cursor import unexpected
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.layout import connectives
from formdeck.latex.parse.layout.conditions import case_condition, condition
from formdeck.latex.parse.layout.predicates import (
    PARTICLES,
    before_condition,
    goes_on,
    is_predicate,
    said_of,
    take_front,
    take_subjects,
    topic,
)
from formdeck.latex.parse.layout.prose import CONNECTIVES, is_prose, is_remark, speaks_of_equality
from formdeck.latex.parse.layout.quantifiers import with_all_said
from formdeck.latex.parse.layout.rows import Stretch
from formdeck.latex.parse.layout.said import (
    ARROWS,
    defines,
    node_of,
    statement_of,
)
from formdeck.latex.parse.layout.sayings import Sayings
from formdeck.latex.parse.layout.side import QUANTIFIERS, at_side_condition, at_worded_condition
from formdeck.latex.parse.values.expression import relation
from formdeck.latex.parse.values.units import take_unit_in_brackets, unit_in_brackets
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Name, Quantified, Statement, Words


def statements(s: State, label: str, row: Stretch, before: list[Statement]) -> list[Statement]:
    """Read the statements of a row; a row that is a side condition joins the last one of those ``before``."""
    s.pos, s.end = row
    s.wide = True
    is_aside = bool(before) and _is_bracketed(s, row)
    reader = _Row(s, label, [before.pop()] if is_aside else [])
    reader.read()
    if not reader.made and before and reader.premises.read:
        reader.made.append(before.pop())
    reader.flush_premises()
    return reader.made


def _is_bracketed(s: State, row: Stretch) -> bool:
    """Whether a row is one bracket with a relation in it."""
    solid = [at for at in range(*row) if s.tokens[at].kind not in {T.SPACE, T.COLUMN}]
    if not s.tokens[solid[0]].shows(T.OPEN, "(") or s.partner[solid[0]] != solid[-1]:
        return False
    return at_side_condition(s)


class _Row(Sayings):
    """The reader of a row: it tells words, brackets, arrows and values apart."""

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
            elif s.at(T.RELATION, *ARROWS):
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
        self.close_topic("")
        self.flush_leading()
        label = self.label or self.premises.announced
        if label and not self.made and not self.premises.read:
            self.made.append(statement_of(Words(label, place=s.last), ""))

    def is_quantified(self) -> bool:
        """Whether what comes next is said of the variables of a quantifier, or stands behind an arrow."""
        if self.label.endswith(ARROWS):
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
        if s.at(T.RELATION, *ARROWS) or (isinstance(self.listed[-1], Quantified) and not s.at(T.PUNCTUATION)):
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
        before, fresh = len(self.made), bool(self.listed)
        self.flush()
        text = token.text.strip(" ：:")
        if text == "mod" and len(self.made) > before:
            raise Unreadable(rules.WORDS, token.place, "`mod` as a word between values", r"write `a \bmod b`")
        self.join(text, token)
        if self.leading:
            return  # "such that" behind a quantifier
        if self.topic is not None:
            self.close_topic(text)
            return
        if self.connect(text, token, before) or self.predicate(text, before):
            return
        if self.made and speaks_of_equality(text):
            self.equality(text)
            return
        if fresh and self.made and self.condition_in_front(text, token, before):
            return
        self.label_or_remark(text, token)

    def condition_in_front(self, text: str, token: Token, before: int) -> bool:
        """Take words behind a condition, and what they claim if nothing else follows: のとき発散する."""
        if not connectives.makes_condition_of_last(text) or defines(self.made[-1]):
            return False
        self.turn_into_premises(min(before, len(self.made) - 1))
        claim = connectives.claim_behind(text)
        if claim and (self.s.done or self.s.peek().kind in {T.SPACE, T.PUNCTUATION, T.COLUMN}):
            self.add(Words(claim, place=token.place))
        return True

    def label_or_remark(self, text: str, token: Token) -> None:
        """Take words that join nothing: in front of what they are about, or behind it."""
        if not self.made:
            self.label = f"{self.label} {text}".strip()
            self.conditional = False
            if not self.s.take_if(T.PUNCTUATION, ":", ",") and self.may_be_factor(token):
                hint = f"write `\\text{{{text}:}}` for a label, `\\mathrm{{{text}}} \\cdot` for a factor"
                self.s.note(token.place, f"`{text}` is a label here", hint)
            return
        places = text.lower() in {"in", "on", "at", "as", "over"}
        self.once = places and not self.conditional
        self.conditional = connectives.makes_condition(text) or places or self.conditional
        self.negates, self.for_some = connectives.negates(text), connectives.says_for_some(text)
        if not (self.negates or self.for_some or self.sign or text == "for"):  # which what comes next says itself
            self.add_remark(text)
        self.s.take_if(T.PUNCTUATION, ",", ":")

    def connect(self, text: str, token: Token, before: int) -> bool:
        """Take words that say how what stands in front of them hangs together with what follows."""
        s = self.s
        if not self.made and not self.label and self.premises.take_words(text):
            s.take_if(T.PUNCTUATION, ",")
            return True
        arrow = connectives.arrow_of(text) if self.made and not s.done else None
        if arrow is not None:
            self.arrow(token._replace(text=arrow))
            return True
        if connectives.says_it_exists(text) and len(self.made) > max(before, 1):
            found = self.made.pop()
            self.add_condition(connectives.quantified(r"\exists", node_of(found)))
            return True
        if self.conditional and connectives.puts_into_set(text) and self.made and self.made[-1].conditions:
            self.within = isinstance(self.made[-1].conditions[-1], Name)
            return self.within
        return False

    def predicate(self, text: str, before: int) -> bool:
        """Take words that say something of the values in front of them."""
        s = self.s
        touches = s.pos < 2 or s.tokens[s.pos - 2].kind is not T.SPACE
        said = before_condition(text)
        subjects = self.same_subject(said)
        if subjects:
            said = said.removeprefix("and ")
        elif len(self.made) > before and is_predicate(said, touches=touches):
            subjects = take_subjects(self.made, said)
        if not subjects:
            return False
        if text in PARTICLES and len(subjects) == 1 and not s.done:
            self.topic = (subjects[0], text, len(self.made))
            return True
        self.conditional = said != text
        front = take_front(subjects, self.made)
        follows = goes_on(said) and not s.done and s.peek().kind not in {T.SPACE, T.TEXT, T.RELATION, T.PUNCTUATION}
        self.made.append(said_of(subjects, front, said, relation(s) if follows else None))
        return True

    def same_subject(self, said: str) -> list[Statement]:
        """Find what words say something more of: "and diverges if"."""
        has_more = said.startswith("and ") and self.conditional and bool(self.made)
        if not has_more or not is_predicate(said.removeprefix("and "), touches=False):
            return []
        return [Statement(self.made[-1].sides[:1], place=self.made[-1].place)]

    def close_topic(self, text: str) -> None:
        """End a sentence that a particle has begun."""
        if self.topic is None:
            return
        subject, particle, first = self.topic
        self.topic = None
        self.made[first:] = [topic(subject, particle, self.made[first:], text)]

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
        self.close_topic("")
        self.bring_together()
        self.flush_leading()
        if self.led and not self.s.done and not self.s.at(T.RELATION, *ARROWS):
            self.implies, self.conditional = token.text, False
            if self.s.at(T.COMMAND, *QUANTIFIERS):
                self.listed.append(with_all_said(self.s))
            return
        self.leads, self.conditional = True, False  # what follows is no condition of what stands before
        if self.s.done or self.s.at(T.RELATION, *ARROWS):
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


def _is_decimal(s: State) -> bool:
    """Whether a comma that was just taken stands close between two digits, as decimals are in many countries."""
    comma = s.pos - 1
    before, after = s.tokens[comma - 1], s.peek()
    close = before.place.end == s.tokens[comma].place.start and s.tokens[comma].place.end == after.place.start
    first = comma < 2 or not s.tokens[comma - 2].shows(T.PUNCTUATION, ",")
    last = s.pos + 1 >= s.end or not s.tokens[s.pos + 1].shows(T.PUNCTUATION, ",")
    return close and first and last and before.kind is T.NUMBER and not s.done and after.kind is T.NUMBER
