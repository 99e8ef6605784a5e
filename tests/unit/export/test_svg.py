"""Cleaning SVG: what is drawn stays, what runs or reaches out goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formdeck.export.svg import UnsafeSvg, clean_svg

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def clean(inner: str) -> str:
    return clean_svg(f"<svg {NS}>{inner}</svg>".encode()).decode()


@pytest.mark.parametrize(
    "inner",
    [
        '<path d="M0 0L1 1" style="fill:url(#gradient)" />',
        '<use xlink:href="#dot" />',
        '<image href="data:image/png;base64,AA" />',
        "<text>日本語 &lt;x&gt;</text>",
        "<style>.a { fill: red }</style>",
    ],
)
def test_what_is_drawn_stays(inner: str) -> None:
    assert inner in clean(inner)


@pytest.mark.parametrize(
    ("inner", "gone"),
    [
        ("<script>alert(1)</script>", "alert"),
        ('<g><script href="x.js" /></g>', "script"),
        ('<path onload="alert(1)" />', "alert"),
        ("<foreignObject><p>x</p></foreignObject>", "foreignObject"),
        ('<image href="https://example.com/a.png" />', "example"),
        ('<image xlink:href="other.png" />', "other"),
        ('<a href="javascript:alert(1)">x</a>', "alert"),
        ('<use href="other.svg#dot" />', "other"),
        ('<image href="data:image/svg+xml,x" />', "svg+xml"),
        ('<path style="fill:url(https://example.com/x)" />', "example"),
        ('<path fill="url(other.svg#x)" />', "other"),
        ("<style>@import 'https://example.com/x.css'; .a { fill: url(https://example.com/y) }</style>", "example"),
        ("<!-- a secret -->", "secret"),
    ],
)
def test_what_runs_or_reaches_out_goes(inner: str, gone: str) -> None:
    assert gone not in clean(inner).removeprefix(f"<svg {NS}")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        b"<html/>",
        b"<svg>",
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"/>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="no-such-code"?><svg/>',
        b"<svg>" + b"<g>" * 50_000 + b"</g>" * 50_000 + b"</svg>",
    ],
)
def test_what_is_no_plain_picture_is_refused(content: bytes) -> None:
    with pytest.raises(UnsafeSvg):
        clean_svg(content)


@given(st.text())
def test_any_text_is_cleaned_or_refused(text: str) -> None:
    try:
        clean_svg(f"<svg {NS}><text>{text}</text></svg>".encode("utf-8", "surrogatepass"))
    except UnsafeSvg:
        return
