"""Reconciliation (đối chiếu): the recount of a unit beside what the units below sent, and its opening beside its last
closing. What differs is explained by dossiers, like any other change."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from core.calendar import now
from reporting.blockers import FEEDS
from reporting.changes import OWN, Record
from reporting.figures import FACILITY_FLOW_GROUPS, FLOW_GROUPS
from reporting.freezing import record_of
from reporting.models import Report, Submission
from reporting.recount import Explained, explained

FLOWS = FLOW_GROUPS | FACILITY_FLOW_GROUPS
OPENING, STOCKS = "01", ("04", "05", "06")
"""Rows of a flow group of which the first month's, or the last month's, stands for the whole; the others add up."""
SAME_AGE = ("total", "female", "minority")
"""Columns that a day more does not change."""


@dataclass(frozen=True)
class SumLine:
    """A row: what the units below sent, added up; their recount, added up; and the unit's own recount, in which a move
    between two of them is no move."""

    row: str
    sent: int
    recounted: int
    own: int


@dataclass(frozen=True)
class Reconciliation:
    """``missing``: units below whose reports of the period are not all sent, with what is not."""

    sums: list[SumLine]
    different: Explained
    missing: dict[str, list[str]]


def reconcile(report: Report) -> Reconciliation:
    """The flow rows of a report with a column for each unit below, against what each of these sent."""
    today = record_of(report, at=now())
    children = {column for cell in today["cells"].values() for column in cell} - set(OWN)
    sent, missing = _sent_below(report, children)
    rows = [row for row in today["cells"] if row[:2] in FLOWS]
    old: Record = {"cells": {}, "facts": {}}
    new: Record = {"cells": {}, "facts": today["facts"]}
    for child, submissions in sent.items():
        records = [(submission, submission.record) for submission in submissions]
        old["facts"][child] = list(_facts(records))
        for row in rows:
            if child in today["cells"][row] and row in records[0][1]["cells"]:
                old["cells"].setdefault(row, {})[child] = sum(
                    record["cells"].get(row, {}).get("total", 0)
                    for place, (_, record) in enumerate(records)
                    if _counts(row, place, len(records))
                )
                new["cells"].setdefault(row, {})[child] = today["cells"][row][child]
    since = min((s.submitted_at for found in sent.values() for s in found), default=now())
    sums = [
        SumLine(row, sum(cell.values()), sum(new["cells"][row].values()), today["cells"][row]["total"])
        for row, cell in old["cells"].items()
    ]
    return Reconciliation(sums, explained(old, new, since), missing)


def continuity(report: Report) -> Explained | None:
    """Số đầu kỳ against số cuối kỳ của kỳ trước, as it was sent; None when the period before was not sent."""
    before = (
        Submission.objects.valid().of_same_kind(report).filter(report__ends=report.starts - timedelta(days=1)).first()
    )
    if before is None:
        return None
    closing, today = before.record, record_of(report, at=now())
    groups = {row[:2] for row in today["cells"]} & FLOWS & {row[:2] for row in closing["cells"]}
    old = {
        "cells": {f"{group}.01": _same_age(closing["cells"][f"{group}.04"]) for group in groups},
        "facts": {"": [_as_opening(fact) for fact in closing["facts"].get("", [])]},
    }
    new = {
        "cells": {f"{group}.01": _same_age(today["cells"][f"{group}.01"]) for group in groups},
        "facts": today["facts"],
    }
    return explained(old, new, before.submitted_at)


def _sent_below(report: Report, children: set[str]) -> tuple[dict[str, list[Submission]], dict[str, list[str]]]:
    """By unit below, what it sent for the period: one report of the same days, else its months; and what is missing."""
    owed = (
        Report.objects.filter(
            form__in=FEEDS.get(report.form, ()),
            calendar=report.calendar,
            office__code__in=children,
            starts__gte=report.starts,
            ends__lte=report.ends,
        )
        .exclude(office=report.office)
        .select_related("office")
        .defer("cells", "checks")
        .order_by("starts", "ends")
    )
    by_child: dict[str, list[Report]] = defaultdict(list)
    for each in owed:
        by_child[each.office.code].append(each)
    sent, missing = {}, {child: ["chưa có báo cáo nào"] for child in children - set(by_child)}
    latest = {submission.report_id: submission for submission in Submission.objects.valid().filter(report__in=owed)}
    for child, reports in by_child.items():
        whole = [each for each in reports if (each.starts, each.ends) == (report.starts, report.ends)]
        chosen = whole or [each for each in reports if each.window.kind == "month"]
        gaps = [each.window.title for each in chosen if not each.is_sent]
        if gaps or not chosen or chosen[0].starts != report.starts or chosen[-1].ends != report.ends:
            missing[child] = gaps or ["chưa đủ các tháng của kỳ"]
        else:
            sent[child] = [latest[each.pk] for each in chosen]
    return sent, missing


def _facts(records: list[tuple[Submission, Record]]) -> Iterable[list]:
    """The facts of the months, each with the codes for which its month stands."""
    for place, (_, record) in enumerate(records):
        for number, dossier, codes, *rest in record["facts"].get("", []):
            kept = [code for code in codes if code[:2] in FLOWS and _counts(code, place, len(records))]
            if kept:
                yield [number, dossier, kept, *rest]


def _counts(row: str, place: int, months: int) -> bool:
    suffix = row[3:5]
    if suffix == OPENING:
        return place == 0
    return place == months - 1 if suffix in STOCKS else True


def _same_age(cell: dict) -> dict:
    return {column: cell[column] for column in SAME_AGE}


def _as_opening(fact: list) -> list:
    number, dossier, codes, *rest = fact
    return [number, dossier, [f"{code[:2]}.01" for code in codes if code[3:] == "04"], *rest]
