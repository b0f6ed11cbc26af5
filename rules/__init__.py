"""Finds time expressions, actors, places and events in text."""
