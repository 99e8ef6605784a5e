"""Finding what exports need, installing it the first time."""

from formdeck.cli.options import Common
from formdeck.cli.progress import progress_line
from formdeck.export import Tools, find_browser, find_runtime, set_up


def find_tools(common: Common, browser: str | None, *, needs_browser: bool) -> Tools:
    """Find the runtime and, if need be, a browser; what is missing is installed while the user looks on.

    Raises:
        Failure: something cannot be installed.
    """
    with progress_line(common) as progress:
        runtime = find_runtime() or set_up(progress, embedded=False)
        return Tools(runtime, find_browser(browser, runtime, progress) if needs_browser else None)
