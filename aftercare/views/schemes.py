"""Models of other types: their list, their page, what is recorded of them."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from aftercare.filters import SchemeFilter
from aftercare.forms.clubs import AddMemberForm
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
from aftercare.queries import participants_of, people_to_join, reached_in, schemes_with_numbers
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
from aftercare.views.acts import act
from cases.models import Dossier
from core import calendar
from core.errors import DomainError
from rehab.queries import communes_to_choose

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
def scheme_found(request: HttpRequest, template_name: str = "aftercare/scheme_form.html") -> HttpResponse:
    communes = communes_to_choose(request.user, Permission.WRITE_CLUB, calendar.today())
    form = FoundSchemeForm(request.POST or None, communes=communes)
    if form.is_valid():
        try:
            scheme = found_scheme(by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã ghi thành lập {scheme}.")
            return redirect(PAGE, pk=scheme.pk)
    return render(request, template_name, {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def scheme_correct(request: HttpRequest, pk: int) -> HttpResponse:
    scheme = writable_scheme(request.user, pk)
    return act(
        request,
        CorrectSchemeForm(request.POST or None, instance=scheme, version=scheme.version),
        correct_scheme,
        subject={"scheme": scheme},
        back=(PAGE, scheme),
        heading="Sửa tên, loại, quyết định thành lập",
        done="Đã sửa mô hình.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def scheme_dissolve(request: HttpRequest, pk: int) -> HttpResponse:
    scheme = writable_scheme(request.user, pk)
    return act(
        request,
        DissolveSchemeForm(request.POST or None, instance=scheme, version=scheme.version),
        dissolve_scheme,
        subject={"scheme": scheme},
        back=(PAGE, scheme),
        heading="Giải thể mô hình",
        done="Đã ghi giải thể mô hình.",
        submit="Ghi giải thể",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def participant_add(request: HttpRequest, pk: int, template_name: str = "aftercare/person_add.html") -> HttpResponse:
    """Find a person among those one may write about, who takes part from a day on."""
    scheme = writable_scheme(request.user, pk)
    words = request.GET.get("q", "").strip()
    people = Dossier.objects.visible_to(request.user, Permission.WRITE_CLUB)
    form = AddMemberForm(request.POST or None, dossiers=people)
    if form.is_valid():
        try:
            part = join_scheme(scheme=scheme, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"{part.dossier.full_name} đã tham gia mô hình.")
            return redirect(PAGE, pk=scheme.pk)
    taking_part = Participant.objects.on(calendar.today()).filter(scheme=scheme)
    context: dict[str, Any] = {
        "founded": scheme,
        "page_url": PAGE,
        "heading": "Thêm người tham gia",
        "already": "đang tham gia",
        "submit": "Ghi tham gia",
        "form": form,
        "words": words,
        "found": people_to_join(people, taking_part, words) if words else None,
    }
    return render(request, template_name, context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def participant_leave(request: HttpRequest, pk: int, fact: int) -> HttpResponse:
    scheme = writable_scheme(request.user, pk)
    part = get_object_or_404(scheme.participants.select_related("dossier"), pk=fact)
    person = part.dossier
    return act(
        request,
        LeaveSchemeForm(request.POST or None, instance=part, version=part.version),
        leave_scheme,
        subject={"participant": part},
        back=(PAGE, scheme),
        heading="Thôi tham gia mô hình",
        words=f"{person.full_name}, hồ sơ {person.number}",
        done=f"Đã ghi {person.full_name} thôi tham gia.",
        submit="Ghi thôi tham gia",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def reach_add(request: HttpRequest, pk: int) -> HttpResponse:
    scheme = writable_scheme(request.user, pk)
    return act(
        request,
        ReachForm(request.POST or None),
        record_reach,
        subject={"scheme": scheme},
        back=(PAGE, scheme),
        heading="Ghi số người được giúp",
        words="Chỉ những người chưa có hồ sơ. Người có hồ sơ thì ghi là người tham gia.",
        done="Đã ghi số người.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def reach_correct(request: HttpRequest, pk: int, fact: int) -> HttpResponse:
    scheme = writable_scheme(request.user, pk)
    reach = get_object_or_404(scheme.reaches, pk=fact)
    return act(
        request,
        CorrectReachForm(request.POST or None, instance=reach, version=reach.version),
        correct_reach,
        subject={"reach": reach},
        back=(PAGE, scheme),
        heading="Sửa số người được giúp",
        done="Đã sửa số người.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def year_register(request: HttpRequest, pk: int) -> HttpResponse:
    scheme = writable_scheme(request.user, pk)
    return act(
        request,
        RegisterSchemeForm(request.POST or None),
        register_scheme,
        subject={"scheme": scheme},
        back=(PAGE, scheme),
        heading="Đăng ký mô hình của đơn vị trong năm",
        done="Đã ghi đăng ký.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def year_evaluate(request: HttpRequest, pk: int, fact: int) -> HttpResponse:
    scheme = writable_scheme(request.user, pk)
    row = get_object_or_404(scheme.years, pk=fact)
    return act(
        request,
        EvaluateSchemeForm(request.POST or None, instance=row, version=row.version),
        evaluate_scheme,
        subject={"scheme_year": row},
        back=(PAGE, scheme),
        heading=f"Đánh giá cuối năm {row.year}",
        done="Đã ghi kết quả đánh giá.",
    )
