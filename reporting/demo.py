"""Reports of a demonstration: what the calendar opened, sent by some, approved, returned, late or missing. Written by
the services on the days on which the officers are told to have acted; nothing is printed."""

from datetime import date, timedelta

from accounts.enums import Role
from accounts.models import Post, User
from accounts.services import grant_post
from areas.enums import Level
from areas.models import Area, Office
from areas.queries import chain_above, office_above, unit_for
from core.calendar import add_months
from core.demonstration import DemoStep, demo_steps, told_on
from reporting.demo_narratives import plan_calendar
from reporting.drafts import compile_drafts
from reporting.enums import Calendar, JobName
from reporting.models import Report, ReportingStart
from reporting.reminding import remind
from reporting.running import run_once
from reporting.services import (
    approve_report,
    check_report,
    lock_report,
    open_period_reports,
    remark_cell,
    return_report,
    submit_report,
)

DAY = timedelta(days=1)
MONTHS = 5
"""How long the commune of the demonstration has reported here; the province since last month."""
NEIGHBOURS = 4
REMARK = "Số cuối kỳ thấp hơn sổ của công an xã 1 người; đề nghị đối chiếu."
REASON = "Đối chiếu lại số người có hồ sơ quản lý với công an xã rồi nộp lại."


def tell_reports(day: date) -> None:
    """Open, count and remind as the nights would have; then let the officers act."""
    post = Post.objects.filter(role=Role.COMMUNE_OFFICER).select_related("user", "office__area").first()
    month = add_months(day.replace(day=1), -1)
    if post is None or post.office.valid_from > month:
        return
    area = unit_for(post.office.area, day)
    province = chain_above(area).last()
    ReportingStart.objects.create(area=province, first_on=month)
    ReportingStart.objects.create(area=area, first_on=add_months(month, 1 - MONTHS))
    if area.parent and area.parent.level == Level.DISTRICT:
        plan_calendar(province, area.parent, day)
    run_once(JobName.OPEN, day, lambda: open_period_reports(on=day))
    run_once(JobName.COMPILE, day, lambda: {"provinces": [province.pk]})
    run_once(JobName.COMPILE_PROVINCE, day, lambda: compile_drafts(province, day), area=province)
    with told_on(month):
        receiver = _officer_of(office_above(post.office, day), month)
    if receiver is not None:
        _months_of(post, receiver, month)
        for place, office in enumerate(_neighbours(area, day)):
            _last_month_of(office, receiver, month, place)
    for report in Report.objects.filter(calendar=Calendar.PLAN, cells__isnull=False).select_related("office__area"):
        if by := _officer_of(report.office, report.due_on):
            _send(report, by, report.due_on - 2 * DAY)
    run_once(JobName.REMIND, day, lambda: remind(day))


def _months_of(post: Post, receiver: User, last: date) -> None:
    """Of the commune: the first months in time, approved and locked; that before the last late, and returned on a
    figure; the last still a draft."""
    for report in _reports(post.office, before=last, since=post.valid_from):
        is_late = report.ends >= last - DAY
        _send(report, post.user, report.due_on + 3 * DAY if is_late else report.due_on)
        if is_late:
            _return(report, receiver)
        else:
            _approve(report, receiver, lock=True)


def _last_month_of(office: Office, receiver: User, month: date, place: int) -> None:
    """Of its neighbours: one approved, one in time, one late, one with half of what it owes."""
    by = User.objects.create(username=f"canbo.{office.code}", full_name=f"Cán bộ {office.name} (mẫu)")
    by.set_unusable_password()
    by.save()
    grant_post(user=by, role=Role.COMMUNE_OFFICER, office=office, starts=max(month, office.valid_from))
    for number, report in enumerate(_reports(office, before=add_months(month, 1), since=month)):
        if place == NEIGHBOURS - 1 and number:
            continue
        _send(report, by, report.due_on + (5 if place == NEIGHBOURS - 2 else 0) * DAY)
        if place == 0:
            _approve(report, receiver)


def _reports(office: Office, *, before: date, since: date) -> list[Report]:
    """Those of whole months that end before a day and were due when the officer held the post."""
    found = Report.objects.filter(office=office, ends__lt=before, due_on__gte=since, cells__isnull=False)
    return list(found.select_related("office__area").order_by("ends", "form"))


def _send(report: Report, by: User, on: date) -> None:
    number = Report.objects.filter(office=report.office, submissions__isnull=False).count() + 1
    with told_on(on):
        submit_report(
            report=check_report(report=report, by=_today(by)),
            number=f"{number:02d}/BC-UBND",
            signed_on=on,
            signer="Nguyễn Văn Mẫu",
            signer_title="Chủ tịch",
            by=by,
        )


def _approve(report: Report, by: User, *, lock: bool = False) -> None:
    with told_on(report.due_on + 6 * DAY):
        approve_report(report=report, by=_today(by))
        if lock:
            lock_report(report=report, by=by)


def _return(report: Report, by: User) -> None:
    with told_on(report.due_on + 9 * DAY):
        row = next(row for row, cell in report.cells.items() if "total" in cell)
        remark_cell(report=report, row=row, column="total", text=REMARK, by=_today(by))
        return_report(report=report, reason=REASON, by=by)


def _neighbours(area: Area, day: date) -> list[Office]:
    """Some other communes of the same unit above."""
    offices = Office.objects.valid_on(day).filter(kind=area.level, area__parent=area.parent).exclude(area=area)
    return list(offices.select_related("area").order_by("code")[:NEIGHBOURS])


def _officer_of(office: Office | None, day: date) -> User | None:
    post = Post.objects.filter(office=office).in_force(day).select_related("user").first() if office else None
    return post and post.user


def _today(user: User) -> User:
    """With the posts of the day that is told."""
    for name in ("posts_today", "_scopes"):
        user.__dict__.pop(name, None)
    return user


demo_steps.register(DemoStep("reports", 10, tell_reports))
