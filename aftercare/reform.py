"""Clubs and other models in units that end: what a reform touches."""

from datetime import date

from aftercare.models import Club, Scheme
from areas.reform.touched import Touch, rows_in, touches


def _clubs(keys: list[int], day: date) -> list[tuple[int, str]]:
    return rows_in(Club.objects.filter(ends=None).order_by("code").values_list("commune", "code"), keys, day)


def _schemes(keys: list[int], day: date) -> list[tuple[int, str]]:
    return rows_in(Scheme.objects.filter(ends=None).order_by("code").values_list("commune", "code"), keys, day)


touches.register(Touch("clubs", 30, "Câu lạc bộ", _clubs))
touches.register(Touch("schemes", 35, "Mô hình khác", _schemes))
