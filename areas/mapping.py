"""Units of one tree by those of another, either way: forward by successions, back to the predecessors.

Forward there is one map (``AreaMap``). Back there is none, since a new unit has many predecessors: what has a past of
its own goes back to its own unit of then; for the rest one predecessor stands for the unit, its *main predecessor*: one
whose default successor it is before others, then the one that bore the same code, then the lowest code.
"""

from django.db import connection

from areas.enums import Level
from areas.models import Area, AreaMap, AreaTree, Succession
from areas.queries import tree_on

PREDECESSORS = """
predecessor AS (
    SELECT area.id AS area, succession.predecessor_id AS unit, succession.is_default
    FROM areas_area area JOIN areas_succession succession ON succession.successor_id = area.id
    WHERE area.valid_from > %(back_to)s::date
    UNION
    SELECT predecessor.area, succession.predecessor_id, predecessor.is_default AND succession.is_default
    FROM predecessor
    JOIN areas_area step ON step.id = predecessor.unit AND step.valid_from > %(back_to)s::date
    JOIN areas_succession succession ON succession.successor_id = step.id
),
main_predecessor AS (
    (SELECT DISTINCT ON (predecessor.area) predecessor.area, predecessor.unit
    FROM predecessor
    JOIN areas_area area ON area.id = predecessor.area
    JOIN areas_area unit ON unit.id = predecessor.unit AND unit.valid_from <= %(back_to)s::date
    ORDER BY predecessor.area, predecessor.is_default DESC, unit.code = area.code DESC, unit.code)
    UNION ALL
    (SELECT DISTINCT ON (area.id) area.id, unit.id
    FROM areas_area area
    JOIN areas_areatree tree ON tree.starts = area.valid_from
    JOIN areas_areamap known ON known.tree_id = tree.id AND known.unit_id = area.id
    JOIN areas_area unit ON unit.id = known.area_id AND unit.level = area.level
        AND unit.valid_from <= %(back_to)s::date AND unit.valid_to > %(back_to)s::date
    WHERE area.valid_from > %(back_to)s::date AND area.level <> 'commune'
    ORDER BY area.id, unit.code = area.code DESC, unit.code)
)
"""
"""Every unit newer than the tree that begins on ``back_to``, with each unit of that tree from which it comes; nothing
when ``back_to`` is none. Of provinces and districts, which have no successions, by the map."""


def main_predecessors(tree: AreaTree) -> dict[int, int]:
    """The main predecessor in ``tree`` of each newer unit, by their keys."""
    with connection.cursor() as cursor:
        statement = f"WITH RECURSIVE {PREDECESSORS} SELECT area, unit FROM main_predecessor"
        cursor.execute(statement, {"back_to": tree.starts})
        return dict(cursor.fetchall())


def counterparts(area: Area, tree: AreaTree) -> list[Area]:
    """The units of ``tree`` that a unit of another tree became, the default one first; or from which it comes."""
    if area.valid_from <= tree.starts and (area.valid_to is None or area.valid_to > tree.starts):
        return [area]
    if area.valid_from > tree.starts:
        return _predecessors_of(area, tree)
    default = AreaMap.objects.filter(tree=tree, area=area).select_related("unit").first()
    others = _successors_of(area, tree) if area.level == Level.COMMUNE else []
    first = [default.unit] if default else []
    return [*first, *(unit for unit in others if unit not in first)]


def _predecessors_of(area: Area, tree: AreaTree) -> list[Area]:
    if area.level == Level.COMMUNE:
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH RECURSIVE {PREDECESSORS} SELECT unit FROM predecessor WHERE area = %(area)s",
                {"back_to": tree.starts, "area": area.pk},
            )
            found = [unit for (unit,) in cursor.fetchall()]
        units = Area.objects.filter(pk__in=found, valid_from__lte=tree.starts)
    else:
        later = AreaMap.objects.filter(tree=tree_on(area.valid_from), unit=area).values("area")
        units = Area.objects.valid_on(tree.starts).filter(pk__in=later, level=area.level)
    return list(units.order_by("code"))


def _successors_of(area: Area, tree: AreaTree) -> list[Area]:
    found, ahead = [], [area]
    while ahead:
        steps = Succession.objects.filter(predecessor__in=ahead).select_related("successor").order_by("successor__code")
        units = [step.successor for step in steps]
        found += [unit for unit in units if unit.valid_to is None or unit.valid_to > tree.starts]
        ahead = [unit for unit in units if unit.valid_to and unit.valid_to <= tree.starts]
    return list(dict.fromkeys(found))
