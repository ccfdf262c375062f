"""The relations behind every figure, as common table expressions of one statement.

A *fact* is what lasts (an episode, aftercare, being on the list); cut along the stays of its dossier in
communes of the tree valid on E it becomes *pieces*; the pieces of a fact in one unit are its *segments*:
an entry is a piece that does not continue another in the same unit, an exit one that is not continued.
So a move inside a district is a move for both communes and nothing for the district.

Parameters: ``S``, ``E`` first and last day; ``tree`` the key of the tree whose units are counted and ``units_on`` a day
of it; ``root`` the unit below which dossiers are read (none for a facility); ``areas`` the units to count; ``offices``
the facilities to count.
``facts``: the groups of facts that are read at all, so that a form does not pay for those of another.
``at_facilities`` and ``clubs`` widen the dossiers read to those treated in the facilities, and to the
members of the clubs and of other models, of the units, whoever answers for them.
Facts of the same dossier are read whole: ordinals and latest completions need the past.
"""

from aftercare.regularity import REGULARITY
from reporting.activities import OFFICES

UNITS = """
map AS MATERIALIZED (
    SELECT area_id AS area, unit_id AS unit FROM areas_areamap WHERE tree_id = %(tree)s
),
unit AS MATERIALIZED (
    SELECT link.descendant_id AS commune, link.ancestor_id AS area, commune.level
    FROM areas_arealink link
    JOIN areas_area commune ON commune.id = link.descendant_id AND commune.level = 'commune'
    WHERE link.ancestor_id = ANY(%(areas)s)
)
"""

PLACES = """
subtree AS MATERIALIZED (
    SELECT descendant_id AS area FROM areas_arealink WHERE ancestor_id = %(root)s
),
place AS MATERIALIZED (
    SELECT office.id AS office, unit.area AS area, NULL::bigint AS facility
    FROM areas_office office
    JOIN map ON map.area = office.area_id
    JOIN unit ON unit.commune = map.unit
    WHERE office.kind IN ('facility', 'clinic')
    UNION ALL
    SELECT id, NULL, id FROM areas_office WHERE id = ANY(%(offices)s)
)
"""

SCOPE = """
scope AS MATERIALIZED (
    SELECT responsibility.dossier_id AS dossier
    FROM cases_responsibility responsibility
    JOIN map ON map.area = responsibility.commune_id
    WHERE map.unit IN (SELECT area FROM subtree)
    UNION
    SELECT episode.dossier_id FROM rehab_episode episode
    JOIN rehab_facility facility ON facility.id = episode.facility_id
    WHERE facility.office_id IN (SELECT office FROM place) AND %(at_facilities)s
    UNION
    SELECT aftercare.dossier_id FROM aftercare_aftercare aftercare
    JOIN rehab_facility facility ON facility.id = aftercare.facility_id
    WHERE facility.office_id IN (SELECT office FROM place) AND %(at_facilities)s
    UNION
    SELECT membership.dossier_id FROM aftercare_clubmembership membership
    JOIN aftercare_club club ON club.id = membership.club_id
    JOIN map ON map.area = club.commune_id
    WHERE map.unit IN (SELECT area FROM subtree) AND %(clubs)s
    UNION
    SELECT participant.dossier_id FROM aftercare_participant participant
    JOIN aftercare_scheme scheme ON scheme.id = participant.scheme_id
    JOIN map ON map.area = scheme.commune_id
    WHERE map.unit IN (SELECT area FROM subtree) AND %(clubs)s
),
person AS MATERIALIZED (
    SELECT dossier.id AS dossier, dossier.number, dossier.full_name, dossier.main_drug,
           dossier.sex = 'female' AS female,
           extract(year FROM age(%(E)s::date, dossier.birth_date))::int AS years,
           dossier.ethnicity <> '' AND lower(dossier.ethnicity) <> 'kinh' AS minority
    FROM cases_dossier dossier JOIN scope ON scope.dossier = dossier.id
)
"""

CHOICES = """
chosen_on AS MATERIALIZED (
    SELECT later.dossier_id AS dossier, earlier.commune_id AS old, later.commune_id AS chosen, tree.starts AS since
    FROM cases_responsibility later
    JOIN scope ON scope.dossier = later.dossier_id
    JOIN areas_areatree tree ON tree.starts = later.starts
    JOIN areas_areatree current ON current.id = %(tree)s AND tree.starts <= current.starts
    JOIN cases_responsibility earlier ON earlier.dossier_id = later.dossier_id AND earlier.ends = later.starts
    JOIN LATERAL (
        SELECT id FROM areas_areatree before WHERE before.starts < tree.starts ORDER BY before.starts DESC LIMIT 1
    ) before ON true
    JOIN areas_areamap standing ON standing.tree_id = before.id AND standing.area_id = earlier.commune_id
    JOIN areas_succession succession
        ON succession.predecessor_id = standing.unit_id AND succession.successor_id = later.commune_id
),
choice_path AS (
    SELECT dossier, old, chosen, since FROM chosen_on
    UNION ALL
    SELECT path.dossier, path.old, next.chosen, next.since
    FROM choice_path path
    JOIN chosen_on next ON next.dossier = path.dossier AND next.old = path.chosen AND next.since > path.since
),
choice AS MATERIALIZED (
    SELECT DISTINCT ON (dossier, old) dossier, old, chosen FROM choice_path ORDER BY dossier, old, since DESC
)
"""

