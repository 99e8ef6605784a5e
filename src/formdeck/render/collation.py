"""The order of words: gojūon for Japanese, the alphabet for the rest.

Kana are compared as in JIS X 4061: first as if all were plain, large hiragana, a long-vowel mark being the vowel it
lengthens; then by voicing (は ば ぱ), then by size (つ っ), then hiragana before katakana.
"""

import unicodedata
from typing import NamedTuple

_ROWS = (
    ("あ", "あいうえお"),
    ("か", "かきくけこ"),
    ("さ", "さしすせそ"),
    ("た", "たちつてと"),
    ("な", "なにぬねの"),
    ("は", "はひふへほ"),
    ("ま", "まみむめも"),
    ("や", "やゆよ"),
    ("ら", "らりるれろ"),
    ("わ", "わゐゑをん"),
)
_ROW_OF = {kana: row for row, members in _ROWS for kana in members}
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_VOWELS = {
    kana: vowel
    for vowel, members in (
        ("あ", "あかさたなはまやらわ"),
        ("い", "いきしちにひみりゐ"),
        ("う", "うくすつぬふむゆる"),
        ("え", "えけせてねへめれゑ"),
        ("お", "おこそとのほもよろを"),
    )
    for kana in members
}
_VOICED, _HALF_VOICED = "\u3099", "\u309a"
_LONG = "ー"


class SortKey(NamedTuple):
    """Where a word stands: its group's rank, then its letters, finer and finer."""

    rank: int
    letters: str
    voicing: tuple[int, ...]
    size: tuple[int, ...]
    script: str


class Word(NamedTuple):
    """A word's place in an index: the heading it stands under, and its place among all words."""

    group: str
    key: SortKey


LATIN, KANA, OTHER = 0, 1, 2
OTHER_GROUP = ""
DIGIT_GROUP = "0"


def collate(word: str) -> Word:
    """Find a word's heading (``A`` … ``Z``, ``あ`` … ``わ``, ``0`` for digits, empty for the rest) and place."""
    letters = [char for char in unicodedata.normalize("NFKD", word) if _counts(char)]
    plain, voicing, size = _simplify(letters)
    first = plain[:1]
    if first in _ROW_OF:
        return Word(_ROW_OF[first], SortKey(KANA, plain, voicing, size, word))
    if first.isascii() and first.isalnum():
        group = first.upper() if first.isalpha() else DIGIT_GROUP
        return Word(group, SortKey(LATIN, plain, voicing, size, word))
    return Word(OTHER_GROUP, SortKey(OTHER, plain, voicing, size, word))


def _counts(char: str) -> bool:
    return char.isalnum() or char in (_VOICED, _HALF_VOICED, _LONG)


def _simplify(letters: list[str]) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    plain: list[str] = []
    voicing: list[int] = []
    size: list[int] = []
    for char in letters:
        if char in (_VOICED, _HALF_VOICED):
            if voicing:
                voicing[-1] = 1 if char == _VOICED else 2
            continue
        kana = _hiragana(char)
        large = kana.translate(_SMALL)
        if char == _LONG and plain:
            large = _VOWELS.get(plain[-1], _LONG)
        plain.append(large.casefold())
        voicing.append(0)
        # JIS X 4061 puts the long mark before the small kana and these before the large ones.
        size.append(0 if char == _LONG else 1 if large != kana else 2)
    return "".join(plain), tuple(voicing), tuple(size)


def _hiragana(char: str) -> str:
    return chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char
