"""Symbols of a text that the text itself explains: クラス数$k$, "where $n$ is the size", "let $x = 2y$"."""

import re
from collections.abc import Iterable, Iterator

from formdeck.checks.latex import InlineReading
from formdeck.checks.symbols.occurrences import Macros, Occurrence, find_occurrences
from formdeck.latex.problem import Unreadable
from formdeck.latex.wordlist import words

_JAPANESE = (
    r"(?:(?P<noun>[\u30a1-\u30fa\u30fc\u4e00-\u9fff々]+)|(?<=[^\x00-\x7f])[A-Za-z0-9-]+|"
    r"さ|重み|傾き|ずれ|偏り|広がり)[」』）)]?"
)
# Words that only lead to what follows: この場合$k$, 一方$k$.
_NO_JAPANESE_NOUNS = frozenset(
    words(
        "場合 時 際 一方 他方 実際 通常 一般 同様 結果 以下 以上 以後 以前 従来 次 今 故 例 特 但 又 勿論 当然 突然 "
        "前述 上記 下記 同時 最後 最初 最終的 具体的 一般的 基本的 直感的 結局 現在 今回 前回 普通 毎回 全部 式 図 "
        "ケース"
    )
)
# Symbols in a row share what is said of the first or the last: 入力$x$と$y$, "$x$ and $y$ are".
_ROW = r"(?:\$[^$]+\$\s*(?:と|や|、|,|・|および|または|and|or)\s*)*"
_ARTICLE = r"\b(?:the|a|an|each|every|any|some|its|their|this)"
_WORDS = r"(?:\s+[\w'’-]+){0,3}\s+(?!(?:of|in|on|for|with|by|to|from|at|and|or|is|are|as|than)\b)[\w'’-]+\s+"
_CALLS = r"\b(?:where|let|say|call|denote)\s+"
# A noun right before a symbol names it, and so does a clause that says what it is.
_NAMED_BEFORE = re.compile(rf"(?:{_JAPANESE}[^\S\n]*|{_ARTICLE}{_WORDS}|{_CALLS}|[（(]\s*){_ROW}$", re.IGNORECASE)
# English nouns need no article ("with speed $v$"); these words do not name what follows them.
_NOUN_BEFORE = re.compile(rf"(?<![\w$\\])(?P<word>[A-Za-z]{{3,}})\s+{_ROW}$")
_NO_NOUNS = frozenset(
    words(
        "and are around because becomes been being below between both but choose equals every find for from get gives "
        "has have hence here if into larger less let more near not only otherwise over per put set since small so "
        "solve take than that the then there these they this through thus under until use uses using via was were "
        "when where whether which while with without write yields"
    )
)
_EXAMPLE = re.compile(r"\b(?:examples?|e\.g\.|for instance)\b|例えば|たとえば|例[：:]", re.IGNORECASE)
_SAID_BEHIND = re.compile(
    r"^[^\S\n]*(?:(?:と|や|、|,|・|および|または|and|or)\s*\$[^$]+\$\s*)*"
    r"(?:と(?:する|し|おく|お|書|呼|表)|：|:|番目|つ目|次元|成分|個|回|行|列|層|人|枚|[（(]"
    r"|(?:is|are|be|denotes?|means|stands?|counts?|runs?|being|for the)\b|-?th\b)"
)
# 「$k$はデータ数」 says what it is, 「$k$は大きい」 only how it is.
_TOPIC_BEHIND = re.compile(
    r"^[^\S\n]*(?:(?:と|や|、|,|・|および|または|and|or)\s*\$[^$]+\$\s*)*(?:は|が|とは|を)(?P<clause>[^。、，\n]*)"
)
_SAYS_WHAT = re.compile(
    r"(?:[\u30a1-\u30fa\u30fc\u4e00-\u9fff々A-Za-z0-9$）)」』*`]|さ|もの|こと|重み|傾き|ずれ|偏り|広がり|ばらつき|まとまり)"
    r"(?:だけ|など|ごと)?(?:である|です|で|だ|であり|または|や)?[.．\s]*$|"
    r"(?:と(?:する|し|おく|おき|お|呼|書|表|定|置|見な|みな|なる)|を(?:表|意味|指|示)|に(?:当た|あた|対応|相当))"
)
# 「データ数は$k$である」
_TOPIC_BEFORE = re.compile(r"[\u30a1-\u30fa\u30fc\u4e00-\u9fffさみ][^\S\n]*は\s*$")
_IS_BEHIND = re.compile(r"^\s*(?:で(?:す|あ|、)|だ|と(?:する|し|お|書|呼|表|なる)|。|$)")
_DEFINES_BEHIND = re.compile(r"^[^\S\n]*(?:と(?:する|し|おく|おき|お|書|呼|表|なる)|の(?:とき|場合))")
_DEFINES_BEFORE = re.compile(
    r"\b(?:let|put|set|write|with|where|define|for|if|when)\s+$|(?:例|たとえば|例えば)[、,：:]?\s*$", re.IGNORECASE
)
_LISTED_BEHIND = re.compile(r"^[^\S\n]*[（(]([^（()）$]*)[）)]")
_SEPARATOR = re.compile(r"[・、,，;；×]|\band\b")
_DEFINING = frozenset({"=", ":=", r"\triangleq", r"\equiv", r"\in", r"\sim"})
_NUMBER = re.compile(r"=\s*-?[0-9.]+\s*$")


