"""Words and colours of reports."""

from django import template

from reporting.enums import ReportState
from reporting.ledgers import shown
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


register.filter("written", written)
register.filter("cell_words", shown)
