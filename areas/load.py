"""Loading the trees of administrative units and their offices from the files in ``areas/data``
(public data, MIT licence: all units before and from 01/07/2025, and who succeeded whom)."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from areas.enums import BEGINNING, REFORM_2025, Level
from areas.models import Area, AreaTree, Succession
from areas.planting import plant

DATA = Path(__file__).parent / "data"
LEVEL_ORDER = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


@dataclass(frozen=True)
class TreeFile:
    """One tree: its units, from when to when, and the successions from the tree before."""

    units: str
    starts: date
    ends: date | None
    successions: str | None = None


TREES = (
    TreeFile("areas_before_2025-07-01.csv", BEGINNING, REFORM_2025),
    TreeFile("areas_from_2025-07-01.csv", REFORM_2025, None, "area_successions_2025-07-01.csv"),
)


def load_areas() -> None:
    """Load what is not there yet; a tree once loaded is never rewritten."""
    for tree in TREES:
        if not AreaTree.objects.filter(starts=tree.starts).exists():
            with transaction.atomic():
                _load_tree(tree)


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _load_tree(tree: TreeFile) -> None:
    rows = _rows(tree.units)
    known: dict[str, Area] = {}
    for level in LEVEL_ORDER:
        areas = [
            Area(
                code=row["code"],
                name=row["name"],
                level=level,
                parent=known.get(row["parent_code"]),
                valid_from=tree.starts,
                valid_to=tree.ends,
                latitude=float(row["lat"]) if row["lat"] else None,
                longitude=float(row["lon"]) if row["lon"] else None,
            )
            for row in rows
            if row["level"] == level
        ]
        known.update({area.code: area for area in Area.objects.bulk_create(areas, batch_size=2000)})
    if tree.successions:
        before = dict(Area.objects.filter(valid_to=tree.starts).values_list("code", "pk"))
        Succession.objects.bulk_create(
            [
                Succession(
                    predecessor_id=before[row["predecessor_code"]],
                    successor=known[row["successor_code"]],
                    is_default=row["default"] == "yes",
                )
                for row in _rows(tree.successions)
            ],
            batch_size=2000,
        )
    plant(tree.starts)
