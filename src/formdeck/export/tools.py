"""Finding what exports need, installing it the first time."""

from formdeck.export.browser import find_browser
from formdeck.export.marp_command import Tools
from formdeck.export.setup import Progress, find_runtime, set_up


def find_tools(browser: str | None, progress: Progress, *, needs_browser: bool) -> Tools:
    """Find the runtime and, if need be, a browser; what is missing is installed, and ``progress`` told.

    Raises:
        Failure: something cannot be installed, or the browser asked for is not there.
    """
    runtime = find_runtime() or set_up(progress, embedded=False)
    return Tools(runtime, find_browser(browser, runtime, progress) if needs_browser else None)
