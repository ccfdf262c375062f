"""The figures: each a name and a predicate over the relations of ``segments``; nothing else knows how to count.

A source yields *hits*: ``(area, facility, code, dossier, value, since, until)``. A figure is the number of
its hits (or the sum of their values); the drill-down is the same hits, not counted. Where a figure counts
persons, its source yields a dossier once.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from reporting.activities import ACTIVITIES, ACTIVITY_ROWS, without_persons

FLOW_GROUPS = frozenset({"11", "12", "13", "14", "31", "32", "33"})
FACILITY_FLOW_GROUPS = frozenset({"21", "22", "23"})
FACILITY_GROUPS = FACILITY_FLOW_GROUPS | {"24"}
NO_PERSONS = frozenset(
    {"15.04v", "24.04v", "16.04", "19.01", "19.02", "19.03", "35.03"}
    | {f"41.0{row}" for row in (1, 3, 4, 5, 6)}
    | ACTIVITY_ROWS
)
"""Rows that have a total and child columns alone, and no list of dossiers."""

MOVED_IN = {"14": "02d"} | dict.fromkeys(["11", "12", "13", "31", "32", "33"], "02c")
MOVED_OUT = {"14": "03c", "32": "03e", "33": "03c"} | dict.fromkeys(["11", "12", "13", "31"], "03d")
"""Of each group, the row of those who came from another unit and of those who went to one."""

_HOLDS_AT_END = "(ends IS NULL OR ends > %(E)s)"

_FLOW = """
SELECT area, facility, grp || '.' || mark.suffix AS code, dossier, NULL::numeric AS value,
       starts AS since, ends AS until
FROM {relation} JOIN person USING (dossier)
CROSS JOIN LATERAL (VALUES
    ('01', starts < %(S)s),
    ('02', enters AND starts >= %(S)s),
    (coalesce(came, {moved_in}), enters AND starts >= %(S)s),
    ('03', leaves AND ends <= %(E)s),
    (coalesce(gone, {moved_out}),
     leaves AND ends <= %(E)s),
    ('04', {holds}),
    {marks}
) mark(suffix, counted)
WHERE grp = ANY(%(groups)s) AND grp IN ({flow_groups}) AND starts <= %(E)s AND (ends IS NULL OR ends >= %(S)s)
  AND mark.counted
"""

_AFTERCARE_MARKS = f"""
    ('05', grp IN ('14', '23') AND {_HOLDS_AT_END} AND dossier IN (
        SELECT membership.dossier_id FROM aftercare_clubmembership membership
        JOIN aftercare_club club ON club.id = membership.club_id
        WHERE membership.starts <= %(E)s AND (membership.ends IS NULL OR membership.ends > %(E)s)
          AND club.starts <= %(E)s AND (club.ends IS NULL OR club.ends > %(E)s)
    )),
    ('06', grp IN ('14', '23') AND {_HOLDS_AT_END} AND fact IN (
        SELECT helper.aftercare_id FROM aftercare_helperassignment helper
        WHERE helper.starts <= %(E)s AND (helper.ends IS NULL OR helper.ends > %(E)s)
    ))
"""

_COMMUNITY_MARKS = f"""{_AFTERCARE_MARKS},
    ('05', grp = '31' AND {_HOLDS_AT_END} AND maintenance_on <= %(E)s),
    (CASE WHEN years < 14 THEN '05a' WHEN years < 16 THEN '05b' WHEN years < 18 THEN '05c'
          WHEN years < 30 THEN '05d' ELSE '05e' END, grp = '33' AND {_HOLDS_AT_END}),
    (CASE main_drug WHEN 'opium' THEN '06a' WHEN 'heroin' THEN '06b' WHEN 'cocaine' THEN '06c'
                    WHEN 'cannabis' THEN '06d' WHEN 'ats' THEN '06e' WHEN 'ketamine' THEN '06f' ELSE '06g' END,
     grp = '33' AND {_HOLDS_AT_END})
