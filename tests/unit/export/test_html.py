"""The HTML file: what it would load from outside is found."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from formdeck.export.html import keep_to_itself, outside_references


@pytest.mark.parametrize(
    "html",
    [
        '<img src="data:image/png;base64,AA">',
        '<a href="https://example.com">link</a>',
        '<a href="#31">page</a>',
        '<use xlink:href="#glyph"/>',
        '<p style="background:url(#x)">x</p>',
        '<code>src="http://x" url(http://x)</code>',
        "<style>a{src:url(data:font/woff;base64,AA)}</style>",
        '<p title="src=&quot;x&quot;">x</p>',
    ],
)
def test_what_stays_inside_is_fine(html: str) -> None:
    assert list(outside_references(html)) == []


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<img alt="x > y" src="https://a/b.png">', "https://a/b.png"),
        ('<img src="figures/a.png">', "figures/a.png"),
        ('<video poster="x.png"></video>', "x.png"),
        ('<source srcset="//a/b 2x">', "//a/b 2x"),
        ('<link rel="stylesheet" href="https://a/b.css">', "https://a/b.css"),
        ('<base href="https://a/">', "https://a/"),
        ('<use href="other.svg#g"/>', "other.svg#g"),
        ('<p style="background:url(&quot;https://a/b&quot;)">x</p>', "https://a/b"),
        ("<style>a{background:url('https://a/b')}</style>", "https://a/b"),
        ('<style>@import "https://a/b.css";</style>', "https://a/b.css"),
        ("<style>@import url(https://a/b.css);</style>", "https://a/b.css"),
    ],
)
def test_what_would_be_loaded_is_named(html: str, address: str) -> None:
    assert list(outside_references(html)) == [address]


def test_the_browser_is_told_to_refuse_everything_else() -> None:
    made = keep_to_itself("<html><head><title>t</title></head></html>")

    assert "default-src 'none'" in made
    assert "script-src 'none'" in made


def test_no_script_may_run_but_the_last() -> None:
    made = keep_to_itself("<html><head></head><body><script>alert(1)</script><script>marp()</script></body></html>")

    assert re.findall("script-src '([^']*)'", made) == ["sha256-" + b64encode(sha256(b"marp()").digest()).decode()]
