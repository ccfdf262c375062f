"""Figures as Vietnamese offices write them: 1.234 persons, 12,5 percent, a dash where there is none."""

from django.utils.formats import number_format

NONE = "–"


def written(value: int | float | str | None) -> str:
    """1234 → ``1.234``; 12.5 → ``12,5``; None (a share of nothing) → ``–``; a mark in place of a number stays."""
    if value is None:
        return NONE
    if isinstance(value, str):
        return value
    places = 1 if isinstance(value, float) else 0
    return number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)
