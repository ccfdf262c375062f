"""Providers of services: the list, one with its steps, and where the list was put up."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from areas.models import Area
from core.calendar import today
from core.templatetags.ui import day, span
from programme.enums import ProviderState
from programme.forms.providers import (
    ChangeProviderForm,
    EndPostingForm,
    PostingForm,
    RegisterProviderForm,
    StepForm,
    UndoStepForm,
)
from programme.models import ListPosting, Provider, ProviderStep
from programme.perms import keeps, visible_row
from programme.provider_law import PUBLISHED, SUSPENDED
from programme.queries import Standing, acts_open, rule_words, standing_of
from programme.reach import communes_of, kept_offices, standing_offices
from programme.services import (
    change_provider,
    post_list,
    register_provider,
    remove_list,
    take_provider_step,
    undo_provider_step,
)
from programme.views.acts import Add, AddPart, Change, ChangePart
from programme.views.parts import HOME, Button, Cell, Sheet, Table, add_button, change_cell, show, table_of

HEADINGS = ("Tên", "Xã", "Dịch vụ", "Tình trạng", "Từ ngày", "Việc phải làm", "Hạn")


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def provider_list(request: HttpRequest) -> HttpResponse:
    """The list, and where it was put up."""
    words = request.GET.get("q", "").strip()
    providers = Provider.objects.visible_to(request.user).filter(name__icontains=words).select_related("commune")
    kept = set(kept_offices(request.user).values_list("pk", flat=True))
    postings = ListPosting.objects.visible_to(request.user).select_related("office")[:50]
    posted = Table(
        ("Nơi niêm yết", "Cơ quan", "Thời gian", ""),
        [
            [
                Cell(row.place),
                Cell(row.office.name),
                Cell(span(row.starts, row.ends)),
                Cell("") if row.ends else change_cell("programme:posting_end", row, kept, "Thôi niêm yết"),
            ]
            for row in postings
        ],
        title="Niêm yết danh sách tại điểm đăng ký",
        empty="Chưa ghi nơi niêm yết nào.",
        buttons=add_button(request, "programme:posting_add", "Ghi niêm yết"),
    )
    table = table_of(
        request, providers, HEADINGS, _cells, noun="tổ chức", empty="Chưa có tổ chức nào.", read=standing_of
    )
    return show(
        request,
        Sheet(
            "Tổ chức cung cấp dịch vụ cai nghiện tự nguyện",
            "Tại gia đình, cộng đồng (Nghị định 116/2021/NĐ-CP, Điều 17 đến 19).",
            HOME,
            add_button(request, "programme:provider_add", "Nhận hồ sơ đăng ký"),
            tables=(table, posted),
            searches=True,
        ),
    )


def _cells(found: Standing) -> list[Cell]:
    provider = found.provider
    return [
        Cell(provider.name, url=reverse("programme:provider_detail", args=[provider.pk])),
        Cell(provider.commune.name),
        Cell(provider.services),
        Cell(found.state.label, tone=tone_of(found.state)),
        Cell(day(found.since)),
        Cell(found.due.words if found.due else ""),
        Cell(day(found.due.on), tone="tone-red" if found.is_late else "") if found.due else Cell(""),
    ]


def tone_of(state: ProviderState) -> str:
    if state in PUBLISHED:
        return "tone-green"
    return "tone-amber" if state in SUSPENDED else "tone-grey"


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def provider_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, what is due by which rule, and every step, those taken back crossed out."""
    provider = visible_row(request.user, Provider.objects.select_related("office", "commune"), pk)
    (found,) = standing_of([provider])
    is_kept = keeps(request.user, provider.office_id)
    last = provider.steps.standing().last()
    facts = [
        ("Tình trạng", f"{found.state.label} (từ {day(found.since)})"),
        ("Địa chỉ", ", ".join(part for part in (provider.address, provider.commune.name) if part)),
        ("Dịch vụ", provider.services),
        ("Đơn vị công lập được giao nhiệm vụ", provider.is_public),
        ("Cơ quan tiếp nhận", provider.office.name),
    ]
    if found.due:
        facts.append(("Việc phải làm", f"{found.due.words}, chậm nhất {day(found.due.on)}"))
        facts.append(("Căn cứ", rule_words(found.due.rule)))
    notes = (f"Đã quá hạn: {found.due.words}, hạn {day(found.due.on)}.",) if found.is_late else ()
    steps = Table(
        ("Việc", "Ngày", "Số văn bản", "Nội dung", ""),
        [_step_cells(row, is_kept and row == last and row.act != "register") for row in provider.steps.all()],
        title="Các bước",
    )
    buttons = ()
    if is_kept:
        buttons = (
            Button("Ghi bước tiếp theo", reverse("programme:provider_step", args=[pk]), "btn-primary"),
            Button("Sửa thông tin", reverse("programme:provider_change", args=[pk]), "btn-outline-secondary"),
        )
    back = ("Danh sách", reverse("programme:provider_list"))
    return show(request, Sheet(provider.name, "", back, buttons, tuple(facts), (steps,), notes=notes))


