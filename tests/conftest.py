"""Settings of all tests, and what many of them load once: the rules."""

from __future__ import annotations

import pytest
from hypothesis import settings

from rules.actors import ActorFinder
from rules.pipeline import Extractor

# A slow or busy machine is no failure; a failure must come back on the next run.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def finder() -> ActorFinder:
    return ActorFinder.load()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.load()
