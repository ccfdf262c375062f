"""Colours of work that outlives a request, by its state."""

from django import template

register = template.Library()

TONES = {
    "mapping": "tone-amber",
    "waiting": "tone-amber",
    "running": "tone-blue",
    "ready": "tone-amber",
    "done": "tone-green",
    "refused": "tone-red",
    "failed": "tone-red",
    "expired": "tone-grey",
    "stopped": "tone-grey",
    "undone": "tone-grey",
}


@register.filter
def work_tone(state: str) -> str:
    """The colour of a state's badge."""
    return TONES[state]
