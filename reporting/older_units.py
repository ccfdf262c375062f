"""The same relations by the units of an older tree than that of E (quy đổi, ADR 0020): a stay in a newer commune goes
back to the dossier's own commune of then, everything else in it to the one that stands for it.

One more parameter: ``back_to``, the first day of that tree.
"""

from areas.mapping import PREDECESSORS
from reporting.segments import relations

UNITS = f"""
{PREDECESSORS},
map AS MATERIALIZED (
    SELECT area_id AS area, unit_id AS unit FROM areas_areamap WHERE tree_id = %(tree)s
    UNION ALL
    SELECT area, unit FROM main_predecessor
),
unit AS MATERIALIZED (
    SELECT link.descendant_id AS commune, link.ancestor_id AS area, commune.level
    FROM areas_arealink link
    JOIN areas_area commune ON commune.id = link.descendant_id
        AND (commune.level = 'commune' OR commune.id IN (SELECT unit FROM predecessor))
    WHERE link.ancestor_id = ANY(%(areas)s)
)
"""

STAYS = """
own_predecessor AS MATERIALIZED (
    SELECT DISTINCT ON (later.id) later.id AS responsibility, predecessor.unit
    FROM cases_responsibility later
    JOIN scope ON scope.dossier = later.dossier_id
    JOIN predecessor ON predecessor.area = later.commune_id
    JOIN cases_responsibility earlier ON earlier.dossier_id = later.dossier_id AND earlier.starts < later.starts
    LEFT JOIN choice ON choice.dossier = earlier.dossier_id AND choice.old = earlier.commune_id
    JOIN areas_areamap known ON known.tree_id = %(tree)s
        AND known.area_id = coalesce(choice.chosen, earlier.commune_id) AND known.unit_id = predecessor.unit
    ORDER BY later.id, earlier.starts DESC
),
stay AS MATERIALIZED (
    SELECT responsibility.dossier_id AS dossier, coalesce(own_predecessor.unit, map.unit) AS commune,
           responsibility.starts, responsibility.ends
    FROM cases_responsibility responsibility
    JOIN scope ON scope.dossier = responsibility.dossier_id
    LEFT JOIN choice
        ON choice.dossier = responsibility.dossier_id AND choice.old = responsibility.commune_id
    LEFT JOIN own_predecessor ON own_predecessor.responsibility = responsibility.id
    JOIN map ON map.area = coalesce(choice.chosen, responsibility.commune_id)
    WHERE responsibility.starts <= %(E)s
)
"""

RELATIONS_BACK = relations(UNITS, STAYS)
