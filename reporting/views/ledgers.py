"""The ledgers of a unit and year: on screen, as PDF, as workbook."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core import audit
from reporting.ledger_files import ledger_pdf, ledger_xlsx
from reporting.ledger_forms import LedgerForm
from reporting.ledger_rows import fill_ledger
from reporting.ledgers import Filled
from reporting.views.files import XLSX

ON_A_PAGE = 50


@require_safe
@requires(Permission.VIEW_DOSSIER)
def ledger(request: HttpRequest, template_name: str = "reporting/ledger.html") -> HttpResponse:
    """One ledger, page by page; the first that the user's unit keeps, until another is chosen."""
    form = LedgerForm(request.GET, user=request.user)
    context = {"form": form}
    if form.is_valid():
        filled = fill_ledger(form.chosen_ledger, form.chosen_unit, form.cleaned_data["year"], request.user)
        audit.record("view_ledger", form.chosen_unit, ledger=filled.ledger.code, year=filled.year)
        page = Paginator(filled.entries, ON_A_PAGE).get_page(request.GET.get("page"))
        asked = urlencode({name: form.cleaned_data[name] for name in ("ledger", "year", "unit")})
        context |= {"filled": filled, "page": page, "asked": asked}
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_DOSSIER)
def ledger_as_pdf(request: HttpRequest) -> HttpResponse:
    """The whole ledger, to be printed."""
    form, filled = _asked(request)
    return _file(form, filled, "pdf", ledger_pdf(filled, form.chosen_unit), "application/pdf")


@require_safe
@requires(Permission.VIEW_DOSSIER)
def ledger_as_xlsx(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    form, filled = _asked(request)
    return _file(form, filled, "xlsx", ledger_xlsx(filled), XLSX)


def _asked(request: HttpRequest) -> tuple[LedgerForm, Filled]:
    form = LedgerForm(request.GET, user=request.user)
    if not form.is_valid():
        raise Http404
    return form, fill_ledger(form.chosen_ledger, form.chosen_unit, form.cleaned_data["year"], request.user)


def _file(form: LedgerForm, filled: Filled, suffix: str, content: bytes, kind: str) -> HttpResponse:
    unit, code = form.chosen_unit, filled.ledger.code
    audit.record(f"export_ledger_{suffix}", unit, ledger=code, year=filled.year, lines=len(filled.entries))
    name = f"So-{code}_{unit.code}_{filled.year}.{suffix}"
    disposition = content_disposition_header(suffix == "xlsx", name)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
