"""A process beside the preview that stays: what it once has loaded need not be loaded for each change."""

import os
import select
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from formdeck.export.process import Program, started
from formdeck.preview.background import ENDING_SECONDS, TIMEOUT_SECONDS, GiveWay


class Companion:
    """Takes orders, a line each, and answers each with a line once it is done; one that has ended is started anew.

    Its command is given two more arguments: the file descriptors of orders and answers.
    """

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command = command
        self._folder = folder
        self._stack = ExitStack()
        self._program: Program | None = None
        self._orders = self._answers = -1

    def ask(self, order: str, give_way: GiveWay) -> None:
        """Give an order, and wait until it is carried out; once more if the process ends without that.

        Raises:
            Newer: there is newer work; the process has been ended.
            TimedOut: it took too long; as above.
            OSError: it cannot be started.
        """

        def is_done() -> bool:
            give_way()
            return self._has_answered()

        for _attempt in range(2):
            with ExitStack() as failed:
                failed.callback(self.close)
                if self._tell(order).wait_until(is_done, TIMEOUT_SECONDS):
                    failed.pop_all()
                    return

    def close(self) -> None:
        """End the process; another order starts a new one."""
        self._program = None
        self._stack.close()

    def _tell(self, order: str) -> Program:
        program = self._running()
        with suppress(BrokenPipeError):  # it has ended; so one sees that it does not answer
            os.write(self._orders, order.encode() + b"\n")
        return program

    def _running(self) -> Program:
        if self._program is None:
            orders, self._orders = os.pipe()
            self._stack.callback(os.close, self._orders)
            self._answers, answers = os.pipe()
            self._stack.callback(os.close, self._answers)
            command = [*self._command, str(orders), str(answers)]
            running = started(command, folder=self._folder, hand_over=(orders, answers), patience=ENDING_SECONDS)
            self._program = self._stack.enter_context(running)
        return self._program

    def _has_answered(self) -> bool:
        ready, _, _ = select.select([self._answers], [], [], 0)
        return bool(ready and os.read(self._answers, 1))
