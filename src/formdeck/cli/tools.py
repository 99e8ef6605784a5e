"""Finding what exports need, installing it the first time."""

from formdeck import export
from formdeck.cli.options import Common
from formdeck.cli.progress import progress_line
from formdeck.export import Tools


def find_tools(common: Common, browser: str | None, *, needs_browser: bool) -> Tools:
    """Find the runtime and, if need be, a browser; what is missing is installed while the user looks on.

    Raises:
        Failure: something cannot be installed.
    """
    with progress_line(common) as progress:
        return export.find_tools(browser, progress, needs_browser=needs_browser)
