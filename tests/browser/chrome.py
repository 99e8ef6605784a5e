"""A real browser, told what to do through a pipe."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from formdeck.export import Browser, Runtime, find_browser
from formdeck.export.browser import start_script
from formdeck.export.marp_command import node_environment

_DRIVER = Path(__file__).with_name("driver.cjs")


class Chrome:
    """The browser; see ``driver.cjs`` for what it can be asked."""

    def __init__(self, driver: "subprocess.Popen[str]") -> None:
        self._driver = driver

    def ask(self, task: str, **order: Any) -> Any:
        """Have something done."""
        assert self._driver.stdin is not None
        assert self._driver.stdout is not None
        self._driver.stdin.write(json.dumps({"task": task, **order}) + "\n")
        self._driver.stdin.flush()
        answer = json.loads(self._driver.stdout.readline() or '{"error": "the browser has ended"}')
        assert "error" not in answer, answer["error"]
        return answer["value"]


class Tab:
    """One window that shows a preview."""

    def __init__(self, chrome: Chrome, address: str, *, width: int = 1400, height: int = 900) -> None:
        self._chrome = chrome
        self._number = chrome.ask("open", address=address, width=width, height=height, language="en")
        self.address = address

    def __call__(self, code: str) -> Any:
        """Evaluate an expression in the page."""
        return self._ask("evaluate", code=code)

    def until(self, code: str) -> None:
        """Wait until an expression holds."""
        self._ask("until", code=code)

    def click(self, selector: str) -> None:
        """Click in the middle of an element."""
        self._ask("click", selector=selector)

    def press(self, key: str) -> None:
        """Press a key."""
        self._ask("press", key=key)

    def type(self, text: str) -> None:
        """Write on the keyboard."""
        self._ask("type", text=text)

    def bring_to_front(self) -> None:
        """Make it the window that the reader looks at."""
        self._ask("front")

    @property
    def log(self) -> dict[str, list[str]]:
        """What went wrong, what was asked for, where clicks led."""
        log: dict[str, list[str]] = self._ask("log")
        return log

    def close(self) -> None:
        """Close it."""
        self._ask("close")

    def _ask(self, task: str, **order: Any) -> Any:
        return self._chrome.ask(task, tab=self._number, **order)


@contextmanager
def browsing(runtime: Runtime, folder: Path) -> Iterator[Chrome]:
    """Run a browser for the length of the ``with`` block."""
    browser = find_browser(None, runtime, lambda _step, _done: None)
    program = folder / "browser"
    # The proxy that keeps pages off the network keeps them off the loopback, too.
    flags = tuple(flag for flag in browser.flags if not flag.startswith("--proxy"))
    program.write_text(start_script(Browser(browser.program, flags), folder / "group"), "utf-8")
    program.chmod(0o700)
    driver = subprocess.Popen(
        [str(runtime.node), str(_DRIVER)],
        env={**node_environment(runtime), **browser.environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        chrome = Chrome(driver)
        chrome.ask("launch", program=str(program))
        yield chrome
    finally:
        for stream in (driver.stdin, driver.stdout):
            if stream is not None:
                stream.close()
        driver.wait(30)
