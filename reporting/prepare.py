"""What reporting keeps in the database from the start: the calendar of the reports."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from areas.queries import area_on
from core.prepare import PrepareStep, prepare_steps
from reporting.models import ReportSchedule

FILE = Path(__file__).parent / "data" / "schedules.toml"
KEY = ("calendar", "form", "sender", "part", "area_id", "from_year")


def load_schedules() -> None:
    """Write the rows of the file. One that an administrator changed stays as they left it."""
    known = {tuple(getattr(row, name) for name in KEY): row for row in ReportSchedule.objects.all()}
    for written in tomllib.loads(FILE.read_text(encoding="utf-8"))["schedule"]:
        row = ReportSchedule(**_placed(written))
        there = known.get(tuple(getattr(row, name) for name in KEY))
        if there is None:
            row.full_clean()
            row.save()
        elif there.changed_by_id is None and any(getattr(there, name) != getattr(row, name) for name in VALUES):
            row.pk = there.pk
            row.save()


def _placed(written: dict[str, Any]) -> dict[str, Any]:
    """The code of a unit is that of the first year's tree."""
    if "area" not in written:
        return written
    return {**written, "area": area_on(written["area"], date(written["from_year"], 1, 1))}


VALUES = [
    field.attname
    for field in ReportSchedule._meta.concrete_fields
    if field.attname not in (*KEY, "id", "changed_by_id")
]

prepare_steps.register(PrepareStep("schedules", 60, load_schedules))
