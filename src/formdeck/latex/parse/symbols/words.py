"""Words written letter by letter."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T
from formdeck.latex.lexer.commands import LETTERS
from formdeck.latex.parse.calculus.differentials import at_differential
from formdeck.latex.parse.context.state import State
from formdeck.latex.problem import Unreadable
from formdeck.latex.wordlist import words

_KNOWN_FUNCTIONS = frozenset(
    words("sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh exp log ln det max min lim sup inf arg gcd")
)


# Words that join statements, of which those of two letters are refused only if nothing declares either letter.
_JOINING = frozenset(words("and for where then when otherwise else with such or of to"))
_KNOWN_LETTERS = frozenset(name for name in LETTERS if len(name) > 3 and name.isascii() and name.isalpha())
_RELATED = 3
_AFTER_D = frozenset({T.LETTER, T.ACCENT})


def declared_word(s: State) -> str | None:
    """Take the longest declared word that the next letters spell (``pos``, ``F-measure``)."""
    token = s.peek()
    if token.kind is not T.LETTER:
        return None
    for word in s.scope.words_from(token.text[:1]):
        if _spells(s, word):
            s.pos += len(word)
            return word
    return None


def word_end(s: State, position: int) -> int:
    """Find where the declared word ends that is spelled from a position on, or else the token there."""
    kept, s.pos = s.pos, position
    declared_word(s)
    end, s.pos = max(s.pos, position + 1), kept
    return end


def _spells(s: State, word: str) -> bool:
    if s.pos + len(word) > s.end:
        return False
    tokens = s.tokens[s.pos : s.pos + len(word)]
    return all(token.text == letter for token, letter in zip(tokens, word, strict=True))


def refuse_letter_run(s: State) -> None:
    """Refuse three and more letters in a row that may be a word, unless each is declared by itself.

    Raises:
        Unreadable: the letters may be a word.
    """
    before = s.tokens[s.pos - 1] if s.pos else None
    if before is not None and before.kind is T.LETTER and before.text.isalpha() and before.text.isascii():
        return
    run = _run(s)
    if (s.integrals or s.hints.varies) and run[-2:-1] == "d":
        run = run[:-2]  # the differential at the end is no part of a word
    short = len(run) < 3 and run not in _JOINING and not _is_doubled(s, run)
    if short or (s.integrals and at_differential(s)) or _are_differentials(s, run):
        return
    known = {"d", "e", "i"} | s.hints.measures
    unknown = [letter for letter in run if not (s.scope.about(letter) or s.bound[letter] or letter in known)]
    if unknown and len(unknown) < len(run) and all(letter in s.hints.lone for letter in unknown):
        unknown = []
    touching = _touching(s, run)
    if len(run) == _RELATED and s.scope.relates(run[1]):
        return  # `aRb`
    if (not unknown and touching not in _KNOWN_FUNCTIONS | _KNOWN_LETTERS) or len(unknown) < len(run) < 3:
        return
    place = s.tokens[s.pos].place.to(s.tokens[s.pos + len(run) - 1].place)
    shown = run if len(run) < 30 else f"{run[:30]}…"
    names = sorted(_KNOWN_FUNCTIONS, key=len, reverse=True)
    name = touching if touching in _KNOWN_LETTERS else next((name for name in names if run.startswith(name)), None)
    if name:
        raise Unreadable(
            rules.LETTER_RUN, place, f"`{shown}` is set as a product of letters", f"did you mean `\\{name}`?"
        )
    if run in _JOINING:
        hint = rf"write `\text{{ {run} }}`"
        raise Unreadable(rules.LETTER_RUN, place, f"`{run}` is set as a product of letters", hint)
    raise Unreadable(
        rules.LETTER_RUN,
        place,
        f"`{shown}` is a word or a product of letters",
        f"declare `{shown}`, or each of its letters; a word is best set as `\\mathrm{{{shown}}}`",
    )


def _is_doubled(s: State, run: str) -> bool:
    """Whether a capital touches itself in front of a subscript, as in ``SS_B``, a sum of squares: no product is so."""
    behind = s.pos + len(run)
    doubled = len(run) == 2 and run[0] == run[1] and run.isupper() and _touching(s, run) == run
    return doubled and behind < s.end and s.tokens[behind].kind is T.SUB


def _touching(s: State, run: str) -> str:
    """Take the letters of a run that have no space between them, which a command without its backslash has not."""
    for at in range(1, len(run)):
        if s.tokens[s.pos + at].place.start != s.tokens[s.pos + at - 1].place.end:
            return run[:at]
    return run


def _are_differentials(s: State, run: str) -> bool:
    """Whether letters are differentials side by side: ``dxdy``, ``dxdydz``."""
    return len(run) % 2 == 0 and set(run[::2]) == {"d"} and "d" not in run[1::2] and s.scope.about("d") is None


def _run(s: State) -> str:
    letters, position = "", s.pos
    while position < s.end:
        token = s.tokens[position]
        if token.kind is not T.LETTER or len(token.text) != 1 or not token.text.isascii():
            break
        if (
            s.integrals
            and letters
            and token.text == "d"
            and position + 1 < s.end
            and s.tokens[position + 1].kind in _AFTER_D
        ):
            break
        letters += token.text
        position += 1
    return letters
