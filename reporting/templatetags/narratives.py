"""How the blocks of a report in words are shown."""

from django import template

from reporting.narrative.bars import drawn
from reporting.narrative.blocks import beside, paragraphs
from reporting.narrative.words import shown, unbroken

register = template.Library()


@register.filter
def entry(found: dict, key: str) -> object:
    """What a mapping holds for a key."""
    return found[key]


register.filter("bars", drawn)
register.filter("beside", beside)
register.filter("cell", shown)
register.filter("paragraphs", paragraphs)
register.filter("unbroken", unbroken)
