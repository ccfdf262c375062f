"""Dossiers in units that end, and those on their way: what a reform touches."""

from datetime import date

from areas.reform.touched import Touch, rows_in, touches
from cases.models import Responsibility, Transfer


def _dossiers(keys: list[int], day: date) -> list[tuple[int, str]]:
    now = Responsibility.objects.filter(ends=None).order_by("dossier__number")
    return rows_in(now.values_list("commune", "dossier__number"), keys, day)


def _transfers(keys: list[int], day: date) -> list[tuple[int, str]]:
    waiting = Transfer.objects.waiting().select_related("source", "target").order_by("pk")
    ways = [(row, f"{row.source.code} → {row.target.code}") for row in waiting]
    return rows_in([(unit, way) for row, way in ways for unit in (row.source_id, row.target_id)], keys, day)


touches.register(Touch("dossiers", 20, "Hồ sơ", _dossiers))
touches.register(Touch("transfers", 25, "Hồ sơ đang chuyển", _transfers))
