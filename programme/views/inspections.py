"""Inspection visits and what follows from them."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core.calendar import today
from core.templatetags.ui import day
from programme.forms.activities import ChangeInspectionForm, FindingForm, InspectionForm, SettleFindingForm
from programme.models import Finding, Inspection
from programme.perms import keeps, visible_row
from programme.services import add_finding, change_inspection, record_inspection, settle_finding
from programme.views.acts import Add, AddPart, Change, ChangePart
from programme.views.parts import HOME, Button, Cell, Sheet, Table, add_button, number, show, table_of


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def inspection_list(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    open_ones = Count("findings", filter=Q(findings__done_on__isnull=True))
    visits = (
        Inspection.objects.visible_to(request.user)
        .filter(Q(place__icontains=words) | Q(subject__icontains=words))
        .annotate(asked=Count("findings"), still_open=open_ones)
        .select_related("office")
        .order_by("-on", "pk")
    )
    table = table_of(
        request,
        visits,
        ("Nơi kiểm tra", "Ngày", "Nội dung", "Cơ quan", "Kiến nghị", "Chưa khắc phục"),
        lambda row: [
            Cell(row.place, url=reverse("programme:inspection_detail", args=[row.pk])),
            Cell(day(row.on)),
            Cell(row.subject),
            Cell(row.office.name),
            number(row.asked),
            number(row.still_open),
        ],
        noun="cuộc kiểm tra",
        empty="Chưa ghi cuộc kiểm tra nào.",
    )
    buttons = add_button(request, "programme:inspection_add", "Ghi cuộc kiểm tra")
    return show(request, Sheet("Kiểm tra", "", HOME, buttons, tables=(table,), searches=True))


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def inspection_detail(request: HttpRequest, pk: int) -> HttpResponse:
    visit = visible_row(request.user, Inspection.objects.select_related("office"), pk)
    is_kept = keeps(request.user, visit.office_id)
    table = Table(
        ("Tồn tại, kiến nghị", "Hạn", "Tình trạng", "Kết quả", ""),
        [_cells(row, is_kept) for row in visit.findings.all()],
        title="Kiến nghị và khắc phục",
        empty="Không có kiến nghị nào.",
    )
    facts = (
        ("Cơ quan kiểm tra", visit.office.name),
        ("Ngày", day(visit.on)),
        ("Nội dung", visit.subject),
        ("Kết luận", visit.conclusion),
    )
    buttons = ()
    if is_kept:
        buttons = (
            Button("Thêm kiến nghị", reverse("programme:finding_add", args=[pk]), "btn-primary"),
            Button("Sửa", reverse("programme:inspection_change", args=[pk]), "btn-outline-secondary"),
        )
    back = ("Kiểm tra", reverse("programme:inspection_list"))
    return show(request, Sheet(visit.place, "", back, buttons, facts, (table,)))


def _cells(finding: Finding, is_kept: bool) -> list[Cell]:
    if finding.done_on:
        state = Cell(f"Xong {day(finding.done_on)}", tone="tone-green")
    elif finding.due_on < today():
        state = Cell("Quá hạn", tone="tone-red")
    else:
        state = Cell("Đang khắc phục", tone="tone-amber")
    settle = reverse("programme:finding_settle", args=[finding.pk])
    return [
        Cell(finding.what),
        Cell(day(finding.due_on)),
        state,
        Cell(finding.outcome),
        Cell("Ghi kết quả", "acts", settle) if is_kept else Cell("", "acts"),
    ]


class InspectionAdd(Add):
    form_class, service = InspectionForm, record_inspection
    heading, done = "Ghi cuộc kiểm tra", "Đã ghi cuộc kiểm tra."
    list_name, detail_name = "programme:inspection_list", "programme:inspection_detail"


class InspectionChange(Change):
    rows, form_class, service = Inspection.objects.all(), ChangeInspectionForm, change_inspection
    heading, subject = "Sửa cuộc kiểm tra", "inspection"
    list_name, detail_name = "programme:inspection_list", "programme:inspection_detail"


class FindingAdd(AddPart):
    rows, form_class, service, subject = Inspection.objects.all(), FindingForm, add_finding, "inspection"
    heading, done, apart = "Thêm kiến nghị", "Đã thêm kiến nghị.", ("what", "due_on")
    list_name, detail_name = "programme:inspection_list", "programme:inspection_detail"


class FindingSettle(ChangePart):
    rows, form_class, service, subject = Finding.objects.all(), SettleFindingForm, settle_finding, "finding"
    heading, apart, whole = "Ghi kết quả khắc phục", ("due_on", "done_on", "outcome"), "inspection"
    list_name, detail_name = "programme:inspection_list", "programme:inspection_detail"
