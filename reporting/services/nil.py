"""“Không phát sinh”: nothing to report is a report, and is sent by one act."""

from datetime import date

from django.db import transaction

from accounts.models import User
from core.errors import DomainError
from reporting.enums import Stage
from reporting.models import Report, Submission
from reporting.services.sending import check_report, submit_report

NOT_NIL = "Báo cáo này có số liệu phát sinh; hãy kiểm tra số liệu rồi nộp như thường."


@transaction.atomic
def submit_nil_report(
    *, report: Report, number: str, signed_on: date, signer: str, signer_title: str, by: User
) -> Submission:
    """Confirm and send a draft whose figures are all nought; refused with what refuses either act."""
    if not report.is_nil:
        raise DomainError(NOT_NIL)
    if report.stage == Stage.COMPILED:
        report = check_report(report=report, by=by)
    return submit_report(
        report=report, number=number, signed_on=signed_on, signer=signer, signer_title=signer_title, by=by
    )