def _step_cells(step: ProviderStep, may_undo: bool) -> list[Cell]:
    told = [step.get_ground_display(), f"{step.months} tháng" if step.months else "", step.note]
    if step.undone_at:
        told.append(f"Đã rút lại: {step.undone_reason}")
    undo = reverse("programme:provider_step_undo", args=[step.pk])
    return [
        Cell(step.get_act_display(), tone="tone-grey struck" if step.undone_at else ""),
        Cell(day(step.on)),
        Cell(step.number),
        Cell("; ".join(words for words in told if words)),
        Cell("Rút lại", "acts", undo) if may_undo else Cell("", "acts"),
    ]


def _communes(user: Any) -> QuerySet[Area]:
    office = standing_offices(user).first()
    return communes_of(office, today()) if office else Area.objects.none()


class ProviderAdd(Add):
    form_class, service, apart = RegisterProviderForm, register_provider, ("on", "number")
    heading, done = "Nhận hồ sơ đăng ký cung cấp dịch vụ", "Đã nhận hồ sơ đăng ký."
    list_name, detail_name = "programme:provider_list", "programme:provider_detail"

    def form_kwargs(self) -> dict[str, Any]:
        return {**super().form_kwargs(), "communes": _communes(self.request.user)}


class ProviderChange(Change):
    rows, form_class, service, subject = Provider.objects.all(), ChangeProviderForm, change_provider, "provider"
    heading = "Sửa thông tin tổ chức"
    list_name, detail_name = "programme:provider_list", "programme:provider_detail"

    def form_kwargs(self) -> dict[str, Any]:
        kept = Area.objects.filter(pk=self.row.commune_id).select_related("parent")
        communes = Area.objects.filter(pk__in=_communes(self.request.user).values("pk")).select_related("parent")
        return {**super().form_kwargs(), "communes": communes | kept}


class ProviderStepTake(AddPart):
    rows, form_class, service, subject = Provider.objects.all(), StepForm, take_provider_step, "provider"
    heading, submit, done, apart = "Ghi bước tiếp theo", "Ghi", "Đã ghi.", ("act", "on")
    list_name, detail_name = "programme:provider_list", "programme:provider_detail"

    def form_kwargs(self) -> dict[str, Any]:
        return {"acts": acts_open(self.row)}


class ProviderStepUndo(ChangePart):
    rows, form_class, service, subject = ProviderStep.objects.all(), UndoStepForm, undo_provider_step, "step"
    heading, submit, done, apart = "Rút lại bước đã ghi", "Rút lại", "Đã rút lại.", ("reason",)
    list_name, detail_name, whole = "programme:provider_list", "programme:provider_detail", "provider"

    def form_kwargs(self) -> dict[str, Any]:
        return {}

    def perform(self, form: Any) -> Any:
        return undo_provider_step(step=self.row, **self.shared(form))


class PostingAdd(Add):
    form_class, service, apart = PostingForm, post_list, ("starts", "place")
    heading, done, list_name = "Ghi niêm yết danh sách", "Đã ghi niêm yết.", "programme:provider_list"


class PostingEnd(Change):
    rows, form_class, service, subject = ListPosting.objects.all(), EndPostingForm, remove_list, "posting"
    heading, done, apart = "Thôi niêm yết", "Đã ghi.", ("ends",)
    list_name = "programme:provider_list"