"""


def _codes(groups: frozenset[str]) -> str:
    return ", ".join(f"'{group}'" for group in sorted(groups))


def _flow(relation: str, marks: str, groups: frozenset[str]) -> str:
    return _FLOW.format(
        relation=relation,
        holds=_HOLDS_AT_END,
        marks=marks,
        flow_groups=_codes(groups),
        moved_in=_row_of(MOVED_IN, "02c"),
        moved_out=_row_of(MOVED_OUT, "03d"),
    )


def _row_of(rows: dict[str, str], usual: str) -> str:
    cases = " ".join(f"WHEN '{group}' THEN '{row}'" for group, row in rows.items() if row != usual)
    return f"CASE grp {cases} ELSE '{usual}' END"


COMMUNITY_FLOW = _flow("segment", _COMMUNITY_MARKS, FLOW_GROUPS)
RESIDENCE_FLOW = _flow("segment", _COMMUNITY_MARKS, frozenset({"21", "22"}))
"""Treatment in a facility, counted where the person lives: for cross-tables, since the forms count it by facility."""
FACILITY_FLOW = _flow("facility_segment", _AFTERCARE_MARKS, FACILITY_FLOW_GROUPS)

_KIND = """CASE {kind} WHEN 'schooling' THEN '01' WHEN 'training' THEN '02' WHEN 'job' THEN '03' WHEN 'loan' THEN '04'
    WHEN 'allowance' THEN '05' WHEN 'psychology' THEN '06' WHEN 'legal' THEN '07'
    WHEN 'training_advice' THEN '08' ELSE '09' END"""

_SUPPORT = """
SELECT {columns}, '{group}.' || {kind}, support.dossier_id, NULL::numeric,
       min(support.delivered_on), NULL::date
FROM aftercare_support support {where_given}
WHERE support.delivered_on BETWEEN %(S)s AND %(E)s
GROUP BY 1, 2, 3, 4
UNION ALL
SELECT {columns}, '{group}.04v', support.dossier_id, support.amount, support.delivered_on, NULL
FROM aftercare_support support {where_given}
WHERE support.kind = 'loan' AND support.amount IS NOT NULL AND support.delivered_on BETWEEN %(S)s AND %(E)s
UNION ALL
SELECT {columns}, '{group}.' || {need_kind} || 'n', need.dossier_id, NULL, min(need.recorded_on), NULL
FROM aftercare_need need {where_needed}
LEFT JOIN aftercare_support met ON met.need_id = need.id
WHERE need.kind IN ('training', 'job', 'training_advice', 'job_advice')
  AND need.recorded_on <= %(E)s AND (met.delivered_on IS NULL OR met.delivered_on >= %(S)s)
GROUP BY 1, 2, 3, 4
"""

_ON_DAY = """
JOIN stay ON stay.dossier = {dossier} AND stay.starts <= {day} AND (stay.ends IS NULL OR stay.ends > {day})
JOIN unit ON unit.commune = stay.commune
"""

_INSIDE = """
JOIN episode ON episode.dossier = {dossier} AND episode.grp IN ('21', '22')
    AND episode.starts <= {day} AND (episode.ends IS NULL OR episode.ends > {day})
JOIN place ON place.office = episode.office
"""

SUPPORT = _SUPPORT.format(
    columns="unit.area, NULL::bigint",
    group="15",
    kind=_KIND.format(kind="support.kind"),
    need_kind=_KIND.format(kind="need.kind"),
    where_given=_ON_DAY.format(dossier="support.dossier_id", day="support.delivered_on"),
    where_needed=_ON_DAY.format(dossier="need.dossier_id", day="%(E)s"),
)
FACILITY_SUPPORT = _SUPPORT.format(
    columns="place.area, place.facility",
    group="24",
    kind=_KIND.format(kind="support.kind"),
    need_kind=_KIND.format(kind="need.kind"),
    where_given=_INSIDE.format(dossier="support.dossier_id", day="support.delivered_on"),
    where_needed=_INSIDE.format(dossier="need.dossier_id", day="%(E)s"),
)

_WINDOW_START = "(%(E)s::date - interval '24 months')::date"

RELAPSE = f"""
SELECT held.area, NULL::bigint, '16.01', held.dossier, NULL::numeric, max(completion.ends), NULL::date
FROM held JOIN completion ON completion.dossier = held.dossier AND completion.ends > {_WINDOW_START}
GROUP BY 1, 4
UNION ALL
SELECT unit.area, NULL, '16.02', addicted.dossier, NULL, min(addicted."on"), NULL
FROM addicted {_ON_DAY.format(dossier="addicted.dossier", day='addicted."on"')}
WHERE addicted.result = 'addicted' AND addicted."on" BETWEEN %(S)s AND %(E)s AND EXISTS (
    SELECT 1 FROM completion WHERE completion.dossier = addicted.dossier AND completion.ends < addicted."on"
      AND completion.ends > (addicted."on" - interval '24 months')::date
)
GROUP BY 1, 4
UNION ALL
SELECT held.area, NULL, '16.03', held.dossier, NULL, min(addicted."on"), NULL
FROM held
JOIN completion ON completion.dossier = held.dossier AND completion.ends > {_WINDOW_START}
JOIN addicted ON addicted.dossier = held.dossier AND addicted.result = 'addicted'
    AND addicted."on" > completion.ends AND addicted."on" <= %(E)s
