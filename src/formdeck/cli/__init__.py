"""The command line: each command in a file of its own, imported when it is called."""

from formdeck.cli.main import main

__all__ = ["main"]
