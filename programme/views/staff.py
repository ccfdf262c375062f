"""The staff list, and who of it may determine addiction where."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from accounts.scope import scope_of
from areas.enums import Level
from areas.models import Area
from core.calendar import today
from core.templatetags.ui import day, span
from programme.forms.staff import AddStaffForm, ChangeStaffForm, EndStaffForm
from programme.models import StaffMember
from programme.queries import communes_without_certified, trained_since
from programme.reach import kept_offices
from programme.services import add_staff, change_staff, end_staff
from programme.views.acts import Add, Change
from programme.views.parts import HOME, Cell, Sheet, Table, add_button, show, table_of

STAFF_HEADINGS = ("Họ và tên", "Cơ quan", "Chức vụ, đơn vị", "Chế độ", "Tổ công tác", "Chứng chỉ", "Thời gian", "", "")


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def staff_list(request: HttpRequest) -> HttpResponse:
    """Who is on the staff today, and how many of them were trained this year."""
    on, words = today(), request.GET.get("q", "").strip()
    staff = StaffMember.objects.visible_to(request.user).on(on)
    kept = set(kept_offices(request.user).values_list("pk", flat=True))
    trained = trained_since(staff, on.replace(month=1, day=1), on)
    total = staff.count()
    shown = staff.filter(full_name__icontains=words).select_related("office")
    tiles = (
        ("cán bộ hôm nay", total, ""),
        ("chuyên trách", staff.filter(employment="full_time").count(), ""),
        (f"được tập huấn từ đầu năm {on.year}", trained, ""),
        ("có chứng chỉ xác định nghiện", staff.certified_on(on).count(), reverse("programme:certified")),
    )
    return show(
        request,
        Sheet(
            "Cán bộ làm công tác cai nghiện",
            "Cán bộ chuyên trách, kiêm nhiệm của từng cơ quan; thành viên Tổ công tác cai nghiện ma túy cấp xã.",
            back=HOME,
            buttons=add_button(request, "programme:staff_add", "Thêm cán bộ"),
            tiles=tiles,
            searches=True,
            tables=(
                table_of(
                    request,
                    shown,
                    STAFF_HEADINGS,
                    lambda row: _staff_cells(row, row.office_id in kept),
                    noun="cán bộ",
                    empty="Không có cán bộ nào khớp." if words else "Chưa ghi cán bộ nào.",
                ),
            ),
        ),
    )


def _staff_cells(staff: StaffMember, is_kept: bool) -> list[Cell]:
    certified = f"{staff.certificate} ({day(staff.certified_on)})".strip() if staff.certified_on else ""
    acts = [Cell("Sửa", "acts", reverse("programme:staff_change", args=[staff.pk]))]
    acts.append(
        Cell("Cho thôi", "acts", reverse("programme:staff_end", args=[staff.pk])) if not staff.ends else Cell("")
    )
    return [
        Cell(staff.full_name),
        Cell(staff.office.name),
        Cell(staff.title),
        Cell(staff.get_employment_display()),
        Cell("Có" if staff.in_task_team else "", tone="tone-teal" if staff.in_task_team else ""),
        Cell(certified),
        Cell(span(staff.starts, staff.ends)),
        *(acts if is_kept else [Cell("", "acts"), Cell("", "acts")]),
    ]


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def certified(request: HttpRequest) -> HttpResponse:
    """Health staff who may determine addiction, and the communes that have none."""
    on = today()
    communes = (
        Area.objects.filter(level=Level.COMMUNE, pk__in=scope_of(request.user, Permission.VIEW_PROGRAMME).units_below())
        .select_related("parent")
        .order_by("parent__code", "code")
    )
    able = StaffMember.objects.visible_to(request.user).certified_on(on).select_related("office")
    without = communes_without_certified(communes, on)
    return show(
        request,
        Sheet(
            "Cán bộ y tế được xác định tình trạng nghiện",
            "Theo xã, ngày hôm nay (Nghị định 109/2021/NĐ-CP).",
            back=("Cán bộ", reverse("programme:staff_list")),
            tiles=(
                ("cán bộ y tế có chứng chỉ", able.count(), ""),
                ("xã chưa có", without.count(), ""),
                ("xã trong địa bàn", communes.count(), ""),
            ),
            tables=(
                Table(
                    ("Họ và tên", "Cơ quan", "Số chứng chỉ", "Ngày cấp"),
                    [
                        [Cell(row.full_name), Cell(row.office.name), Cell(row.certificate), Cell(day(row.certified_on))]
                        for row in able
                    ],
                    title="Có chứng chỉ",
                    empty="Chưa có cán bộ nào có chứng chỉ.",
                ),
                table_of(
                    request,
                    without,
                    ("Xã chưa có", "Thuộc"),
                    lambda row: [Cell(row.name), Cell(row.parent.name if row.parent else "")],
                    noun="xã chưa có cán bộ được xác định tình trạng nghiện",
                    empty="Xã nào cũng có cán bộ được xác định tình trạng nghiện.",
                ),
            ),
        ),
    )


class StaffAdd(Add):
    form_class, service = AddStaffForm, add_staff
    heading, done, list_name = "Thêm cán bộ", "Đã thêm cán bộ.", "programme:staff_list"


class StaffChange(Change):
    rows, form_class, service, subject = StaffMember.objects.all(), ChangeStaffForm, change_staff, "staff"
    heading, list_name = "Sửa thông tin cán bộ", "programme:staff_list"


class StaffEnd(Change):
    rows, form_class, service, subject = StaffMember.objects.all(), EndStaffForm, end_staff, "staff"
    heading, submit, done = "Cho thôi làm công tác này", "Ghi thôi", "Đã ghi."
    list_name, apart = "programme:staff_list", ("ends",)
