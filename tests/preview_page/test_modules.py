import subprocess
from pathlib import Path

import pytest

from formdeck.diagnostics import Failure
from formdeck.export.node import find_node

HERE = Path(__file__).parent


def test_the_modules_of_the_preview_page_do_what_their_tests_say() -> None:
    try:
        node = find_node().program
    except Failure:
        pytest.skip("there is no Node.js")
    done = subprocess.run([node, "--test", HERE / "modules.test.mjs"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
