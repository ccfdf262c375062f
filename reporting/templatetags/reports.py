"""Words and colours of reports."""

from django import template

from reporting.enums import ReportState
from reporting.ledgers import Column, Entry, Ledger, shown
from reporting.numbers import written

register = template.Library()

TONES = {
    ReportState.WAITING: "tone-amber",
    ReportState.RUNNING: "tone-blue",
    ReportState.DONE: "tone-green",
    ReportState.FAILED: "tone-red",
}


@register.filter
def state_tone(state: str) -> str:
    """The colour of a state's badge."""
    return TONES[ReportState(state)]


@register.filter
def told_cells(entry: Entry, ledger: Ledger) -> list[tuple[Column, str]]:
    """The cells of a line in words, each with its column; the first column, the ordinal, is not among them."""
    return [(column, shown(cell)) for column, cell in zip(ledger.columns[1:], entry.cells, strict=True)]


register.filter("written", written)
register.filter("cell_words", shown)
