"""A report on its way, for the walk over all addresses."""

from datetime import date
from typing import Any

from accounts.enums import Role
from accounts.models import User
from cases.procedures.scans import NewScan
from reporting.crosstabs.asking import question
from reporting.models import SavedTable, Submission
from reporting.services import (
    ask_report,
    attach_signed_scan,
    check_report,
    remark_cell,
    return_report,
    save_table,
    submit_report,
    withdraw_report,
)
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.reporting.world import counted


def sent_report(by: User, code: str) -> dict[str, Any]:
    """A report sent twice, of which the receiver said something and sent it back."""
    report = counted(ask_report(form="01-BCN", office=areas.office(code), period="2024-04", by=by))
    paper = {"number": "4/BC-UBND", "signed_on": date(2024, 5, 2), "signer": "A", "signer_title": "Chủ tịch"}
    receiver = officer(Role.DISTRICT_OFFICER, areas.area(code).parent.code)
    submit_report(report=check_report(report=report, by=by), by=by, **paper)
    withdraw_report(report=report, reason="Nhầm", by=by)
    submission = submit_report(report=check_report(report=report, by=by), by=by, **paper)
    attach_signed_scan(submission=submission, paper=NewScan("signed", "a.pdf", b"%PDF-"), by=by)
    Submission.objects.filter(pk=submission.pk).update(state="done", pdf=b"%PDF-", pdf_sha256="0" * 64)
    remark = remark_cell(report=report, row="11.04", column="total", text="Xem lại", by=receiver)
    return {"sent_report": return_report(report=report, reason="Sai", by=receiver), "remark": remark}


def kept_table(by: User, code: str) -> SavedTable:
    """A cross-table that the commune's office keeps."""
    asked = question(
        measure="listed_now",
        rows="age",
        columns="sex",
        starts=date(2024, 1, 1),
        ends=date(2024, 6, 20),
        unit=areas.area(code).pk,
        filters={},
    )
    return save_table(office=areas.office(code), name=f"Bảng {code}", asked=asked, by=by)
