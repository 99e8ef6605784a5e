"""What keeps formdeck from working although the deck may be in order."""


class Failure(Exception):  # noqa: N818 - it is the user's surroundings that fail, not the program
    """Something outside the deck stands in the way: a missing folder, a full disk, no browser.

    Raised at the edges (files, processes, network) and turned into a message and exit status 2 by the
    command line. The message follows the style of diagnostics: it says what is, hints say what to do.
    """

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.message = message
        self.hints = hints
