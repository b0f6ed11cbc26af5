"""The timeline as an Altair chart and as an HTML page."""

from viz.chart import chart
from viz.page import render_page

__all__ = ["chart", "render_page"]
