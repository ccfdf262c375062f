"""Bulk acts of aftercare: assign a helper, plan a periodic test."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from accounts.enums import Permission
from accounts.models import User
from aftercare.helping import with_load
from aftercare.models import Aftercare, Helper, HelperAssignment, PlannedTest
from aftercare.services import assign_helper, cancel_planned_test, plan_test, take_back_helper
from areas.models import Area
from cases.bulk.registry import BulkAct, Change, Given, bulk_acts
from cases.models import Dossier, IndexCard
from cases.queries import communes_in, units_today
from core import calendar
from core.errors import DomainError
from core.forms import DayField, PlainForm

NOT_NOW = "Người này hiện không được quản lý sau cai, nên không phân công người giúp đỡ được; hãy ghi quyết định trước."
NAME_ONE = "Hãy chọn một người, tổ chức trong danh sách của xã, hoặc ghi tên."
NOBODY = "chưa có người giúp đỡ"
GIVEN = "{helper} từ {starts:%d/%m/%Y}"
TEST_GONE = "Lần hẹn này đã bị hủy hoặc sửa sau đó."
UNDONE = "Hoàn tác việc hẹn hàng loạt"


class LoadedHelperField(forms.ModelChoiceField):
    """With how many each helps already."""

    def label_from_instance(self, helper: Helper) -> str:
        return f"{helper.name} ({helper.commune.name}, đang giúp {helper.load} người)"


class BulkHelperForm(PlainForm, forms.Form):
    listed = LoadedHelperField(
        label="Người, tổ chức trong danh sách của xã",
        queryset=Helper.objects.none(),
        required=False,
        empty_label="— không có trong danh sách, ghi tên bên dưới —",
    )
    helper = forms.CharField(label="Hoặc tên người, tổ chức khác", max_length=200, required=False)
    starts = DayField(label="Từ ngày", help_text="người đang giúp thôi giúp từ ngày này")

    def __init__(self, data: Any, helpers: QuerySet[Helper]):
        super().__init__(data)
        self.fields["listed"].queryset = helpers
        self.fields["starts"].initial = calendar.today()

    def clean(self) -> dict[str, Any]:
        """One of the two is named: what is wrong for all is not told of each."""
        given = super().clean()
        if "starts" in given and not (given.get("listed") or given.get("helper")) and not self.errors:
            self.add_error("listed", NAME_ONE)
        return given


class BulkTestForm(PlainForm, forms.Form):
    due_on = DayField(label="Hạn xét nghiệm")
    note = forms.CharField(label="Ghi chú", max_length=250, required=False)


def _helpers(data: Any, user: User, dossiers: QuerySet[Dossier]) -> BulkHelperForm:
    """The helpers of the communes of those chosen who take part today."""
    communes = Area.objects.filter(pk__in=IndexCard.objects.filter(dossier__in=dossiers).values("commune"))
    within = communes_in(*units_today(communes))
    seen = Helper.objects.visible_to(user, Permission.WRITE_AFTERCARE).filter(commune__in=within)
    return BulkHelperForm(data, with_load(seen.on(calendar.today())).order_by("commune__name", "name", "pk"))


def _assign(dossier: Dossier, given: Given, by: User) -> Change:
    aftercare = Aftercare.objects.on(calendar.today()).filter(dossier=dossier).first()
    if aftercare is None:
        raise DomainError(NOT_NOW)
    last = aftercare.helpers.order_by("starts").last()
    row = assign_helper(aftercare=aftercare, by=by, **given)
    was = last and _told(last)
    return Change(
        before=GIVEN.format(helper=last.helper, starts=last.starts) if last else NOBODY,
        after=GIVEN.format(helper=row.helper, starts=row.starts),
        seen={"aftercare": aftercare.pk, "last": was},
        made={"left": _told(row), "before": was},
    )


def _told(row: HelperAssignment) -> dict[str, Any]:
    """An assignment as it stands, for the comparison with what stands later."""
    return {
        "key": row.pk,
        "helper": row.helper,
        "listed": row.listed_id,
        "starts": row.starts.isoformat(),
        "ends": row.ends and row.ends.isoformat(),
    }


def _take_back(dossier: Dossier, made: dict[str, Any], by: User) -> None:
    take_back_helper(dossier=dossier, by=by, **made)


def _tests(data: Any, user: User, dossiers: QuerySet[Dossier]) -> BulkTestForm:
    return BulkTestForm(data)


def _plan(dossier: Dossier, given: Given, by: User) -> Change:
    waiting = PlannedTest.objects.filter(dossier=dossier, met_by=None).order_by("due_on")
    days = [planned.due_on for planned in waiting]
    planned = plan_test(dossier=dossier, by=by, **given)
    return Change(
        before="đã hẹn " + ", ".join(f"{day:%d/%m/%Y}" for day in days) if days else "chưa hẹn lần nào",
        after=f"hẹn {planned.due_on:%d/%m/%Y}",
        seen={"waiting": [day.isoformat() for day in days]},
        made={"planned": planned.pk, "version": planned.version},
    )


def _cancel(dossier: Dossier, made: dict[str, Any], by: User) -> None:
    planned = PlannedTest.objects.filter(dossier=dossier, pk=made["planned"]).first()
    if planned is None:
        raise DomainError(TEST_GONE)
    cancel_planned_test(planned=planned, version=made["version"], reason=UNDONE, by=by)


bulk_acts.register(
    BulkAct(
        slug="helper",
        order=20,
        title="Phân công người giúp đỡ sau cai",
        words="Phân công một người, tổ chức giúp đỡ những người đang được quản lý sau cai (NĐ 116/2021, Điều 79).",
        permission=Permission.WRITE_AFTERCARE,
        form=_helpers,
        apply=_assign,
        undo=_take_back,
        undo_words="Hoàn tác trả lại người giúp đỡ trước đó, nếu từ đó chưa đổi người và chưa ghi lần gặp nào.",
    )
)
bulk_acts.register(
    BulkAct(
        slug="test",
        order=30,
        title="Hẹn xét nghiệm định kỳ",
        words="Hẹn một ngày xét nghiệm cho những người đang được quản lý sau cai (NĐ 116/2021, Điều 80).",
        permission=Permission.WRITE_TEST,
        form=_tests,
        apply=_plan,
        undo=_cancel,
        undo_words="Hoàn tác hủy lần hẹn, nếu chưa có kết quả xét nghiệm cho lần đó.",
    )
)
