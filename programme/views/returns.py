"""The figures of staff and money that an office types in for the year (groups 17, 18, 25 and 26 of the forms)."""

from django.http import HttpRequest, HttpResponse
from django.utils.formats import number_format
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core.calendar import today
from programme.enums import Measure
from programme.forms.staff import BudgetForm, ChangeBudgetForm, ChangeStaffReturnForm, StaffReturnForm
from programme.models import Budget, StaffMember, StaffReturn
from programme.reach import kept_offices
from programme.services import correct_budget, correct_staff_return, return_budget, return_staff
from programme.views.acts import Add, Change
from programme.views.parts import HOME, Cell, Sheet, Table, add_button, change_cell, number, show, table_of

RETURN_HEADINGS = ("Năm", "Cơ quan", "Tại cơ sở", "Tổng số", "Chuyên trách", "Kiêm nhiệm", "Được tập huấn", "")
BUDGET_HEADINGS = ("Năm", "Cơ quan", "Số liệu", "Tại cơ sở", "Tổng (đồng)", "")


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def returns(request: HttpRequest) -> HttpResponse:
    """What the offices returned of their staff and money: groups 17, 18, 25, 26 of the December and yearly forms."""
    kept = set(kept_offices(request.user).values_list("pk", flat=True))
    staff = StaffReturn.objects.visible_to(request.user).select_related("office")
    money = Budget.objects.visible_to(request.user).select_related("office")
    staff_table = table_of(
        request, staff, RETURN_HEADINGS, lambda row: _return_cells(row, kept), noun="số liệu", empty="Chưa nhập."
    )
    money_table = table_of(
        request, money, BUDGET_HEADINGS, lambda row: _budget_cells(row, kept), noun="số liệu", empty="Chưa nhập."
    )
    return show(
        request,
        Sheet(
            "Số liệu cán bộ và kinh phí cuối năm",
            "Nhập một lần cho cả năm; có trong báo cáo tháng 12 và báo cáo năm của chính cơ quan (Thông tư 05/2011).",
            back=HOME,
            buttons=(
                *add_button(request, "programme:staff_return_add", "Nhập số cán bộ"),
                *add_button(request, "programme:budget_add", "Nhập kinh phí"),
            ),
            tables=(_titled(staff_table, "Cán bộ"), _titled(money_table, "Kinh phí")),
        ),
    )


def _titled(table: Table, title: str) -> Table:
    return Table(table.headings, table.rows, title=title, caption=table.caption, empty=table.empty, page=table.page)


def _return_cells(row: StaffReturn, kept: set[int]) -> list[Cell]:
    return [
        Cell(str(row.year)),
        Cell(row.office.name),
        Cell("Có" if row.at_facilities else ""),
        *(number(value) for value in (row.total, row.full_time, row.part_time, row.trained)),
        change_cell("programme:staff_return_change", row, kept),
    ]


def _budget_cells(row: Budget, kept: set[int]) -> list[Cell]:
    return [
        Cell(str(row.year)),
        Cell(row.office.name),
        Cell(row.get_measure_display(), tone="tone-blue" if row.measure == Measure.SPENT else "tone-grey"),
        Cell("Có" if row.at_facilities else ""),
        number(number_format(row.total, force_grouping=True)),
        change_cell("programme:budget_change", row, kept),
    ]


class StaffReturnAdd(Add):
    form_class, service = StaffReturnForm, return_staff
    heading, done, list_name = "Nhập số cán bộ cuối năm", "Đã nhập số cán bộ.", "programme:returns"

    def about(self) -> str:
        staff = StaffMember.objects.kept_by(self.request.user).on(today())
        full = staff.filter(employment="full_time").count()
        return f"Danh sách cán bộ hôm nay: {staff.count()} người, {full} chuyên trách."


class StaffReturnChange(Change):
    rows, form_class, service = StaffReturn.objects.all(), ChangeStaffReturnForm, correct_staff_return
    heading, list_name = "Sửa số cán bộ cuối năm", "programme:returns"

    def about(self) -> str:
        return f"{self.row.office.name}, năm {self.row.year}"


class BudgetAdd(Add):
    form_class, service = BudgetForm, return_budget
    heading, done, list_name = "Nhập kinh phí của năm", "Đã nhập kinh phí.", "programme:returns"


class BudgetChange(StaffReturnChange):
    rows, form_class, service = Budget.objects.all(), ChangeBudgetForm, correct_budget
    heading = "Sửa kinh phí của năm"
