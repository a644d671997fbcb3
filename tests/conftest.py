"""Fixtures for every test."""

import os

import hypothesis

pytest_plugins = ["tests.databases"]

# The same examples on every run and machine, however slow; `make soak` and the mutants look for new ones.
if hypothesis.settings.get_current_profile_name() != "mutants" and not os.environ.get("STEADY_SOAK"):
    hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
    hypothesis.settings.load_profile("steady")
