"""Models of other types: their list, their page, what is recorded of them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from aftercare.filters import SchemeFilter
from aftercare.forms.schemes import (
    CorrectReachForm,
    CorrectSchemeForm,
    DissolveSchemeForm,
    EvaluateSchemeForm,
    FoundSchemeForm,
    LeaveSchemeForm,
    ReachForm,
    RegisterSchemeForm,
)
from aftercare.models import Participant, Scheme
from aftercare.perms import can_write_scheme, visible_scheme, writable_scheme
from aftercare.queries import participants_of, reached_in, schemes_with_numbers
from aftercare.services import (
    correct_reach,
    correct_scheme,
    dissolve_scheme,
    evaluate_scheme,
    found_scheme,
    join_scheme,
    leave_scheme,
    record_reach,
    register_scheme,
)
from aftercare.views.acts import FoundedAct, communes_to_found_in, entry, let_join
from cases.models import Dossier
from core import calendar

ON_A_PAGE = 25
PAGE = "aftercare:scheme_detail"


@require_safe
@requires(Permission.VIEW_CLUB)
def scheme_list(request: HttpRequest, template_name: str = "aftercare/scheme_list.html") -> HttpResponse:
    found = SchemeFilter(request.GET, schemes_with_numbers(Scheme.objects.visible_to(request.user)))
    page = Paginator(found.qs, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"filter": found, "page": page, "may_found": request.user.may(Permission.WRITE_CLUB)}
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_CLUB)
def scheme_detail(request: HttpRequest, pk: int, template_name: str = "aftercare/scheme_detail.html") -> HttpResponse:
    """Who takes part, how many others were reached, registrations and evaluations by year."""
    scheme = visible_scheme(request.user, pk)
    page = Paginator(participants_of(scheme), ON_A_PAGE).get_page(request.GET.get("page"))
    people = [part.dossier_id for part in page]
    context = {
        "scheme": scheme,
        "page": page,
        "seen": set(Dossier.objects.visible_to(request.user).filter(pk__in=people).values_list("pk", flat=True)),
        "may_write": can_write_scheme(request.user, scheme),
        "taking_part": scheme.participants.on(calendar.today()).count(),
        "year": str(calendar.today().year),
        "reached": reached_in(scheme, calendar.today().year),
        "reaches": scheme.reaches.all(),
        "years": scheme.years.all(),
    }
    return render(request, template_name, context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def scheme_found(request: HttpRequest) -> HttpResponse:
    return entry(
        request,
        FoundSchemeForm(request.POST or None, communes=communes_to_found_in(request)),
        found_scheme,
        heading="Thành lập mô hình sau cai",
        done="Đã ghi thành lập {row}.",
        page=PAGE,
        back=("Danh sách mô hình", reverse("aftercare:scheme_list")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def participant_add(request: HttpRequest, pk: int) -> HttpResponse:
    scheme = writable_scheme(request.user, pk)
    return let_join(
        request,
        scheme,
        join_scheme,
        subject="scheme",
        inside=Participant.objects.on(calendar.today()).filter(scheme=scheme),
        page=PAGE,
        words={
            "heading": "Thêm người tham gia",
            "already": "đang tham gia",
            "submit": "Ghi tham gia",
            "done": "đã tham gia mô hình.",
        },
    )


class SchemeAct(FoundedAct):
    find = writable_scheme
    page = PAGE
    subject = "scheme"


class SchemeCorrect(SchemeAct):
    changes = True
    form_class = CorrectSchemeForm
    service = correct_scheme
    heading = "Sửa tên, loại, quyết định thành lập"
    done = "Đã sửa mô hình."


class SchemeDissolve(SchemeAct):
    changes = True
    form_class = DissolveSchemeForm
    service = dissolve_scheme
    heading = "Giải thể mô hình"
    done = "Đã ghi giải thể mô hình."
    submit = "Ghi giải thể"


class ParticipantLeave(SchemeAct):
    facts = "participants"
    subject = "participant"
    form_class = LeaveSchemeForm
    service = leave_scheme
    heading = "Thôi tham gia mô hình"
    words = "{row.dossier.full_name}, hồ sơ {row.dossier.number}"
    done = "Đã ghi {row.dossier.full_name} thôi tham gia."
    submit = "Ghi thôi tham gia"


class ReachAdd(SchemeAct):
    form_class = ReachForm
    service = record_reach
    heading = "Ghi số người được giúp"
    words = "Chỉ những người chưa có hồ sơ. Người có hồ sơ thì ghi là người tham gia."
    done = "Đã ghi số người."


class ReachCorrect(SchemeAct):
    facts = "reaches"
    subject = "reach"
    form_class = CorrectReachForm
    service = correct_reach
    heading = "Sửa số người được giúp"
    done = "Đã sửa số người."


class YearRegister(SchemeAct):
    form_class = RegisterSchemeForm
    service = register_scheme
    heading = "Đăng ký mô hình của đơn vị trong năm"
    done = "Đã ghi đăng ký."


class YearEvaluate(SchemeAct):
    facts = "years"
    subject = "scheme_year"
    form_class = EvaluateSchemeForm
    service = evaluate_scheme
    heading = "Đánh giá cuối năm {row.year}"
    done = "Đã ghi kết quả đánh giá."
