"""Tests of the clinician's handbook."""
