"""What plans count and no dossier holds (groups 42 to 45): models of aftercare, courses, events, providers of services.

An activity lies in the units of the office that keeps it, a model and a provider in those of its commune, staff in
those of their office; a facility's staff in its province alone, to which it reports. An office of an earlier tree
stands for that of its successor, a district's that is no more for its province's. Hits: ``(area, code, key, value,
since, until)``; ``key`` is the row behind the figure, which the drill-down names.
"""

OFFICES = """
office_unit AS MATERIALIZED (
    SELECT office.id AS office, link.ancestor_id AS area
    FROM areas_office office
    JOIN areas_area place ON place.id = office.area_id
    LEFT JOIN map ON map.area = place.id
    LEFT JOIN map above ON above.area = place.parent_id AND map.unit IS NULL
    JOIN areas_arealink link ON link.descendant_id = coalesce(map.unit, above.unit)
    JOIN areas_area asked ON asked.id = link.ancestor_id
    WHERE asked.id = ANY(%(areas)s)
      AND (office.kind NOT IN ('facility', 'clinic') OR asked.level = 'province')
),
provider_state AS (
    SELECT DISTINCT ON (step.provider_id) step.provider_id AS provider, step.act, step."on" AS since
    FROM programme_providerstep step
    WHERE step.undone_at IS NULL AND step."on" <= %(E)s
      AND step.act IN ('publish', 'suspend', 'republish', 'withdraw')
    ORDER BY step.provider_id, step."on" DESC, step.id DESC
),
office_below AS (
    SELECT child.parent_id AS area, child.id AS unit, office.id AS office
    FROM areas_area child
    JOIN areas_office office ON office.area_id = child.id AND office.kind = child.level
    WHERE child.parent_id = ANY(%(areas)s)
      AND child.valid_from <= %(units_on)s AND (child.valid_to IS NULL OR child.valid_to > %(units_on)s)
),
listing_unit AS (
    SELECT coalesce(map.unit, above.unit) AS unit
    FROM (
        SELECT posting.office_id AS office FROM programme_listposting posting
        WHERE posting.starts <= %(E)s AND (posting.ends IS NULL OR posting.ends > %(E)s)
        UNION
        SELECT provider.office_id FROM programme_provider provider
        JOIN provider_state ON provider_state.provider = provider.id
        WHERE provider_state.act IN ('publish', 'republish')
    ) listed
    JOIN areas_office office ON office.id = listed.office AND office.kind NOT IN ('facility', 'clinic')
    JOIN areas_area place ON place.id = office.area_id
    LEFT JOIN map ON map.area = place.id
    LEFT JOIN map above ON above.area = place.parent_id AND map.unit IS NULL
)
"""

_ON_STAFF = "staff.starts <= %(E)s AND (staff.ends IS NULL OR staff.ends > %(E)s)"
_SINCE_NEW_YEAR = "BETWEEN date_trunc('year', %(E)s::timestamp)::date AND %(E)s"

TRAINING = f"""
SELECT office_unit.area, '43.01' AS code, course.id AS key, NULL::numeric AS value,
       course.first_day AS since, course.last_day AS until
FROM programme_course course JOIN office_unit ON office_unit.office = course.office_id
WHERE course.last_day BETWEEN %(S)s AND %(E)s
UNION ALL
SELECT office_unit.area, '43.02', participation.id, NULL, course.first_day, course.last_day
FROM programme_participation participation
JOIN programme_course course ON course.id = participation.course_id AND course.last_day BETWEEN %(S)s AND %(E)s
JOIN programme_staffmember staff ON staff.id = participation.staff_id
JOIN office_unit ON office_unit.office = staff.office_id
UNION ALL
SELECT office_unit.area, '43.03', staff.id, NULL, min(course.last_day), NULL
FROM programme_staffmember staff
JOIN office_unit ON office_unit.office = staff.office_id
JOIN programme_participation participation ON participation.staff_id = staff.id
JOIN programme_course course ON course.id = participation.course_id AND course.last_day {_SINCE_NEW_YEAR}
WHERE {_ON_STAFF}
GROUP BY 1, 3
UNION ALL
SELECT office_unit.area, '43.04', staff.id, NULL, staff.starts, staff.ends
FROM programme_staffmember staff JOIN office_unit ON office_unit.office = staff.office_id
WHERE {_ON_STAFF}
"""

