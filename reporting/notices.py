"""What the first page, the list of work and the list of reports tell of reports owed, and of nights that failed."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Max, Min, Q

from accounts.enums import Permission, Role
from accounts.models import User
from cases.notices import WorkNotice, work_notices
from core.calendar import now, today
from reporting.enums import JobName, JobOutcome, Stage
from reporting.models import JobRun, Reminder, ReportingStart
from reporting.perms import own_offices, readable_offices
from reporting.reminding import DAYS_BEFORE, unsent

DAYS_REMEMBERED = 7

RETURNED = "{} báo cáo bị trả lại để sửa"
SOON = "{} báo cáo phải nộp chậm nhất ngày {:%d/%m/%Y}"
LATE = "{} báo cáo quá hạn, lâu nhất {} ngày"
REMINDED = " (đã nhắc ngày {:%d/%m/%Y})"
BELOW = "{} báo cáo của các đơn vị cấp dưới quá hạn chưa nộp"
UNDONE = "Việc ban đêm “{}” ngày {:%d/%m/%Y} chưa chạy xong; hệ thống thử lại mỗi giờ."
NOTED = "Trong {} ngày qua có {} đêm việc “{}” không chạy; đã làm bù."
TOLD_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Notice:
    """What an officer is told of the reports: of one's own offices, and of those below."""

    own: list[str]
    below: str

    @property
    def sentence(self) -> str:
        told = "; ".join([*self.own, *filter(None, [self.below])])
        return f"{told}." if told else ""


def report_notice(user: User) -> Notice:
    """Of the offices one signs for: what was returned, what is soon due, what is late, and when they were reminded;
    above them how much of the offices below is late."""
    if not user.may(Permission.COMPILE_REPORT):
        return Notice([], "")
    day, mine = today(), own_offices(user)
    soon = Q(due_on__gte=day, due_on__lte=day + timedelta(days=DAYS_BEFORE)) & ~Q(stage=Stage.RETURNED)
    late = Q(due_on__lt=day) & ~Q(stage=Stage.RETURNED)
    found = (
        unsent()
        .filter(office__in=mine)
        .aggregate(
            returned=Count("pk", filter=Q(stage=Stage.RETURNED)),
            soon=Count("pk", filter=soon),
            soon_on=Min("due_on", filter=soon),
            late=Count("pk", filter=late),
            late_on=Min("due_on", filter=late),
        )
    )
    told = [RETURNED.format(found["returned"])] if found["returned"] else []
    if found["soon"]:
        told.append(SOON.format(found["soon"], found["soon_on"]))
    if found["late"]:
        reminded = Reminder.objects.filter(office__in=mine, due_on__gte=found["late_on"]).aggregate(on=Max("given_on"))
        words = LATE.format(found["late"], (day - found["late_on"]).days)
        told.append(words + (REMINDED.format(reminded["on"]) if reminded["on"] else ""))
    return Notice(told, _below(user))


def _below(user: User) -> str:
    """Nothing for whoever has no office below."""
    if not any(post.role in (Role.DISTRICT_OFFICER, Role.PROVINCE_OFFICER) for post in user.posts_today):
        return ""
    others = readable_offices(user).exclude(pk__in=own_offices(user).values("pk"))
    late = unsent().filter(due_on__lt=today(), office__in=others).count()
    return BELOW.format(late) if late else ""


def night_notices(user: User) -> list[str]:
    """To administrators and provinces: jobs of today that are not done an hour after their time, and nights missed."""
    may_know = user.may(Permission.MANAGE_USERS) or any(post.role == Role.PROVINCE_OFFICER for post in user.posts_today)
    if not may_know or not ReportingStart.objects.exists():
        return []
    day, at = today(), now()
    since = day - timedelta(days=DAYS_REMEMBERED)
    runs = JobRun.objects.filter(area=None, for_day__gte=since, outcome__in=(JobOutcome.DONE, JobOutcome.MISSED))
    found = set(runs.values_list("job", "for_day", "outcome"))
    told = []
    for job, hour in settings.NIGHTLY_JOBS.items():
        begins = at.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
        if at >= begins + TOLD_AFTER and (job, day, JobOutcome.DONE) not in found:
            told.append(UNDONE.format(JobName(job).label, day))
        if missed := sum(1 for name, _, outcome in found if name == job and outcome == JobOutcome.MISSED):
            told.append(NOTED.format(DAYS_REMEMBERED, missed, JobName(job).label))
    return told


work_notices.register(
    WorkNotice("reports", 20, lambda user: report_notice(user).sentence, "reporting:owed", "Xem tình hình nộp")
)
work_notices.register(
    WorkNotice("nights", 30, lambda user: " ".join(night_notices(user)), "reporting:job_runs", "Xem các lần chạy")
)
