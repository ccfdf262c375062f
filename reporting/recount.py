"""What was sent beside what is counted today: each difference with its dossiers, and what was written of them since."""

from dataclasses import dataclass
from datetime import datetime

from core.calendar import now
from reporting.changes import CellChange, Record, differences
from reporting.freezing import record_of
from reporting.late import Change, by_dossier, changes_since
from reporting.models import Report, Submission


@dataclass(frozen=True)
class Explained:
    """The figures that differ, and for each dossier behind them what was written since."""

    since: datetime
    cells: list[CellChange]
    changes: dict[int, list[Change]]


def changed_since_sent(submission: Submission) -> Explained:
    """Thay đổi sau khi nộp: the frozen record against a count of now, explained from the change history."""
    today = record_of(submission.report, at=now())
    return explained(submission.record, today, submission.submitted_at)


def changed_between(earlier: Submission, later: Submission) -> Explained:
    """What a resubmission changed, explained in the same way."""
    return explained(earlier.record, later.record, earlier.submitted_at)


def explained(old: Record, new: Record, since: datetime) -> Explained:
    """The differences of two records, with what was written since of the dossiers behind them."""
    cells = differences(old, new)
    movers = {mover.dossier for cell in cells for mover in (*cell.gone, *cell.came)}
    return Explained(since, cells, by_dossier(changes_since(movers, since)))


def sent_before(report: Report) -> Submission | None:
    """The last sent report of the same form and office whose period ended before this one begins."""
    return (
        Submission.objects.valid()
        .of_same_kind(report)
        .filter(report__ends__lt=report.starts)
        .select_related("report__office__area")
        .order_by("-report__ends")
        .first()
    )


def adjustments(report: Report) -> list[list]:
    """Ghi chú điều chỉnh: own figures of the period reported before that are counted otherwise today, as
    [period, row, column, sent, now]; carried into this report."""
    before = sent_before(report)
    if before is None:
        return []
    return [
        [before.report.period, cell.row, cell.column, cell.old, cell.new]
        for cell in changed_since_sent(before).cells
        if cell.column == "total"
    ]
