"""What stands behind a figure: the dossiers counted."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.models import Dossier
from core import audit
from reporting.compile import drill
from reporting.queries import Listed
from reporting.tables import column_words, row_words
from reporting.units import form_for, unit_of_office
from reporting.views.reports import visible_report

ON_A_PAGE = 50


@require_safe
@requires(Permission.VIEW_REPORT)
def report_figure(
    request: HttpRequest, pk: int, row: str, column: str, template_name: str = "reporting/figure.html"
) -> HttpResponse:
    """The list of one figure, counted anew; where it differs from the report, the page says so. Whoever may see the
    report may see its lists; a dossier opens only where it is visible."""
    report = visible_report(request, pk)
    stored = (report.cells or {}).get(row, {})
    if not report.is_done or column not in stored:
        raise Http404
    window = report.window
    form = form_for(report.form, window)
    listed = drill(form, unit_of_office(report.office, window.ends), window, code=row, column=column)
    audit.record("view_figure", report, row=row, column=column)
    context = {
        "report": report,
        "window": window,
        "heading": row_words(form, row),
        "column": column_words(report, column),
        "unit": report.office.name,
        "stored": stored[column],
        **paged(request, listed),
    }
    return render(request, template_name, context)


def paged(request: HttpRequest, listed: list[Listed]) -> dict:
    """One page of a list, and which of its dossiers the user may open: one query for all."""
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    keys = {row.dossier_id for row in page}
    may_open = Dossier.objects.visible_to(request.user).filter(pk__in=keys).values_list("pk", flat=True)
    return {"page": page, "count": len(listed), "may_open": set(may_open)}