GROUP BY 1, 4
"""

COMMUNES = f"""
SELECT area, NULL::bigint, '19.01', NULL::bigint, NULL::numeric, NULL::date, NULL::date FROM unit
WHERE level = 'commune'
UNION ALL
SELECT area, NULL, '19.02', NULL, NULL, NULL, NULL
FROM unit WHERE level = 'commune' AND commune IN (
    SELECT commune FROM piece WHERE grp = '33' AND starts <= %(E)s AND {_HOLDS_AT_END}
)
"""

DETERMINATIONS = f"""
SELECT unit.area, NULL::bigint, '34.' || mark.suffix, addicted.dossier, NULL::numeric, addicted."on", NULL::date
FROM addicted {_ON_DAY.format(dossier="addicted.dossier", day='addicted."on"')}
CROSS JOIN LATERAL (VALUES
    ('01', true), ('02', addicted.result = 'addicted'), ('03', addicted.result = 'not_addicted')
) mark(suffix, counted)
WHERE addicted."on" BETWEEN %(S)s AND %(E)s AND mark.counted
"""

ACCESS = """
SELECT treated.area, NULL::bigint, '35.' || mark.suffix, treated.dossier, NULL::numeric, treated.since, NULL::date
FROM (
    SELECT area, dossier, min(greatest(starts, %(S)s)) FILTER (WHERE grp <> '33') AS since,
           bool_or(grp = '33') AS listed
    FROM segment
    WHERE grp IN ('11', '12', '13', '21', '22', '31', '33')
      AND starts <= %(E)s AND (ends IS NULL OR ends > %(S)s)
    GROUP BY area, dossier
) treated
CROSS JOIN LATERAL (VALUES ('01', true), ('02', treated.listed)) mark(suffix, counted)
WHERE treated.since IS NOT NULL AND mark.counted
"""

CLUBS = """
SELECT unit.area, NULL::bigint, '41.' || mark.suffix, NULL::bigint, mark.value, NULL::date, NULL::date
FROM club_result
JOIN unit ON unit.commune = club_result.commune
CROSS JOIN LATERAL (VALUES
    ('01', 1::numeric, active), ('03', sessions, true), ('04p', present, true), ('04m', members, true),
    ('05', 1, regular)
) mark(suffix, value, counted)
WHERE mark.counted
UNION ALL
SELECT unit.area, NULL, '41.02', membership.dossier_id, NULL, min(membership.starts), NULL
FROM aftercare_clubmembership membership
JOIN club_result ON club_result.club = membership.club_id AND club_result.active
JOIN unit ON unit.commune = club_result.commune
WHERE membership.starts <= %(E)s AND (membership.ends IS NULL OR membership.ends > %(E)s)
GROUP BY 1, 4
UNION ALL
SELECT unit.area, NULL, '41.07', membership.dossier_id, NULL, min(determination."on"), NULL
FROM aftercare_clubmembership membership
JOIN club_result ON club_result.club = membership.club_id
JOIN unit ON unit.commune = club_result.commune
JOIN cases_determination determination ON determination.dossier_id = membership.dossier_id
    AND determination.result = 'addicted' AND determination."on" BETWEEN %(S)s AND %(E)s
    AND determination."on" >= membership.starts
    AND (membership.ends IS NULL OR determination."on" < membership.ends)
