"""Bars drawn for print: lying, one for each label and series, with their numbers at the end."""

from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reporting.narrative.blocks import Chart
from reporting.numbers import written

COLOURS = ("#1f4e79", "#a9c4e0")
WIDTH, LABELS, BARS = 640, 250, 330
BAR, GAP, LINE = 13, 9, 13
LETTERS = 38


def drawn(chart: Chart) -> SafeString:
    """The chart as an SVG element."""
    most = max(value for _, values in chart.series for value in values) or 1
    top = 24 if len(chart.series) > 1 else 4
    shapes = _legend(chart) if len(chart.series) > 1 else []
    for place, label in enumerate(chart.labels):
        lines = wrap(label, LETTERS)
        height = max(len(chart.series) * BAR, len(lines) * LINE)
        for number, line in enumerate(lines):
            shapes.append(_text(LABELS - 8, top + number * LINE + 11, line, "end"))
        for number, (_, values) in enumerate(chart.series):
            shapes.append(_bar(values[place], most, top + number * BAR, number))
        top += height + GAP
    return format_html(
        '<svg class="bars" viewBox="0 0 {} {}" font-family="Report, sans-serif" font-size="12">{}</svg>',
        WIDTH,
        top,
        format_html_join("", "{}", ((shape,) for shape in shapes)),
    )


def _legend(chart: Chart) -> list[SafeString]:
    shapes = []
    for number, (name, _) in enumerate(chart.series):
        left = LABELS + number * 130
        shapes.append(format_html('<rect x="{}" y="4" width="12" height="10" fill="{}"/>', left, COLOURS[number]))
        shapes.append(_text(left + 17, 13, name, "start"))
    return shapes


def _bar(value: float, most: float, top: int, series: int) -> SafeString:
    length = round(BARS * value / most, 1)
    bar = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>', LABELS, top, str(length), BAR - 2, COLOURS[series]
    )
    return format_html("{}{}", bar, _text(LABELS + int(length) + 5, top + 10, written(value), "start"))


def _text(left: int, base: int, said: str, anchor: str) -> SafeString:
    return format_html('<text x="{}" y="{}" text-anchor="{}">{}</text>', str(left), str(base), anchor, said)
