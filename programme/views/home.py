"""The first page of the programme: what there is, and what is late."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core.calendar import today
from core.templatetags.ui import day
from programme.models import (
    Budget,
    CommunicationEvent,
    Course,
    Finding,
    Inspection,
    Partner,
    Provider,
    StaffMember,
    Survey,
)
from programme.queries import late_findings, standing_of, surveys_to_answer
from programme.views.parts import Cell, Sheet, Table, show


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def home(request: HttpRequest) -> HttpResponse:
    user, on = request.user, today()
    tiles = (
        ("cán bộ", StaffMember.objects.visible_to(user).on(on).count(), reverse("programme:staff_list")),
        ("lớp tập huấn", Course.objects.visible_to(user).count(), reverse("programme:course_list")),
        ("buổi tuyên truyền", CommunicationEvent.objects.visible_to(user).count(), reverse("programme:event_list")),
        ("tổ chức cung cấp dịch vụ", Provider.objects.visible_to(user).count(), reverse("programme:provider_list")),
        ("cuộc kiểm tra", Inspection.objects.visible_to(user).count(), reverse("programme:inspection_list")),
        ("khảo sát", Survey.objects.visible_to(user).count(), reverse("programme:survey_list")),
        ("doanh nghiệp, tổ chức", Partner.objects.visible_to(user).count(), reverse("programme:partner_list")),
        ("số liệu kinh phí", Budget.objects.visible_to(user).count(), reverse("programme:returns")),
    )
    tables = (_providers(request), _findings(request), _surveys(request))
    words = "Những việc kế hoạch tính đến mà không nằm trong hồ sơ của ai."
    return show(request, Sheet("Hoạt động chương trình", words, tiles=tiles, tables=tables))


def _providers(request: HttpRequest) -> Table:
    kept = Provider.objects.kept_by(request.user)
    rows = [
        [
            Cell(found.provider.name, url=reverse("programme:provider_detail", args=[found.provider.pk])),
            Cell(found.due.words),
            Cell(day(found.due.on), tone="tone-red" if found.is_late else "tone-amber"),
        ]
        for found in sorted(
            (one for one in standing_of(kept) if one.due), key=lambda one: (one.due.on, one.provider.name)
        )
    ]
    headings = ("Tổ chức cung cấp dịch vụ", "Việc phải làm", "Hạn")
    return Table(headings, rows, title="Tổ chức cung cấp dịch vụ: việc có hạn", empty="Không có việc nào.")


def _findings(request: HttpRequest) -> Table:
    late = late_findings(Finding.objects.visible_to(request.user))
    rows = [
        [
            Cell(row.what, url=reverse("programme:inspection_detail", args=[row.inspection_id])),
            Cell(row.inspection.place),
            Cell(day(row.due_on), tone="tone-red"),
        ]
        for row in late[:50]
    ]
    headings = ("Kiến nghị", "Nơi kiểm tra", "Hạn")
    return Table(headings, rows, title="Kiến nghị quá hạn khắc phục", empty="Không có kiến nghị nào quá hạn.")


def _surveys(request: HttpRequest) -> Table:
    rows = [
        [
            Cell(row.title, url=reverse("programme:survey_detail", args=[row.pk])),
            Cell(row.office.name),
            Cell(day(row.due_on), tone="tone-red" if row.due_on < today() else "tone-amber"),
        ]
        for row in surveys_to_answer(request.user)
    ]
    headings = ("Khảo sát", "Cơ quan hỏi", "Hạn")
    return Table(headings, rows, title="Khảo sát chưa trả lời", empty="Không có khảo sát nào chờ trả lời.")
