"""Loading the trees of administrative units and their offices from the files in ``areas/data``
(public data, MIT licence: all units before and from 01/07/2025, and who succeeded whom)."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import connection, transaction

from areas.enums import BEGINNING, REFORM_2025, Level
from areas.models import Area, AreaTree, Succession

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
                _analyze()


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
    AreaTree.objects.create(starts=tree.starts)
    with connection.cursor() as cursor:
        for statement in (LINKS, MAPS, PROVINCE_MAPS, OFFICES):
            cursor.execute(statement, {"day": tree.starts})


def _analyze() -> None:
    with connection.cursor() as cursor:
        for table in ("areas_area", "areas_arealink", "areas_areamap", "areas_succession", "areas_office"):
            cursor.execute(f"ANALYZE {table}")


LINKS = """
WITH RECURSIVE up(descendant, ancestor, distance) AS (
    SELECT id, id, 0 FROM areas_area WHERE valid_from = %(day)s
    UNION ALL
    SELECT up.descendant, area.parent_id, up.distance + 1
    FROM up JOIN areas_area area ON area.id = up.ancestor
    WHERE area.parent_id IS NOT NULL
)
INSERT INTO areas_arealink (ancestor_id, descendant_id, distance)
SELECT ancestor, descendant, distance FROM up
"""

MAPS = """
WITH RECURSIVE walk(area, unit) AS (
    SELECT id, id FROM areas_area WHERE valid_from <= %(day)s
    UNION ALL
    SELECT walk.area, succession.successor_id
    FROM walk
    JOIN areas_area gone ON gone.id = walk.unit AND gone.valid_to <= %(day)s
    JOIN areas_succession succession ON succession.predecessor_id = gone.id AND succession.is_default
)
INSERT INTO areas_areamap (tree_id, area_id, unit_id)
SELECT tree.id, walk.area, walk.unit
FROM walk
JOIN areas_area unit ON unit.id = walk.unit AND (unit.valid_to IS NULL OR unit.valid_to > %(day)s)
JOIN areas_areatree tree ON tree.starts = %(day)s
"""

PROVINCE_MAPS = """
INSERT INTO areas_areamap (tree_id, area_id, unit_id)
SELECT DISTINCT ON (old.ancestor_id) map.tree_id, old.ancestor_id, new.ancestor_id
FROM areas_areamap map
JOIN areas_areatree tree ON tree.id = map.tree_id AND tree.starts = %(day)s
JOIN areas_arealink old ON old.descendant_id = map.area_id
JOIN areas_area province ON province.id = old.ancestor_id AND province.level = 'province'
    AND province.valid_to <= %(day)s
JOIN areas_arealink new ON new.descendant_id = map.unit_id
JOIN areas_area successor ON successor.id = new.ancestor_id AND successor.level = 'province'
GROUP BY map.tree_id, old.ancestor_id, new.ancestor_id
ORDER BY old.ancestor_id, count(*) DESC, new.ancestor_id
"""
"""A province that ended goes to the one that took most of its communes."""

OFFICES = """
INSERT INTO areas_office (kind, code, name, area_id, valid_from, valid_to)
SELECT level, code,
       CASE level
           WHEN 'commune' THEN 'UBND '
           WHEN 'district' THEN 'Phòng LĐ-TB&XH '
           ELSE CASE WHEN valid_to IS NULL THEN 'Phòng PC04, Công an ' ELSE 'Sở LĐ-TB&XH ' END
       END || replace(lower(left(name, 1)), 'Đ', 'đ') || substr(name, 2),
       id, valid_from, valid_to
FROM areas_area WHERE valid_from = %(day)s
"""
"""Names of offices are data: since 01/03/2025 the police answer for rehabilitation in the province."""
