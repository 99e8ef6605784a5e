"""Where a long Japanese title may be broken: where one script meets another.

A browser breaks a title between phrases only. A phrase that is wider than its column it breaks anywhere, even in front
of a small kana.
"""

import re

from formdeck.render.capacity import text_width

_BREAK = "<wbr>"
_HELD = re.compile(r"(\$(?:\\.|[^$\\])*\$|`[^`]*`|<[^>]*>|\]\([^)]*\)|&#?\w+;|\\.)")
_KATAKANA, _KANJI = "[ァ-ヺー]", "[々一-鿿]"
_PHRASE = re.compile(rf"[A-Za-z0-9ァ-ヺー々一-鿿]+(?:[ぁ-ん]{_KANJI}(?!{_KANJI}))*[ぁ-ん]*")
_BETWEEN_PHRASES = re.compile(rf"(?<=[ぁ-ん])(?={_KATAKANA}{{4}}|{_KANJI}{{3}})")

# 「Q値」, 「クラス数」 and 「多クラス」 stay whole.
_BETWEEN_WORDS = re.compile(
    rf"(?<={_KATAKANA}{{2}})(?={_KANJI}{{2}})|(?<={_KANJI}{{2}})(?={_KATAKANA}{{2}})"
    rf"|(?<=[A-Za-z]{{2}})(?={_KATAKANA}{{2}}|{_KANJI})"
)


def breakable(markdown: str, width: int) -> str:
    """Let a title break that is wider than so many half-width characters; formulas, code and tags stay as they are."""
    if text_width(markdown) <= width:
        return markdown
    pieces = _HELD.split(markdown)
    return "".join(piece if at % 2 else _broken(piece, width) for at, piece in enumerate(pieces))


def _broken(text: str, width: int) -> str:
    phrases = _PHRASE.sub(lambda phrase: _broken_phrase(phrase[0], width), text)
    return _BETWEEN_PHRASES.sub(_BREAK, phrases)


def _broken_phrase(phrase: str, width: int) -> str:
    return phrase if text_width(phrase) <= width else _BETWEEN_WORDS.sub(_BREAK, phrase)