STAYS = """
stay AS MATERIALIZED (
    SELECT responsibility.dossier_id AS dossier, map.unit AS commune, responsibility.starts, responsibility.ends
    FROM cases_responsibility responsibility
    JOIN scope ON scope.dossier = responsibility.dossier_id
    LEFT JOIN choice
        ON choice.dossier = responsibility.dossier_id AND choice.old = responsibility.commune_id
    JOIN map ON map.area = coalesce(choice.chosen, responsibility.commune_id)
    WHERE responsibility.starts <= %(E)s
)
"""

HELD = """
held AS MATERIALIZED (
    SELECT stay.dossier, unit.area FROM stay JOIN unit ON unit.commune = stay.commune
    WHERE stay.starts <= %(E)s AND (stay.ends IS NULL OR stay.ends > %(E)s)
)
"""

EPISODES = """
episode AS MATERIALIZED (
    SELECT episode.id AS fact, episode.dossier_id AS dossier, episode.starts, episode.ends, episode.modality,
           episode.end_reason, episode.maintenance_on, facility.office_id AS office,
           row_number() OVER (
               PARTITION BY episode.dossier_id, episode.modality = 'methadone' ORDER BY episode.starts, episode.id
           ) AS ordinal,
           CASE episode.modality
               WHEN 'home' THEN '11' WHEN 'community' THEN '12' WHEN 'community_compulsory' THEN '13'
               WHEN 'facility_voluntary' THEN '21' WHEN 'facility_compulsory' THEN '22' ELSE '31'
           END AS grp
    FROM rehab_episode episode
    JOIN scope ON scope.dossier = episode.dossier_id
    LEFT JOIN rehab_facility facility ON facility.id = episode.facility_id
),
completion AS MATERIALIZED (
    SELECT dossier, starts, ends,
           CASE WHEN modality IN ('home', 'community', 'facility_voluntary') THEN '02a'
                WHEN modality = 'methadone' THEN '02c' ELSE '02b' END AS came
    FROM episode WHERE end_reason = 'completed' AND ends <= %(E)s
),
origin AS MATERIALIZED (
    SELECT DISTINCT ON (aftercare.id) aftercare.id AS aftercare, completion.came
    FROM aftercare_aftercare aftercare
    JOIN completion ON completion.dossier = aftercare.dossier_id AND completion.ends <= aftercare.starts
    ORDER BY aftercare.id, completion.ends DESC, completion.starts DESC
)
"""

ADDICT_LIST = """
addicted AS MATERIALIZED (
    SELECT determination.id, determination.dossier_id AS dossier, determination."on", determination.result
    FROM cases_determination determination JOIN scope ON scope.dossier = determination.dossier_id
),
list_event AS (
    SELECT dossier, "on", true AS entry, '' AS reason FROM addicted WHERE result = 'addicted'
    UNION ALL
    SELECT removal.dossier_id, removal."on", false, removal.reason
    FROM cases_listremoval removal JOIN scope ON scope.dossier = removal.dossier_id
),
list_turn AS (
    SELECT * FROM (
        SELECT list_event.*,
               coalesce(lag(entry) OVER (PARTITION BY dossier ORDER BY "on"), false) AS was_on
        FROM list_event
    ) event WHERE entry <> was_on
),
listed AS MATERIALIZED (
    SELECT row_number() OVER () AS fact, turn.*,
           row_number() OVER (PARTITION BY dossier ORDER BY starts) AS ordinal
    FROM (
        SELECT dossier, entry, "on" AS starts,
               lead("on") OVER following AS ends, lead(reason) OVER following AS end_reason
        FROM list_turn WINDOW following AS (PARTITION BY dossier ORDER BY "on")
    ) turn WHERE entry
)
"""

