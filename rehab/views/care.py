"""The facility's own desk: whom it cares for, whom it admits."""

from django.contrib import messages
from django.core import signing
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.models import User
from accounts.perms import requires
from cases.forms.procedures import StepForm
from cases.models import Dossier
from cases.procedures.manifest import manifests
from core import calendar
from core.errors import DomainError
from rehab.enums import FACILITY_KINDS, FacilityKind, Modality
from rehab.expected import expectations
from rehab.forms import AdmitForm, FindPersonForm
from rehab.models import Facility
from rehab.queries import facilities_with_occupancy, persons_in_care, recorded_this_morning
from rehab.services import enter_episode, find_for_admission, take_file
from rehab.services.files import file_kind
from rehab.warnings import warnings_about

ON_A_PAGE = 25
NOT_FOUND = (
    "Không có hồ sơ nào khớp cả số và năm sinh. Hãy kiểm tra lại trên giấy tờ; nếu vẫn không có, "
    "hãy đề nghị xã nơi người này cư trú lập hồ sơ."
)
TOO_LATE = "Đã quá nửa giờ từ lúc tìm; hãy tìm lại người này."
TOKEN_SALT = "rehab.admission"
TOKEN_SECONDS = 30 * 60


@require_safe
@requires(Permission.RUN_FACILITY)
def my_facility(request: HttpRequest, pk: int | None = None, template_name: str = "rehab/my_facility.html"):
    """Occupancy against capacity, and the persons in care. Without a key: the first facility of the posts."""
    own = facilities_with_occupancy(Facility.objects.visible_to(request.user, Permission.RUN_FACILITY))
    facilities = list(own)
    facility = next((one for one in facilities if pk in (None, one.pk)), None)
    if facility is None:
        raise Http404
    words = request.GET.get("q", "").strip()
    page = Paginator(persons_in_care(request.user, facility).search(words), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"facility": facility, "facilities": facilities, "page": page, "words": words}
    context["expected"] = expectations(request.user, facility)
    context["recorded"] = recorded_this_morning(request.user, facility)
    return render(request, template_name, context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RUN_FACILITY)
def admission_find(request: HttpRequest, pk: int, template_name: str = "rehab/admission_find.html") -> HttpResponse:
    """Ask for the person at the door; who is not exactly named is not told of."""
    facility = _own_facility(request.user, pk)
    form = FindPersonForm(request.POST or None)
    if form.is_valid():
        found = find_for_admission(facility=facility, by=request.user, **form.cleaned_data)
        if found:
            return redirect("rehab:admit", pk=facility.pk, token=_token(request.user, found))
        form.add_error(None, NOT_FOUND)
    return render(request, template_name, {"form": form, "facility": facility})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RUN_FACILITY)
def admit(request: HttpRequest, pk: int, token: str, template_name: str = "rehab/admit.html") -> HttpResponse:
    """Admit the person found a moment ago; a clinic first takes the file, and admits by the procedure."""
    facility = _own_facility(request.user, pk)
    person = _person(request.user, token)
    if person is None:
        messages.info(request, TOO_LATE)
        return redirect("rehab:admission_find", pk=facility.pk)
    if facility.kind == FacilityKind.METHADONE:
        return _take_file(request, facility, person, template_name)
    form = AdmitForm(request.POST or None, facility=facility)
    if form.is_valid():
        data = {"months": None, **form.cleaned_data}
        try:
            episode = enter_episode(dossier=person, facility=facility, decider=None, by=request.user, **data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã tiếp nhận {person.full_name}, hồ sơ {person.number}.")
            for sentence in warnings_about(episode):
                messages.warning(request, sentence)
            return redirect("rehab:facility_desk", pk=facility.pk)
    context = {"form": form, "facility": facility, "person": person, "submit": "Tiếp nhận", "token": token}
    return render(request, template_name, context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RUN_FACILITY)
def voluntary_file(request: HttpRequest, pk: int, token: str, template_name: str = "rehab/admit.html") -> HttpResponse:
    """Take the file for voluntary rehabilitation of the person found a moment ago."""
    facility = _own_facility(request.user, pk)
    if facility.kind not in FACILITY_KINDS[Modality.FACILITY_VOLUNTARY]:
        raise Http404
    person = _person(request.user, token)
    if person is None:
        messages.info(request, TOO_LATE)
        return redirect("rehab:admission_find", pk=facility.pk)
    return _take_file(request, facility, person, template_name)


def _take_file(request: HttpRequest, facility: Facility, person: Dossier, template_name: str) -> HttpResponse:
    """The file of a person: a clinic then has ten working days to admit or decline, a facility signs the contract."""
    act = manifests[file_kind(facility)].act("apply")
    form = StepForm(request.POST or None, act=act, initial={"on": calendar.today()})
    del form.fields["facility"]
    if form.is_valid():
        try:
            step = take_file(
                facility=facility,
                dossier=person,
                on=form.cleaned_data["on"],
                data=form.facts,
                papers=form.papers,
                by=request.user,
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã nhận hồ sơ của {person.full_name}, hồ sơ {person.number}.")
            return redirect("cases:procedure_detail", pk=person.pk, procedure=step.procedure_id)
    context = {"form": form, "facility": facility, "person": person, "submit": "Nhận hồ sơ", "words": act.words}
    return render(request, template_name, context)


def _own_facility(user: User, pk: int) -> Facility:
    facilities = Facility.objects.visible_to(user, Permission.RUN_FACILITY).select_related("office")
    return get_object_or_404(facilities, pk=pk)


def _token(user: User, person: Dossier) -> str:
    """That this user has named this person exactly: it opens the admission form, for half an hour."""
    return signing.dumps([user.pk, person.pk], salt=TOKEN_SALT)


def _person(user: User, token: str) -> Dossier | None:
    try:
        asker, found = signing.loads(token, salt=TOKEN_SALT, max_age=TOKEN_SECONDS)
    except signing.SignatureExpired:
        return None
    except signing.BadSignature as fault:
        raise Http404 from fault
    if asker != user.pk:
        raise Http404
    return get_object_or_404(Dossier, pk=found)
