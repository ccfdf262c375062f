"""Inspection visits, what they found and what became of it."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import User
from areas.models import Office
from cases.services import check_not_future
from programme.models import Finding, Inspection
from programme.writing import check_day_from, fill, opened, refusal, write

DUE_BEFORE = "Hạn khắc phục {due:%d/%m/%Y} không được trước ngày kiểm tra {on:%d/%m/%Y}."
FINDING_BEFORE = "Đã có kiến nghị với hạn {due:%d/%m/%Y}; ngày kiểm tra không được sau hạn đó."


@transaction.atomic
def record_inspection(*, office: Office, data: dict[str, Any], by: User) -> Inspection:
    """Record a visit."""
    visit = fill(Inspection(office=office), data)
    check_not_future(visit.on, "on")
    return write("record_inspection", visit, by)


@transaction.atomic
def change_inspection(*, inspection: Inspection, version: int, data: dict[str, Any], by: User) -> Inspection:
    """Correct a visit."""
    visit = opened(inspection, version, data)
    check_not_future(visit.on, "on")
    early = visit.findings.filter(due_on__lt=visit.on).order_by("due_on").first()
    if early:
        raise refusal(FINDING_BEFORE.format(due=early.due_on), "on")
    return write("change_inspection", visit, by)


@transaction.atomic
def add_finding(*, inspection: Inspection, what: str, due_on: date, by: User) -> Finding:
    """Ask for something to be mended by a day."""
    _check_due(inspection, due_on)
    finding = fill(Finding(inspection=inspection), {"what": what, "due_on": due_on})
    return write("add_finding", finding, by, inspection=inspection.pk)


@transaction.atomic
def settle_finding(
    *, finding: Finding, version: int, due_on: date, done_on: date | None, outcome: str, by: User
) -> Finding:
    """Record that it was mended, or give it another day."""
    finding = opened(finding, version, {"due_on": due_on, "done_on": done_on, "outcome": outcome})
    _check_due(finding.inspection, due_on)
    if done_on:
        check_day_from(done_on, finding.inspection.on, "ngày kiểm tra", "done_on")
    return write("settle_finding", finding, by, inspection=finding.inspection_id)


def _check_due(inspection: Inspection, due_on: date) -> None:
    if due_on < inspection.on:
        raise refusal(DUE_BEFORE.format(due=due_on, on=inspection.on), "due_on")