GROUP BY 1, 4
"""

SCHEME_PEOPLE = """
SELECT unit.area, NULL::bigint, '42.02', participant.dossier_id, NULL::numeric, min(participant.starts), NULL::date
FROM aftercare_participant participant
JOIN aftercare_scheme scheme ON scheme.id = participant.scheme_id
    AND scheme.starts <= %(E)s AND (scheme.ends IS NULL OR scheme.ends > %(E)s)
JOIN map ON map.area = scheme.commune_id
JOIN unit ON unit.commune = map.unit
WHERE participant.starts <= %(E)s AND (participant.ends IS NULL OR participant.ends > %(E)s)
GROUP BY 1, 4
"""

_COMPULSORY_ROWS = (
    ("01", "make", False),
    ("02", "pass_on", False),
    ("02", "send_court", False),
    ("02a", "pass_on", True),
    ("02a", "send_court", True),
    ("03", "court_decide", False),
    ("04", "court_refuse", False),
    ("04", "court_stop", False),
    ("05", "admit", False),
    ("06", "postpone", False),
    ("06", "exempt", False),
    ("07", "escape_before", False),
    ("07", "escape", False),
    ("08", "found_before", False),
    ("08", "found_again", False),
)
"""Row, the step that it counts, and whether only of persons with registered residence in the province."""

COMPULSORY_FILES = f"""
SELECT unit.area, NULL::bigint, '46.' || counted.suffix, process.dossier_id, NULL::numeric, step."on", NULL::date
FROM (VALUES {", ".join(str(row) for row in _COMPULSORY_ROWS)}) counted(suffix, act, residents)
JOIN cases_step step ON step.act = counted.act AND step."on" BETWEEN %(S)s AND %(E)s AND step.undone_at IS NULL
JOIN cases_procedure process
    ON process.id = step.procedure_id AND process.kind IN ('compulsory_adult', 'compulsory_minor')
{_ON_DAY.format(dossier="process.dossier_id", day='step."on"')}
WHERE NOT counted.residents OR EXISTS (
    SELECT 1 FROM cases_step made
    WHERE made.procedure_id = process.id AND made.act = 'make' AND made.undone_at IS NULL
      AND made.data->>'registered_in_province' = 'true'
)
"""


@dataclass(frozen=True)
class Source:
    """A statement that yields the hits of some groups."""

    groups: frozenset[str]
    hits: str


SOURCES = (
    Source(FLOW_GROUPS, COMMUNITY_FLOW),
    Source(FACILITY_FLOW_GROUPS, FACILITY_FLOW),
    Source(frozenset({"15"}), SUPPORT),
    Source(frozenset({"24"}), FACILITY_SUPPORT),
    Source(frozenset({"16"}), RELAPSE),
    Source(frozenset({"19"}), COMMUNES),
    Source(frozenset({"34"}), DETERMINATIONS),
    Source(frozenset({"35"}), ACCESS),
    Source(frozenset({"41"}), CLUBS),
    Source(frozenset({"42"}), SCHEME_PEOPLE),
    Source(frozenset({"46"}), COMPULSORY_FILES),
    *(Source(frozenset({group}), without_persons(hits)) for group, hits in ACTIVITIES.items()),
)


def one_decimal(value: Decimal) -> float:
    """One decimal, half up."""
    return float(value.quantize(Decimal("0.1"), ROUND_HALF_UP))


def percent(part: Decimal | int, whole: Decimal | int) -> float | None:
    """``part`` of ``whole`` in percent, one decimal, half up; empty when the whole is nothing."""
    return one_decimal(Decimal(part) * 100 / Decimal(whole)) if whole else None


def millions(amount: Decimal) -> float:
    """An amount in đồng as million đồng, one decimal, half up of the binary quotient: the contract's worked
    examples print 7.550.000 đồng as 7,5 and 20.050.000 đồng as 20,1."""
    return one_decimal(Decimal(float(amount) / 1_000_000))
