"""The timeline as an Altair chart and as an HTML page."""
