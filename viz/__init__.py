"""The timeline as an Altair chart, as a picture and as an HTML page."""

from viz.chart import chart
from viz.export import save_chart
from viz.page import render_page

__all__ = ["chart", "render_page", "save_chart"]
