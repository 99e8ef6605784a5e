"""Finish the HTML file: nothing in it may load anything."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

_POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src {script}; "
    "base-uri 'none'; form-action 'none'"
)

# What loads something, and the sign before an address in CSS. A look for these is quick; one at every tag is not:
# a page of formulas has tens of thousands.
_LOADING = (' src="', ' srcset="', ' poster="', ' data="', ' action="', ' href="', ' xlink:href="')
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.IGNORECASE | re.DOTALL)
_CSS_ADDRESS = re.compile(r"""(?:@import\s+|url\(\s*)(?:url\(\s*)?(?:&quot;|["'])?\s*([^"')&;]*)""", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(?:data:|#|$)", re.IGNORECASE)


def keep_to_itself(html: str) -> str:
    """Add the policy by which the browser refuses whatever the page might ask for."""
    policy = _POLICY.format(script=_hash_of_script(html))
    return html.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def _hash_of_script(html: str) -> str:
    """Name the one script that may run: Marp's own, which stands below all that the user wrote."""
    start, end = html.rfind("<script>"), html.rfind("</script>")
    if not 0 <= start < end:
        return "'none'"
    content = html[start + len("<script>") : end].encode()
    return f"'sha256-{b64encode(sha256(content).digest()).decode()}'"


def outside_references(html: str) -> Iterator[str]:
    """Find what a page would load from outside itself. Links that a reader may follow are no such thing.

    The page is one that marp-cli wrote: attributes stand in double quotes.
    """
    for sign in _LOADING:
        for at in _occurrences(sign, html):
            start = at + len(sign)
            address = html[start : html.find('"', start)]
            if not _INSIDE.match(address) and not _is_link(html, at):
                yield address
    for at in _occurrences("url(", html):
        tag = html.rfind("<", 0, at)
        if ">" not in html[tag:at]:  # else it is text, or CSS, which comes next
            yield from _addresses(html[at : html.find(")", at) + 1])
    for css in _STYLE.findall(html) if "<style" in html else ():
        yield from _addresses(css)


def _occurrences(sign: str, html: str) -> Iterator[int]:
    at = html.find(sign)
    while at >= 0:
        yield at
        at = html.find(sign, at + 1)


def _is_link(html: str, at: int) -> bool:
    return html.startswith("<a ", html.rfind("<", 0, at))


def _addresses(css: str) -> Iterator[str]:
    return (address.strip() for address in _CSS_ADDRESS.findall(css) if not _INSIDE.match(address))
