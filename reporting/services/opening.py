"""Opening what is owed, and changing the calendar that says so."""

from datetime import date

from django.db import transaction

from accounts.models import User
from core import audit
from core.calendar import now
from core.errors import DomainError
from core.saving import checked_save
from reporting.enums import ReportState, Stage
from reporting.layout import forms_on
from reporting.models import Report, ReportingStart, ReportSchedule
from reporting.owing import Owed, unopened
from reporting.schedules import dues_of
from reporting.units import PERIOD_WORDS, SENDER_WORDS

AT_ONCE = 2000
NOT_A_SENDER = "{} không lập biểu {}; biểu này của: {}."
NO_SUCH_PERIOD = "Biểu {} không có kỳ này; các kỳ: {}."


@transaction.atomic
def open_period_reports(*, on: date) -> dict[str, int]:
    """Open, for every office that owes one, the reports of every period that has ended or whose cut-off has come
    (TT05/2011 art. 4). One that was asked for before is the one that is owed, and gets its day. Safe to be called
    again, and by several at once."""
    owed = unopened(on)
    fresh = [_report(each) for each in owed if each.report is None]
    Report.objects.bulk_create(fresh, batch_size=AT_ONCE, ignore_conflicts=True)
    asked = [Report(pk=each.report, due_on=each.due_on) for each in owed if each.report is not None]
    Report.objects.bulk_update(asked, ["due_on"], batch_size=AT_ONCE)
    return {"opened": len(fresh), "owed": len(asked)}


@transaction.atomic
def set_schedule(*, schedule: ReportSchedule, by: User) -> ReportSchedule:
    """Write a row of the calendar. It holds for what is opened from now on; what was opened keeps its day."""
    check_schedule(schedule)
    schedule.changed_by = by
    checked_save(schedule)
    audit.record("set_report_schedule", schedule, by=by, source=schedule.source)
    return schedule


@transaction.atomic
def set_reporting_start(*, start: ReportingStart, by: User) -> ReportingStart:
    """From which day a unit and all below it report here."""
    start.changed_by = by
    checked_save(start)
    audit.record("set_reporting_start", start, by=by, first_on=start.first_on.isoformat())
    return start


def check_schedule(schedule: ReportSchedule) -> None:
    """Refuse a row whose office does not make the form, or whose days do not fit its periods."""
    form = forms_on(date(schedule.from_year, 12, 31))[schedule.form]
    if schedule.sender not in form.senders:
        senders = ", ".join(SENDER_WORDS[sender] for sender in form.senders)
        raise _refusal("sender", NOT_A_SENDER.format(schedule.get_sender_display(), schedule.form, senders))
    kind = schedule.part if schedule.part in ("half", "year") else "month"
    if kind not in form.periods:
        raise _refusal("part", NO_SUCH_PERIOD.format(form.code, ", ".join(PERIOD_WORDS[each] for each in form.periods)))
    if schedule.before_day is not None or not schedule.is_owed:
        dues_of(schedule, schedule.from_year)


def _report(owed: Owed) -> Report:
    return Report(
        office_id=owed.office,
        calendar=owed.calendar,
        form=owed.form,
        period=owed.window.period,
        starts=owed.window.starts,
        ends=owed.window.ends,
        cutoff=owed.window.cutoff,
        due_on=owed.due_on,
        requested_at=now(),
        state=ReportState.IDLE,
        stage=Stage.OPENED,
    )


def _refusal(field: str, sentence: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
