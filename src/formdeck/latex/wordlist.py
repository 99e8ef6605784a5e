"""Tables of words, written as text."""


def words(text: str) -> tuple[str, ...]:
    """Split a table of words at its spaces."""
    return tuple(text.split())
