"""Where in a text its parts stand: the parser does not say, so they are looked for in reading order."""


class Places:
    """The text, and how far it has been read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._from = 0

    def find(self, *needles: str) -> tuple[int, int]:
        """Find the first of these that stands further on; the whole text if none does."""
        for needle in needles:
            at = self._text.find(needle, self._from) if needle else -1
            if at >= 0:
                self._from = at + len(needle)
                return at, self._from
        return 0, len(self._text)
