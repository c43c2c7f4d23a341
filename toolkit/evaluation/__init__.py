"""Measures of quality, each a pure function; the commands that print them are elsewhere."""
