"""Who owes which report of which period: one statement for a whole tree of units."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Min

from areas.models import AreaTree
from areas.queries import tree_on
from reporting.enums import Part
from reporting.models import ReportingStart, ReportSchedule
from reporting.periods import Window, window_of
from reporting.schedules import Due, dues_between

# Of the rows of the calendar that fit an office for a period one holds: the nearest unit's, then that of one month,
# then the one that began last. Only then is asked whether its day has come, and whether it asks for anything at all.
STATEMENT = """
    WITH due AS (
        SELECT * FROM jsonb_to_recordset(%(dues)s::jsonb) AS due(
            calendar text, form text, sender text, period text, starts date, ends date, cutoff date, due_on date,
            opens_on date, area bigint, is_owed boolean, of_one_month boolean, from_year int
        )
    ), standing AS (
        SELECT office.id, office.kind, office.valid_from, office.valid_to, map.unit_id AS unit
        FROM areas_office office JOIN areas_areamap map ON map.tree_id = %(tree)s AND map.area_id = office.area_id
    ), begun AS (
        SELECT DISTINCT ON (standing.id) standing.*, start.first_on
        FROM standing CROSS JOIN reporting_reportingstart start
        LEFT JOIN areas_areamap place ON place.tree_id = %(tree)s AND place.area_id = start.area_id
        LEFT JOIN areas_arealink link ON link.ancestor_id = place.unit_id AND link.descendant_id = standing.unit
        WHERE start.area_id IS NULL OR link.id IS NOT NULL
        ORDER BY standing.id, link.distance NULLS LAST
    ), owed AS (
        SELECT DISTINCT ON (begun.id, due.calendar, due.form, due.period) begun.id AS office, due.*
        FROM due
        JOIN begun ON begun.kind = due.sender AND begun.first_on <= due.starts AND begun.valid_from <= due.ends
            AND (begun.valid_to IS NULL OR begun.valid_to > due.ends)
        LEFT JOIN areas_areamap place ON place.tree_id = %(tree)s AND place.area_id = due.area
        LEFT JOIN areas_arealink link ON link.ancestor_id = place.unit_id AND link.descendant_id = begun.unit
        WHERE due.area IS NULL OR link.id IS NOT NULL
        ORDER BY begun.id, due.calendar, due.form, due.period,
            link.distance NULLS LAST, due.of_one_month DESC, due.from_year DESC
    )
    SELECT owed.office, owed.calendar, owed.form, owed.period, owed.cutoff, owed.due_on, report.id
    FROM owed
    LEFT JOIN reporting_report report
        ON report.office_id = owed.office AND report.form = owed.form AND report.calendar = owed.calendar
        AND report.period = owed.period AND report.starts = owed.starts AND report.ends = owed.ends
        AND report.cutoff IS NOT DISTINCT FROM owed.cutoff
    WHERE owed.is_owed AND owed.opens_on <= %(today)s
        AND NOT EXISTS (
            SELECT FROM reporting_report opened
            WHERE opened.office_id = owed.office AND opened.form = owed.form AND opened.calendar = owed.calendar
                AND opened.period = owed.period AND opened.due_on IS NOT NULL
        )
"""


@dataclass(frozen=True)
class Owed:
    """A report that an office owes and that was not opened; ``report``: the key of one asked for before."""

    office: int
    calendar: str
    form: str
    window: Window
    due_on: date
    report: int | None


def unopened(day: date) -> list[Owed]:
    """Everything owed on ``day`` of periods that have ended, or whose cut-off has come, and not yet opened."""
    first = ReportingStart.objects.aggregate(first=Min("first_on"))["first"]
    if first is None:
        return []
    by_tree: dict[AreaTree, list[Due]] = {}
    trees: dict[date, AreaTree] = {}
    for due in dues_between(ReportSchedule.objects.all(), first, day):
        ends = due.window.ends
        by_tree.setdefault(trees.setdefault(ends, trees.get(ends) or tree_on(ends)), []).append(due)
    return [owed for tree, dues in by_tree.items() for owed in _unopened(tree, dues, day)]


def _unopened(tree: AreaTree, dues: Iterable[Due], day: date) -> list[Owed]:
    with connection.cursor() as cursor:
        params = {"dues": json.dumps([_written(due) for due in dues]), "tree": tree.pk, "today": day}
        cursor.execute(STATEMENT, params)
        return [
            Owed(office, calendar, form, window_of(period, cutoff), due_on, report)
            for office, calendar, form, period, cutoff, due_on, report in cursor.fetchall()
        ]


def _written(due: Due) -> dict[str, object]:
    schedule, window = due.schedule, due.window
    return {
        "calendar": schedule.calendar,
        "form": schedule.form,
        "sender": schedule.sender,
        "period": window.period,
        "starts": window.starts.isoformat(),
        "ends": window.ends.isoformat(),
        "cutoff": window.cutoff and window.cutoff.isoformat(),
        "due_on": due.due_on and due.due_on.isoformat(),
        "opens_on": due.opens_on.isoformat(),
        "area": schedule.area_id,
        "is_owed": schedule.is_owed,
        "of_one_month": schedule.part not in (Part.MONTH, Part.HALF, Part.YEAR),
        "from_year": schedule.from_year,
    }
