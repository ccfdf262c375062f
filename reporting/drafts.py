"""Drafts made at night: every form of every unit of a province, each form in one pass."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from areas.enums import Level
from areas.models import Area, AreaLink, Office
from core.calendar import now
from core.db import acting_as
from reporting.compile import Compiled, compile_all, compile_form
from reporting.enums import UNFINISHED, ReportState, Stage
from reporting.models import Report, ReportFile
from reporting.periods import Window, window_of
from reporting.units import Unit, form_for

logger = logging.getLogger(__name__)

FRESH_FOR = timedelta(days=92)
"""A draft that nobody sends is counted anew each night until so long after its day; then it is left as it is."""
WRITTEN = ("cells", "checks", "compiled_at", "state", "stage", "failure")


@dataclass(frozen=True)
class Batch:
    """The reports of one form for one window, in one province."""

    form: str
    window: Window
    reports: list[Report]


def drafts(day: date) -> QuerySet[Report]:
    """What is counted at night: owed, with its sender, and neither confirmed nor being made at this moment."""
    return (
        Report.objects.filter(due_on__isnull=False)
        .filter(Q(stage=Stage.OPENED) | Q(stage=Stage.COMPILED, due_on__gte=day - FRESH_FOR))
        .exclude(state__in=UNFINISHED)
    )


def provinces_with_drafts(day: date) -> list[int]:
    """The keys of the provinces, of whichever tree, in which something is to be counted."""
    areas = drafts(day).values("office__area").distinct()
    return sorted(
        AreaLink.objects.filter(descendant__in=areas, ancestor__level=Level.PROVINCE)
        .values_list("ancestor", flat=True)
        .distinct()
    )


def compile_drafts(province: Area, day: date) -> dict[str, int]:
    """Count all drafts of a province; what somebody sent, confirmed or asked for meanwhile is left as it is."""
    counts = {"compiled": 0, "skipped": 0, "failed": 0}
    for batch in _batches(province, day):
        try:
            with acting_as(None):
                found = _compiled(batch, province)
                written = _write(batch, found)
        except Exception:
            logger.exception("drafts of %s %s in area %s failed", batch.form, batch.window.period, province.pk)
            counts["failed"] += len(batch.reports)
        else:
            counts["compiled"] += written
            counts["skipped"] += len(batch.reports) - written
    return counts


def _batches(province: Area, day: date) -> list[Batch]:
    with acting_as(None):
        rows = drafts(day).filter(office__area__ancestor_links__ancestor=province)
        found = list(rows.select_related("office__area").defer("cells", "checks").order_by("ends", "form", "pk"))
    batches = defaultdict(list)
    for report in found:
        batches[report.form, report.period, report.cutoff].append(report)
    return [Batch(form, window_of(period, cutoff), rows) for (form, period, cutoff), rows in batches.items()]


def _compiled(batch: Batch, province: Area) -> dict[int, Compiled]:
    """By the key of the office."""
    form = form_for(batch.form, batch.window)
    by_kind = defaultdict(list)
    for office in (report.office for report in batch.reports):
        by_kind[office.kind].append(office)
    found = {}
    for kind, offices in by_kind.items():
        if kind == Level.PROVINCE:
            found |= {office.pk: compile_form(form, Unit(area=office.area), batch.window) for office in offices}
        else:
            root = None if offices[0].is_care else province
            made = compile_all(form, root, (_unit(office) for office in offices), batch.window)
            found |= {office.pk: compiled for office, compiled in zip(offices, made, strict=True)}
    return found


def _unit(office: Office) -> Unit:
    """An office stands on the last day of what it owes, and so does its unit."""
    return Unit(facility=office) if office.is_care else Unit(area=office.area)


def _write(batch: Batch, found: dict[int, Compiled]) -> int:
    """Those that are as they were when the counting began."""
    before = {report.pk: report.compiled_at for report in batch.reports}
    still = Report.objects.filter(pk__in=before, stage__in=(Stage.OPENED, Stage.COMPILED)).exclude(state__in=UNFINISHED)
    at, changed, reports = now(), [], []
    for report in still.select_for_update(of=("self",)):
        if report.compiled_at != before[report.pk]:
            continue
        compiled = found[report.office_id]
        if report.cells != compiled.cells:
            changed.append(report.pk)
        report.cells = compiled.cells
        report.checks = [{"name": check.name, "holds": check.holds} for check in compiled.checks]
        report.compiled_at, report.state, report.stage, report.failure = at, ReportState.DONE, Stage.COMPILED, ""
        reports.append(report)
    Report.objects.bulk_update(reports, WRITTEN, batch_size=200)
    _drop_prints(changed)
    return len(reports)


def _drop_prints(changed: Iterable[int]) -> None:
    """The print of other figures than those of the draft."""
    ReportFile.objects.filter(report__in=changed).delete()
