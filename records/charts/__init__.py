"""Charts as SVG, the same on the page and in the PDF.

Plain functions: values in, SVG out. Labels stand where the values are; a colour never says anything alone.
Colours are classes that the site's style sheet sets for light and dark, with the light ones written as
attributes too, since WeasyPrint applies no style sheet inside an SVG. A chart stands beside its table.
"""

from records.charts.bars import Bar, BarGroup, bar_chart, grouped_bar_chart, stacked_share_chart, whole_percentages
from records.charts.lines import Line, line_chart
from records.charts.svg import FONT_FAMILY, INK, PAPER
from records.charts.text import TEXT_SIZE, text_width

__all__ = [
    "FONT_FAMILY",
    "INK",
    "PAPER",
    "TEXT_SIZE",
    "Bar",
    "BarGroup",
    "Line",
    "bar_chart",
    "grouped_bar_chart",
    "line_chart",
    "stacked_share_chart",
    "text_width",
    "whole_percentages",
]
