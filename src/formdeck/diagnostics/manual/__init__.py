"""One manual page for each code, in Markdown; its examples are run as tests."""

from importlib.resources import files


def manual_page(code: str) -> str:
    """Return the manual page of a code such as ``FD101``.

    Raises:
        FileNotFoundError: the code has no page, which is a bug.
    """
    return (files(__name__) / f"{code}.md").read_text(encoding="utf-8")
