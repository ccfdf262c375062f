"""The receiver's part: begin, remark on a figure, return, approve, lock."""

from django.db import transaction

from accounts.models import User
from core.calendar import now
from core.errors import DomainError, NotAllowedError
from reporting.enums import UNDER_REVIEW, Outcome
from reporting.models import CellRemark, Report, ReportEvent, Submission
from reporting.moving import NO_REASON, NOT_RECEIVER, arrive, current, take
from reporting.perms import may_receive

NOT_UNDER_REVIEW = "Báo cáo này không còn chờ duyệt; hãy tải lại trang để xem hiện trạng."
NO_SUCH_CELL = "Báo cáo này không có ô hàng {}, cột {}."


@transaction.atomic
def begin_review(*, report: Report, by: User) -> Submission:
    """From now on the sender cannot withdraw. Safe to be called again."""
    submission = _under_review(report, by, "Bắt đầu xem xét")
    _begin(submission, by)
    return submission


@transaction.atomic
def remark_cell(*, report: Report, row: str, column: str, text: str, by: User) -> CellRemark:
    """Say something of one figure, to be answered by the sender when the report is returned."""
    submission = _under_review(report, by, "Ghi ý kiến")
    if column not in submission.record["cells"].get(row, {}):
        raise DomainError(NO_SUCH_CELL.format(row, column))
    if not text.strip():
        raise DomainError(NO_REASON, fields={"text": NO_REASON})
    _begin(submission, by)
    return CellRemark.objects.create(submission=submission, row=row, column=column, text=text.strip(), at=now(), by=by)


@transaction.atomic
def return_report(*, report: Report, reason: str, by: User) -> Report:
    """Send the report back, with a reason; remarks on figures go with it."""
    report, move = take(report, "return", by, reason=reason)
    submission = current(report)
    _begin(submission, by)
    at = arrive(report, move, by, reason=reason)
    submission.outcome, submission.outcome_at, submission.outcome_by = Outcome.RETURNED, at, by
    submission.reason = reason.strip()
    submission.save()
    return report


@transaction.atomic
def approve_report(*, report: Report, by: User) -> Report:
    report, move = take(report, "approve", by)
    submission = current(report)
    _begin(submission, by)
    submission.outcome, submission.outcome_by = Outcome.APPROVED, by
    submission.outcome_at = arrive(report, move, by)
    submission.save()
    return report


@transaction.atomic
def lock_report(*, report: Report, by: User) -> Report:
    """Close an approved report for good; what comes later is told in the next period's note."""
    report, move = take(report, "lock", by)
    arrive(report, move, by)
    return report


def _under_review(report: Report, by: User, label: str) -> Submission:
    if not may_receive(by, report):
        raise NotAllowedError(NOT_RECEIVER.format(label))
    submission = current(report) if report.submissions.exists() else None
    report.refresh_from_db(fields=["stage"])
    if submission is None or report.stage not in UNDER_REVIEW:
        raise DomainError(NOT_UNDER_REVIEW)
    return submission


def _begin(submission: Submission, by: User) -> None:
    if submission.began_at:
        return
    submission.began_at, submission.began_by = now(), by
    submission.save()
    report = submission.report
    ReportEvent.objects.create(
        report=report, act="begin", source=report.stage, target=report.stage, at=submission.began_at, by=by
    )