COMMUNICATION = f"""
SELECT office_unit.area, mark.code, event.id AS key, event.listeners::numeric AS value,
       event."on" AS since, event."on" AS until
FROM programme_communicationevent event JOIN office_unit ON office_unit.office = event.office_id
CROSS JOIN LATERAL (VALUES ('44.01'), ('44.02')) mark(code)
WHERE event."on" BETWEEN %(S)s AND %(E)s
UNION ALL
SELECT unit.area, '44.03', unit.commune, NULL, min(event."on"), max(event."on")
FROM programme_eventcommune reached
JOIN programme_communicationevent event ON event.id = reached.event_id AND event."on" {_SINCE_NEW_YEAR}
JOIN map ON map.area = reached.commune_id
JOIN unit ON unit.commune = map.unit
GROUP BY 1, 3
UNION ALL
SELECT unit.area, '44.all', unit.commune, NULL, NULL, NULL FROM unit WHERE unit.level = 'commune'
"""

PROVIDERS = """
SELECT unit.area, mark.code, provider.id AS key, NULL::numeric AS value,
       provider_state.since, NULL::date AS until
FROM provider_state
JOIN programme_provider provider ON provider.id = provider_state.provider
JOIN map ON map.area = provider.commune_id
JOIN unit ON unit.commune = map.unit
CROSS JOIN LATERAL (VALUES
    ('45.01', provider_state.act IN ('publish', 'republish')), ('45.02', provider_state.act = 'suspend')
) mark(code, counted)
WHERE mark.counted
UNION ALL
SELECT below.area, mark.code, below.office, NULL, NULL, NULL
FROM office_below below
CROSS JOIN LATERAL (VALUES
    ('45.03', below.unit IN (SELECT listing.unit FROM listing_unit listing)),
    ('45.all', true)
) mark(code, counted)
WHERE mark.counted
"""

SCHEMES = """
SELECT unit.area, mark.code, scheme.id AS key, NULL::numeric AS value, scheme.starts AS since, scheme.ends AS until
FROM aftercare_scheme scheme
JOIN map ON map.area = scheme.commune_id
JOIN unit ON unit.commune = map.unit
CROSS JOIN LATERAL (SELECT scheme.ends IS NULL OR scheme.ends > %(E)s AS active) now
CROSS JOIN LATERAL (VALUES
    ('42.01', now.active),
    (CASE scheme.kind WHEN 'volunteers' THEN '42.01a' WHEN 'self_help' THEN '42.01b' WHEN 'counselling' THEN '42.01c'
                      WHEN 'reintegration' THEN '42.01d' ELSE '42.01e' END, now.active),
    ('42.03', scheme.starts >= %(S)s)
) mark(code, counted)
WHERE scheme.starts <= %(E)s AND mark.counted
"""
"""Models of aftercare beside the B93 clubs; that people take part in them is counted with the people."""

ACTIVITIES = {"42": SCHEMES, "43": TRAINING, "44": COMMUNICATION, "45": PROVIDERS}
ACTIVITY_ROWS = frozenset(f"42.{row}" for row in "01 01a 01b 01c 01d 01e 03".split()) | frozenset(
    "43.01 43.02 43.03 43.04 43.05 44.01 44.02 44.03 44.04 45.01 45.02 45.03 45.04".split()
)
SUMS = frozenset({"44.02"})
SHARES = frozenset({"43.05", "44.04", "45.04"})
ACTIVITY_LISTS = ACTIVITY_ROWS - SHARES
"""Rows behind which stands a list, not of dossiers but of activities."""


def without_persons(statement: str) -> str:
    """The hits of an activity in the shape of all others: no facility, no dossier."""
    return f"""
SELECT area, NULL::bigint, code, NULL::bigint, value, since, until FROM ({statement}) activity
"""
