"""Enterprises and organisations that train, employ or lend, and the places that they offer."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core.calendar import today
from programme.forms.activities import ChangeOfferForm, ChangePartnerForm, OfferForm, PartnerForm
from programme.models import Offer, Partner
from programme.perms import keeps, visible_row
from programme.queries import partners_with_places, places_by_kind
from programme.services import add_partner, change_offer, change_partner, offer_places
from programme.views.acts import Add, AddPart, Change, ChangePart
from programme.views.parts import HOME, Button, Cell, Sheet, Table, add_button, number, show, table_of


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def partner_list(request: HttpRequest) -> HttpResponse:
    year, words = today().year, request.GET.get("q", "").strip()
    partners = partners_with_places(Partner.objects.visible_to(request.user).filter(name__icontains=words), year)
    sums = places_by_kind(Offer.objects.visible_to(request.user), year)
    table = table_of(
        request,
        partners,
        ("Tên", "Loại", "Cơ quan theo dõi", "Chỗ nhận", "Đã có người", "Còn trống"),
        lambda row: [
            Cell(row.name, url=reverse("programme:partner_detail", args=[row.pk])),
            Cell(row.get_kind_display()),
            Cell(row.office.name),
            number(row.places),
            number(row.filled),
            number(row.free),
        ],
        noun="doanh nghiệp, tổ chức",
        empty="Chưa ghi doanh nghiệp, tổ chức nào.",
    )
    tiles = tuple(
        (f"{label.lower()}: đã có người / chỗ nhận", f"{filled}/{places}", "") for label, places, filled in sums
    )
    return show(
        request,
        Sheet(
            "Doanh nghiệp, tổ chức nhận giúp đỡ",
            f"Nhận dạy nghề, tạo việc làm, cho vay vốn; số chỗ của năm {year}.",
            HOME,
            add_button(request, "programme:partner_add", "Thêm doanh nghiệp, tổ chức"),
            tables=(table,),
            tiles=tiles,
            searches=True,
        ),
    )


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def partner_detail(request: HttpRequest, pk: int) -> HttpResponse:
    partner = visible_row(request.user, Partner.objects.select_related("office"), pk)
    is_kept = keeps(request.user, partner.office_id)
    table = Table(
        ("Nhận", "Năm", "Nghề, công việc, khoản vay", "Chỗ nhận", "Đã có người", ""),
        [_cells(row, is_kept) for row in partner.offers.all()],
        title="Chỗ nhận",
        empty="Chưa ghi chỗ nhận nào.",
    )
    facts = (
        ("Loại", partner.get_kind_display()),
        ("Địa chỉ", partner.address),
        ("Người liên hệ", partner.contact),
        ("Cơ quan theo dõi", partner.office.name),
    )
    buttons = ()
    if is_kept:
        buttons = (
            Button("Thêm chỗ nhận", reverse("programme:offer_add", args=[pk]), "btn-primary"),
            Button("Sửa", reverse("programme:partner_change", args=[pk]), "btn-outline-secondary"),
        )
    back = ("Doanh nghiệp, tổ chức", reverse("programme:partner_list"))
    return show(request, Sheet(partner.name, "", back, buttons, facts, (table,)))


def _cells(offer: Offer, is_kept: bool) -> list[Cell]:
    change = reverse("programme:offer_change", args=[offer.pk])
    return [
        Cell(offer.get_kind_display()),
        Cell(str(offer.year)),
        Cell(offer.what),
        number(offer.places),
        number(offer.filled),
        Cell("Sửa", "acts", change) if is_kept else Cell("", "acts"),
    ]


class PartnerAdd(Add):
    form_class, service = PartnerForm, add_partner
    heading, done = "Thêm doanh nghiệp, tổ chức", "Đã thêm."
    list_name, detail_name = "programme:partner_list", "programme:partner_detail"


class PartnerChange(Change):
    rows, form_class, service, subject = Partner.objects.all(), ChangePartnerForm, change_partner, "partner"
    heading, list_name, detail_name = "Sửa thông tin", "programme:partner_list", "programme:partner_detail"


class OfferAdd(AddPart):
    rows, form_class, service, subject = Partner.objects.all(), OfferForm, offer_places, "partner"
    heading, done = "Thêm chỗ nhận", "Đã thêm chỗ nhận."
    list_name, detail_name = "programme:partner_list", "programme:partner_detail"


class OfferChange(ChangePart):
    rows, form_class, service, subject = Offer.objects.all(), ChangeOfferForm, change_offer, "offer"
    heading, whole = "Sửa chỗ nhận", "partner"
    list_name, detail_name = "programme:partner_list", "programme:partner_detail"
