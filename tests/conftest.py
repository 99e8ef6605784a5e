"""Property tests draw the same examples in every run, so that one run's verdict is every run's.

``FORMDECK_HYPOTHESIS=random`` draws new ones, to look for what nobody has seen yet.
"""

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True)
settings.register_profile("random", derandomize=False)
settings.load_profile(os.environ.get("FORMDECK_HYPOTHESIS", "steady"))
