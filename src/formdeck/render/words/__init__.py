"""The built-in words of the sheets, one file for each language; a deck's ``labels:`` replace them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from formdeck.diagnostics import Outcome, did_you_mean
from formdeck.diagnostics.rules import render as rules
from formdeck.model import Deck
from formdeck.render.markdown import clean, plain

LANGUAGES = ("en", "ja")


@cache
def built_in_words(lang: str) -> Mapping[str, str]:
    """Load the words of a language, such as ``ja`` or ``ja-JP``; English where there are none."""
    language = lang.lower().split("-")[0]
    name = f"{language if language in LANGUAGES else 'en'}.toml"
    return tomllib.loads((files(__name__) / name).read_text(encoding="utf-8"))


def choose_words(deck: Deck) -> Outcome[dict[str, str]]:
    """Take the words of the deck's language, with the deck's own in their place."""
    words = dict(built_in_words(deck.lang))
    found = []
    for label in deck.labels:
        if label.key.text in words:
            words[label.key.text] = label.word.text
        else:
            hints = did_you_mean(label.key.text, words)
            message = f"unknown label `{label.key.text}`"
            found.append(rules.UNKNOWN_LABEL.at(label.key.span(), message, *hints))
    return Outcome(words, tuple(found))


def written_words(words: Mapping[str, str]) -> dict[str, str]:
    """Write the words as Markdown that means just them."""
    return {key: plain(clean(word).replace("\n", " ")) for key, word in words.items()}
