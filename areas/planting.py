"""What follows from the rows of a new tree: the closure, the map from every older unit, the offices of the units."""

from datetime import date

from django.db import connection

from areas.models import AreaTree


def plant(day: date) -> AreaTree:
    """The tree that begins on ``day``, once its units and successions are written. Inside a transaction."""
    tree = AreaTree.objects.create(starts=day)
    with connection.cursor() as cursor:
        for statement in (LINKS, MAPS, UPPER_MAPS, OFFICES):
            cursor.execute(statement, {"day": day})
        for table in ("areas_area", "areas_arealink", "areas_areamap", "areas_succession", "areas_office"):
            cursor.execute(f"ANALYZE {table}")
    return tree


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

UPPER_MAPS = """
INSERT INTO areas_areamap (tree_id, area_id, unit_id)
SELECT DISTINCT ON (old.ancestor_id) map.tree_id, old.ancestor_id, new.ancestor_id
FROM areas_areamap map
JOIN areas_areatree tree ON tree.id = map.tree_id AND tree.starts = %(day)s
JOIN areas_arealink old ON old.descendant_id = map.area_id AND old.distance > 0
JOIN areas_area upper ON upper.id = old.ancestor_id AND upper.valid_to <= %(day)s
JOIN areas_arealink new ON new.descendant_id = map.unit_id AND new.distance > 0
JOIN areas_area successor ON successor.id = new.ancestor_id AND successor.level = upper.level
WHERE NOT EXISTS (SELECT 1 FROM areas_areamap known WHERE known.tree_id = tree.id AND known.area_id = upper.id)
GROUP BY map.tree_id, old.ancestor_id, new.ancestor_id
ORDER BY old.ancestor_id, count(*) DESC, new.ancestor_id
"""
"""A province or district that ended goes to the one of its level that took most of its communes; a tier that ended goes
nowhere."""

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
