"""Dossiers of divided communes: to which successor each belongs."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from areas.reform.proposal import CHOICES, Fault, rows_of
from areas.reform.templates import blank
from cases.dividing import Division, awaiting, divided, divisions_for
from cases.forms.dividing import ChoiceFileForm, ChoiceForm
from cases.models import Dossier
from cases.services import Choice, choose_successors
from core.text import fold

ON_A_PAGE = 100
DIVISIONS_ON_A_PAGE = 50
NOT_WAITING = "Hồ sơ số “{}” không có trong các hồ sơ chờ chọn của xã này trong địa bàn của bạn."
NOBODY = "Hãy đánh dấu ít nhất một hồ sơ, hoặc chọn làm cho tất cả."
TOLD = "Đã chọn cho {all} hồ sơ: {moved} hồ sơ chuyển sang đơn vị khác, {unchanged} hồ sơ ở lại đơn vị mặc định."
REFUSED = "Hồ sơ {number} chưa chọn được: {why}"


@require_safe
@requires(Permission.HAND_OVER)
def divisions(request: HttpRequest, template_name: str = "cases/divisions.html") -> HttpResponse:
    """The divided communes of which dossiers of one's area wait."""
    page = Paginator(divisions_for(request.user), DIVISIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, template_name, {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.HAND_OVER)
def division(request: HttpRequest, commune: int, template_name: str = "cases/division.html") -> HttpResponse:
    """The dossiers of one of them that wait; chosen for one by one, many at once, or all the rest."""
    found = _division(commune)
    text = request.GET.get("tim", "")
    rows = _matching(awaiting(request.user, found), text)
    form = ChoiceForm(request.POST or None, heirs=found.heirs, dossiers=rows)
    if request.method == "POST" and form.is_valid():
        chosen = rows if form.cleaned_data["who"] == ChoiceForm.ALL else form.chosen
        if chosen:
            _choose(request, found, chosen, form.cleaned_data["heir"])
            some_wait = awaiting(request.user, found).exists()
            return redirect(request.get_full_path() if some_wait else "cases:divisions")
        form.add_error("who", NOBODY)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return _page(request, template_name, found, form=form, page=page, text=text)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.HAND_OVER)
def division_list(request: HttpRequest, commune: int, template_name: str = "cases/division_list.html") -> HttpResponse:
    """The same by a file of numbers and successors: all its lines, or none. Asked with ``?mau`` it gives a blank."""
    found = _division(commune)
    if "mau" in request.GET:
        return HttpResponse(
            blank(CHOICES),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="lua-chon.csv"'},
        )
    form = ChoiceFileForm(request.POST or None, request.FILES or None)
    faults: list[Fault] = []
    if request.method == "POST" and form.is_valid():
        lines = rows_of(CHOICES, form.cleaned_data["file"].read(), faults)
        choices = [Choice(row.line, row["number"], row["successor_code"]) for row in lines]
        faults += _not_waiting(choices, awaiting(request.user, found))
        if not faults:
            outcome = choose_successors(choices=choices, on=found.day, by=request.user)
            faults = [_fault(*refused) for refused in outcome.faults]
            if not faults:
                _tell(request, len(choices), outcome.moved, outcome.unchanged)
                return redirect("cases:divisions")
    return _page(request, template_name, found, form=form, faults=faults)


def _choose(request: HttpRequest, found: Division, dossiers: Iterable[Dossier], code: str) -> None:
    choices = [Choice(line, dossier.number, code) for line, dossier in enumerate(dossiers, start=1)]
    outcome = choose_successors(choices=choices, on=found.day, by=request.user, all_or_none=False)
    if outcome.moved or outcome.unchanged:
        _tell(request, outcome.moved + outcome.unchanged, outcome.moved, outcome.unchanged)
    for choice, why in outcome.faults:
        messages.warning(request, REFUSED.format(number=choice.number, why=why))


def _tell(request: HttpRequest, every: int, moved: int, unchanged: int) -> None:
    messages.success(request, TOLD.format(all=every, moved=moved, unchanged=unchanged))


def _matching(dossiers: QuerySet[Dossier], text: str) -> list[Dossier]:
    """Those in whose name, number or addresses every word typed is found, with or without diacritics."""
    words = fold(text).split()
    found = dossiers.only(
        "number", "full_name", "birth_date", "birth_year_only", "present_address", "permanent_address"
    )
    rows = list(found.order_by("sort_key", "pk"))
    if not words:
        return rows
    return [row for row in rows if all(word in _words_of(row) for word in words)]


def _words_of(row: Dossier) -> str:
    return fold(f"{row.full_name} {row.number} {row.present_address} {row.permanent_address}")


def _not_waiting(choices: list[Choice], waiting: QuerySet[Dossier]) -> list[Fault]:
    known = set(waiting.filter(number__in=[choice.number for choice in choices]).values_list("number", flat=True))
    return [_fault(choice, NOT_WAITING.format(choice.number)) for choice in choices if choice.number not in known]


def _fault(choice: Choice, sentence: str) -> Fault:
    return Fault(CHOICES, choice.line, "number", choice.number, sentence)


def _division(commune: int) -> Division:
    found = divided([commune]).get(commune)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, template_name: str, found: Division, **context: object) -> HttpResponse:
    """Whoever has nobody of that commune learns nothing of it."""
    found.waits = awaiting(request.user, found).count()
    if not found.waits:
        raise Http404
    return render(request, template_name, {"division": found, **context})
