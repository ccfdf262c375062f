"""The reports of half a year in a demonstration: what the plan asks of the districts before 10/6, and the reports in
words of commune, district and province."""

from datetime import date, timedelta

from accounts.enums import Role
from accounts.models import Post, User
from areas.enums import Level
from areas.models import Area
from areas.queries import subtree_on
from core.calendar import add_months
from core.claims import take
from core.demonstration import DemoStep, demo_steps
from reporting.enums import Calendar, FormCode, Part, Sender
from reporting.models import NarrativeReport, ReportingStart, ReportSchedule
from reporting.narrating import narrate
from reporting.services import issue_narrative, open_narrative, write_section

SOURCE = "Kế hoạch năm {} của tỉnh (mẫu): trước ngày 10/6; số liệu chốt hết ngày 31/5"
WORDS = {
    "chi-dao": "Ban hành kế hoạch năm và văn bản phân công cán bộ phụ trách từng người (nội dung mẫu).",
    "kiem-tra": "Tự kiểm tra hồ sơ của người cai nghiện tại gia đình, cộng đồng (nội dung mẫu).",
    "mat-duoc": "Người cai nghiện tại gia đình, cộng đồng được cán bộ thăm gặp đều hằng tháng (nội dung mẫu).",
    "ton-tai": "Một số người cai nghiện đi làm ăn xa nên khó theo dõi (nội dung mẫu).",
    "khach-quan": "Việc làm tại địa phương còn ít (nội dung mẫu).",
    "chu-quan": "Cán bộ phụ trách còn kiêm nhiệm nhiều việc (nội dung mẫu).",
    "phuong-huong": "Rà soát người sau cai chưa có việc làm; giới thiệu học nghề (nội dung mẫu).",
    "kien-nghi": "Đề nghị cấp trên hỗ trợ kinh phí tập huấn cán bộ (nội dung mẫu).",
}
"""What officers wrote, of the parts that are theirs alone."""


def plan_calendar(province: Area, district: Area, day: date) -> None:
    """The plan of the province asks for 6 months before 10/6; of its districts the one of the demonstration reports
    here since January, its communes since last month."""
    ReportSchedule.objects.create(
        calendar=Calendar.PLAN,
        form=FormCode.DISTRICT,
        sender=Sender.DISTRICT,
        part=Part.HALF,
        area=province,
        from_year=day.year,
        to_year=day.year,
        before_day=10,
        month_offset=0,
        cutoff_day=31,
        cutoff_month_offset=-1,
        source=SOURCE.format(day.year),
    )
    communes = subtree_on(district, day).filter(level=Level.COMMUNE)
    known = ReportingStart.objects.values("area")
    last_month = add_months(day.replace(day=1), -1)
    ReportingStart.objects.bulk_create(
        ReportingStart(area=area, first_on=last_month) for area in communes.exclude(pk__in=known)
    )
    ReportingStart.objects.create(area=district, first_on=date(day.year, 1, 1))


def tell_narratives(day: date) -> None:
    """Of the first half of the year, up to the cut-off of the plan: the commune's issued, the district's half written,
    the province's just drafted."""
    cutoff = date(day.year, 5, 31)
    if day <= cutoff + timedelta(days=4):
        return
    for role, parts in ((Role.COMMUNE_OFFICER, len(WORDS)), (Role.DISTRICT_OFFICER, 3), (Role.PROVINCE_OFFICER, 0)):
        post = Post.objects.filter(role=role).select_related("user", "office__area").order_by("pk").first()
        if post is None or post.office.valid_from > cutoff:
            continue
        report = open_narrative(office=post.office, period=f"{day.year}-H1", cutoff=cutoff, by=post.user)
        narrate(take(NarrativeReport, report.pk), lambda percent, label: None)
        _write(report, post.user, parts)
        if role == Role.COMMUNE_OFFICER:
            _issue(NarrativeReport.objects.get(pk=report.pk), post.user, cutoff + timedelta(days=4))


def _write(report: NarrativeReport, by: User, parts: int) -> None:
    for section in report.sections.filter(slug__in=list(WORDS)[:parts]):
        write_section(section=section, text=WORDS[section.slug], version=section.version, by=by)


def _issue(report: NarrativeReport, by: User, on: date) -> None:
    """Its files are made by the first worker that starts."""
    issue_narrative(
        report=report,
        number="15/BC-UBND",
        signed_on=on,
        signer="Nguyễn Văn Mẫu",
        signer_title="Chủ tịch",
        by=by,
    )


demo_steps.register(DemoStep("narratives", 70, tell_narratives))
