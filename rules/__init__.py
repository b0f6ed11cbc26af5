"""Finds time expressions, actors, places and events in text."""

from rules.pipeline import extract

__all__ = ["extract"]
