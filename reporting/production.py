"""Making a report: count, print, keep. Known by the task only; knows no task."""

import hashlib

from core import calendar
from core.claims import Claim, Tell
from core.db import acting_as
from core.dispatch import bring_to_end
from reporting.compile import compile_form
from reporting.enums import ReportState, Stage
from reporting.models import Report, ReportFile
from reporting.pdf import render_pdf
from reporting.recount import adjustments
from reporting.units import form_for, unit_of_office

COUNTING = "Đang đếm số liệu từ hồ sơ"
PRINTING = "Đang dựng bản in PDF"
KEEPING = "Đang lưu báo cáo"
UNEXPECTED = "Có lỗi ngoài dự kiến khi tổng hợp. Hãy bấm “Tổng hợp lại”; nếu vẫn lỗi, báo người quản trị mã {}."


def produce(claim: Claim, tell: Tell) -> None:
    """Bring a claimed report to its end: done with cells and PDF, or failed with a reason that a person can read."""
    bring_to_end(claim, lambda: _make(claim, tell), UNEXPECTED.format(f"BC-{claim.pk}"))


def _make(claim: Claim, tell: Tell) -> None:
    tell(10, COUNTING)
    with acting_as(None):
        report = Report.objects.select_related("office__area").get(pk=claim.pk)
        window = report.window
        compiled = compile_form(form_for(report.form, window), unit_of_office(report.office, window.ends), window)
        report.adjustments = adjustments(report)
    report.cells = compiled.cells
    report.checks = [{"name": check.name, "holds": check.holds} for check in compiled.checks]
    report.compiled_at = calendar.now()
    tell(60, PRINTING)
    with acting_as(None):
        pdf = render_pdf(report)
    tell(95, KEEPING)
    with acting_as(None):
        claim.write(
            state=ReportState.DONE,
            stage=Stage.COMPILED,
            cells=report.cells,
            checks=report.checks,
            adjustments=report.adjustments,
            compiled_at=report.compiled_at,
            progress=100,
            progress_label="",
        )
        ReportFile.objects.update_or_create(
            report=report, defaults={"content": pdf, "sha256": hashlib.sha256(pdf).hexdigest()}
        )