def names_said_in_words(inline: Iterable[InlineReading], macros: Macros) -> frozenset[str]:
    """Collect the names that texts introduce: alone beside words that say what they are, or as defined by a formula."""
    return frozenset(name for each in inline if each.reading.ok for name in _introduced(each, macros))


def _introduced(inline: InlineReading, macros: Macros) -> Iterator[str]:
    reading, latex = inline.reading, inline.latex.text
    names = (*reading.free, *reading.functions)
    try:
        found = find_occurrences(latex, macros)
    except Unreadable:
        return
    if not names or not found or len(reading.statements) != 1:
        return
    (statement,) = reading.statements
    if _EXAMPLE.search(inline.before):
        yield from names
    if _is_alone(latex, found) and (_is_named(inline) or _is_said(inline)):
        yield from names
    elif statement.relations and statement.relations[0] in _DEFINING and _leads(latex, found[0]):
        defines = _DEFINES_BEHIND.search(inline.after) or _DEFINES_BEFORE.search(inline.before)
        if defines or _is_named(inline) or not _NUMBER.search(latex):
            yield from _defined(latex, found, names)
    elif not statement.relations and _lists(inline.after) == len(names):
        yield from names


def _defined(latex: str, found: tuple[Occurrence, ...], names: tuple[str, ...]) -> Iterator[str]:
    """List what the left side of a formula defines: a symbol, or a function with its arguments (``f(x) = x^2``)."""
    yield found[0].name_among(names)
    behind = latex[found[0].whole_place.end :]
    if behind.lstrip().startswith("("):
        closing = found[0].whole_place.end + behind.find(")")
        yield from (each.name_among(names) for each in found[1:] if each.base_place.end <= closing)


def _is_named(inline: InlineReading) -> bool:
    noun = _NOUN_BEFORE.search(inline.before)
    if noun is not None and noun["word"].lower() not in _NO_NOUNS:
        return True
    if _TOPIC_BEFORE.search(inline.before) and _IS_BEHIND.search(inline.after):
        return True
    named = _NAMED_BEFORE.search(inline.before)
    return named is not None and named["noun"] not in _NO_JAPANESE_NOUNS


def _is_said(inline: InlineReading) -> bool:
    topic = _TOPIC_BEHIND.match(inline.after)
    if topic is not None and (_SAYS_WHAT.search(topic["clause"]) or len(inline.after) == topic.end() > 30):
        return True
    return _SAID_BEHIND.search(inline.after) is not None


def _is_alone(latex: str, found: tuple[Occurrence, ...]) -> bool:
    """Whether a formula shows one symbol with its scripts and arguments, and nothing else."""
    if not _leads(latex, found[0]):
        return False
    rest = latex[found[0].whole_place.end :].strip(" }")
    return not rest or (rest[0] in "([" and rest[-1] in ")]")


def _leads(latex: str, first: Occurrence) -> bool:
    """Whether nothing but a font or an accent stands before a symbol."""
    return re.fullmatch(r"(?:\\[A-Za-z]+|[{}\s])*", latex[: first.base_place.start]) is not None


def _lists(after: str) -> int:
    r"""Count the things listed in the bracket behind a formula: $H \times W$（高さ・幅）."""
    found = _LISTED_BEHIND.match(after)
    return len([part for part in _SEPARATOR.split(found[1]) if part.strip()]) if found else 0
