"""Asking for reports, asking again, and taking up those that were lost on the way."""

from datetime import date

from django.db import transaction

from accounts.models import User
from areas.models import Office
from core import audit
from core.calendar import now, today
from core.dispatch import send_after_commit, sweep
from core.errors import DomainError, NotAllowedError
from core.saving import locked
from reporting.enums import Calendar, ReportState, Stage
from reporting.life import WHERE
from reporting.models import Report
from reporting.moving import clear_stamps
from reporting.periods import Window, window_of
from reporting.perms import may_compile
from reporting.tasks import compile_report_task
from reporting.units import SENDER_WORDS, form_for, unit_of_office

NOT_YET = "Kỳ {} bắt đầu ngày {:%d/%m/%Y}, sau hôm nay; hãy chọn một kỳ đã bắt đầu."
NOT_STANDING = "{} không tồn tại vào ngày {:%d/%m/%Y} (ngày cuối kỳ); hãy chọn cơ quan có vào ngày đó."
NOT_A_SENDER = "{} không lập biểu {}; biểu này của: {}."
OUT_OF_REACH = "Bạn không được lập báo cáo của {}; hãy chọn một cơ quan trong phạm vi của mình."
FROZEN = (
    "Báo cáo {}, số liệu đã đóng băng nên không tổng hợp lại được. Số đếm hôm nay và chênh lệch xem ở mục “Thay đổi "
    "sau khi nộp”; muốn sửa thì rút lại, hoặc đề nghị nơi nhận trả lại."
)
TRIED_TOO_OFTEN = "Đã thử {times} lần nhưng lần nào cũng bị gián đoạn. Hãy bấm “Tổng hợp lại” hoặc báo người quản trị."


@transaction.atomic
def ask_report(
    *,
    form: str,
    office: Office,
    period: str,
    by: User,
    cutoff: date | None = None,
    calendar: Calendar = Calendar.CIRCULAR,
) -> Report:
    """The report of an office for a period, compiled in the background. Asked twice it is one report; one that
    failed, or that the calendar opened and nobody has compiled, is compiled now."""
    window = window_of(period, cutoff)
    _check(form, office, window, by)
    report, created = Report.objects.get_or_create(
        form=form,
        office=office,
        period=window.period,
        starts=window.starts,
        ends=window.ends,
        calendar=calendar,
        cutoff=cutoff,
        defaults={"requested_by": by, "requested_at": now()},
    )
    if created:
        audit.record("ask_report", report, by=by)
        send_after_commit(compile_report_task, report)
        return report
    is_uncounted = report.state in (ReportState.FAILED, ReportState.IDLE)
    return recompile_report(report=report, by=by) if is_uncounted else report


@transaction.atomic
def recompile_report(*, report: Report, by: User) -> Report:
    """Count again a report that is done or failed; one that is still being made is left to its worker."""
    if not may_compile(by, report.office):
        raise NotAllowedError(OUT_OF_REACH.format(report.office))
    report = locked(report)
    if report.is_unfinished:
        return report
    if report.is_sent:
        raise DomainError(FROZEN.format(WHERE[Stage(report.stage)]))
    if report.stage == Stage.CHECKED:
        report.stage = Stage.COMPILED
        clear_stamps(report)
    report.state = ReportState.WAITING
    report.requested_by, report.requested_at = by, now()
    report.attempt, report.claimed_by, report.heartbeat_at = 0, "", None
    report.progress, report.progress_label, report.failure = 0, "", ""
    report.save()
    audit.record("recompile_report", report, by=by)
    send_after_commit(compile_report_task, report)
    return report


def sweep_reports() -> int:
    """Take up what gives no sign of life; returns how many. Safe at any time and by several at once."""
    return sweep(Report, compile_report_task, TRIED_TOO_OFTEN)


def _check(code: str, office: Office, window: Window, by: User) -> None:
    """Refuse what cannot be compiled, each reason beside its field."""
    if not may_compile(by, office):
        raise _refusal("office", OUT_OF_REACH.format(office))
    if window.starts > today():
        raise _refusal("period", NOT_YET.format(window.title.lower(), window.starts))
    if not Office.objects.valid_on(window.ends).filter(pk=office.pk).exists():
        raise _refusal("office", NOT_STANDING.format(office, window.ends))
    try:
        form = form_for(code, window)
    except DomainError as error:
        raise _refusal("form", error.message) from error
    if unit_of_office(office, window.ends).kind not in form.senders:
        senders = ", ".join(SENDER_WORDS[sender] for sender in form.senders)
        raise _refusal("form", NOT_A_SENDER.format(office, code, senders))


def _refusal(field: str, sentence: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
