"""Finish the HTML file: nothing in it may load anything."""

import re
from collections.abc import Iterator

_POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)

_TAG = re.compile(r"""<([a-z][a-z0-9-]*)\b((?:[^>"]|"[^"]*")*)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s(src|srcset|poster|data|href|xlink:href|action)="([^"]*)\"""", re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.IGNORECASE | re.DOTALL)
_CSS_ADDRESS = re.compile(r"""(?:@import\s+|url\(\s*)(?:url\(\s*)?(?:&quot;|["'])?\s*([^"')&;]*)""", re.IGNORECASE)
# Where none of these stands, no tag needs a close look: a page of formulas has tens of thousands.
_SUSPICIOUS = ('src="', 'srcset="', 'poster="', 'data="', 'href="', 'action="', "url(", "@import")
_INSIDE = re.compile(r"\s*(?:data:|#|$)", re.IGNORECASE)


def keep_to_itself(html: str) -> str:
    """Add the policy by which the browser refuses whatever the page might ask for."""
    return html.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{_POLICY}">', 1)


def outside_references(html: str) -> Iterator[str]:
    """Find what a page would load from outside itself. Links that a reader may follow are no such thing."""
    if not any(sign in html for sign in _SUSPICIOUS):
        return
    for tag, attributes in _TAG.findall(html):
        if tag.lower() != "a":
            for _name, address in _ATTRIBUTE.findall(attributes):
                if not _INSIDE.match(address):
                    yield address
        if "url(" in attributes:
            yield from _addresses(attributes)
    for css in _STYLE.findall(html):
        yield from _addresses(css)


def _addresses(css: str) -> Iterator[str]:
    return (address.strip() for address in _CSS_ADDRESS.findall(css) if not _INSIDE.match(address))