FACTS = """
fact AS MATERIALIZED (SELECT * FROM (
    SELECT grp, fact, dossier, office, starts, ends,
           CASE WHEN ordinal = 1 THEN '02a' ELSE '02b' END AS came,
           CASE end_reason
               WHEN 'completed' THEN '03a' WHEN 'abandoned' THEN '03b' WHEN 'escaped' THEN '03b'
               WHEN 'converted' THEN '03c' WHEN 'imprisoned' THEN '03e' WHEN 'dead' THEN '03f'
               WHEN 'exempted' THEN '03g' WHEN 'expelled' THEN '03i' ELSE '03h'
           END AS gone,
           maintenance_on
    FROM episode
    UNION ALL
    SELECT CASE WHEN aftercare.facility_id IS NULL THEN '14' ELSE '23' END, aftercare.id, aftercare.dossier_id,
           facility.office_id, aftercare.starts, aftercare.ends,
           origin.came,
           CASE aftercare.end_reason
               WHEN 'term_served' THEN '03a' WHEN 'relapsed' THEN '03b' WHEN 'imprisoned' THEN '03d'
               WHEN 'dead' THEN '03e' ELSE '03f'
           END,
           NULL
    FROM aftercare_aftercare aftercare
    JOIN scope ON scope.dossier = aftercare.dossier_id
    LEFT JOIN origin ON origin.aftercare = aftercare.id
    LEFT JOIN rehab_facility facility ON facility.id = aftercare.facility_id
    UNION ALL
    SELECT '32', management.id, management.dossier_id, NULL, management.starts, management.ends,
           CASE WHEN row_number() OVER (PARTITION BY management.dossier_id ORDER BY management.starts) = 1
                THEN '02a' ELSE '02b' END,
           CASE management.end_reason
               WHEN 'term_over' THEN '03a' WHEN 'found_addicted' THEN '03b' WHEN 'other_measure' THEN '03c'
               WHEN 'imprisoned' THEN '03d' ELSE '03f'
           END,
           NULL
    FROM cases_usermanagement management JOIN scope ON scope.dossier = management.dossier_id
    UNION ALL
    SELECT '33', fact, dossier, NULL, starts, ends,
           CASE WHEN ordinal = 1 THEN '02a' ELSE '02b' END,
           CASE end_reason
               WHEN 'clean' THEN '03a' WHEN 'imprisoned' THEN '03b' WHEN 'dead_or_missing' THEN '03d' ELSE '03e'
           END,
           NULL
    FROM listed
) known_fact WHERE grp = ANY(%(facts)s))
"""

PIECES = """
piece AS MATERIALIZED (
    SELECT fact.grp, fact.fact, fact.dossier, stay.commune, fact.maintenance_on,
           greatest(fact.starts, stay.starts) AS starts, least(fact.ends, stay.ends) AS ends,
           CASE WHEN fact.starts >= stay.starts THEN fact.came END AS came,
           CASE WHEN fact.ends IS NOT NULL AND (stay.ends IS NULL OR fact.ends <= stay.ends) THEN fact.gone END AS gone
    FROM fact
    JOIN stay ON stay.dossier = fact.dossier
        AND (fact.ends IS NULL OR stay.starts < fact.ends) AND (stay.ends IS NULL OR stay.ends > fact.starts)
    WHERE fact.starts <= %(E)s AND (fact.ends IS NULL OR fact.ends >= %(S)s)
),
segment AS MATERIALIZED (
    SELECT piece.grp, piece.fact, piece.dossier, unit.area, NULL::bigint AS facility, piece.starts, piece.ends,
           piece.came, piece.gone, piece.maintenance_on,
           lag(piece.ends) OVER run IS DISTINCT FROM piece.starts AS enters,
           lead(piece.starts) OVER run IS DISTINCT FROM piece.ends AS leaves
    FROM piece JOIN unit ON unit.commune = piece.commune
    WINDOW run AS (PARTITION BY piece.grp, piece.fact, unit.area ORDER BY piece.starts)
),
facility_segment AS MATERIALIZED (
    SELECT fact.grp, fact.fact, fact.dossier, place.area, place.facility, fact.starts, fact.ends,
           fact.came, fact.gone, fact.maintenance_on, true AS enters, true AS leaves
    FROM fact JOIN place ON place.office = fact.office
    WHERE fact.starts <= %(E)s AND (fact.ends IS NULL OR fact.ends >= %(S)s)
)
"""

CLUBS = f"""
club_of AS MATERIALIZED (
    SELECT club.id AS club, map.unit AS commune, club.starts, club.ends,
           club.starts <= %(E)s AND (club.ends IS NULL OR club.ends > %(E)s) AS active
    FROM aftercare_club club JOIN map ON map.area = club.commune_id
    WHERE map.unit IN (SELECT area FROM subtree)
), {REGULARITY},
club_result AS MATERIALIZED (
    SELECT club_of.club, club_of.commune, club_of.active,
           club_regular.regular,
           (SELECT count(*) FROM session WHERE session.club = club_of.club) AS sessions,
           (SELECT coalesce(sum(members), 0) FROM session WHERE session.club = club_of.club) AS members,
           (SELECT coalesce(sum(present), 0) FROM session WHERE session.club = club_of.club) AS present
    FROM club_of JOIN club_regular USING (club)
)
"""


def relations(units: str, stays: str) -> str:
    """All of them, with these ways to find the unit of a commune and the commune of a stay."""
    rest = (HELD, EPISODES, ADDICT_LIST, FACTS, PIECES, CLUBS)
    return ",".join((units, PLACES, OFFICES, SCOPE, CHOICES, stays, *rest))


RELATIONS = relations(UNITS, STAYS)
