"""The review page: a local web server over a folder of briefs. `serve` runs it; the rest is made of plain functions."""
