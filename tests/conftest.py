"""Settings of all tests."""

from hypothesis import settings

# A slow or busy machine is no failure; a failure must come back on the next run.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
