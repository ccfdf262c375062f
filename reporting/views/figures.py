"""What stands behind a figure: the dossiers counted."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.models import Dossier
from core import audit
from core.calendar import today
from core.errors import DomainError
from core.known import end_of
from reporting.activities import ACTIVITY_LISTS, SUMS
from reporting.activity_lists import KINDS, drill_activities
from reporting.activity_lists import Listed as ListedActivity
from reporting.by_units import Mapped
from reporting.compile import drill
from reporting.forms.known import KnownDayForm
from reporting.known import known_if_asked
from reporting.layout import Form
from reporting.models import Report
from reporting.queries import Listed
from reporting.tables import column_words, row_words
from reporting.units import form_for, unit_of_office
from reporting.views.by_units import asked_by_units
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
    found = asked_by_units(request, report)
    stored = (report.cells or {}).get(row, {})
    if not report.is_done or (column not in stored and not found):
        raise Http404
    window = found.window if found else report.window
    form = form_for(report.form, window)
    unit = found.as_unit if found else unit_of_office(report.office, window.ends)
    known_on = _known_on(request)
    try:
        with known_if_asked(known_on and end_of(known_on)):
            if row in ACTIVITY_LISTS:
                activities = drill_activities(form, unit, window, code=row, column=column)
            else:
                listed = drill(form, unit, window, code=row, column=column)
    except DomainError as unknown:
        if found is None:
            raise
        raise Http404 from unknown
    if row in ACTIVITY_LISTS:
        return _activities(request, report, form, activities, row, known_on, found)
    audit.record("view_figure", report, row=row, column=column, **_told(known_on, found))
    context = {
        "report": report,
        "known_on": known_on,
        "window": window,
        "heading": row_words(form, row),
        "column": column_words(found.told if found else report, column),
        "unit": found.told.office.name if found else report.office.name,
        "by_units": found,
        "stored": stored.get(column),
        **paged(request, listed),
    }
    return render(request, template_name, context)


def _known_on(request: HttpRequest) -> date | None:
    """The day to whose end the records are read, if one is given; one that is none, or to come, leads nowhere."""
    if "biet" not in request.GET:
        return None
    form = KnownDayForm({"ngay": request.GET["biet"]})
    if not form.is_valid() or form.cleaned_data["ngay"] > today():
        raise Http404
    return form.cleaned_data["ngay"]


def _told(known_on: date | None, found: Mapped | None) -> dict[str, str]:
    """For the log."""
    told = {"known_on": known_on.isoformat()} if known_on else {}
    return told | ({"units_on": found.other.day.isoformat(), "unit": found.unit.code} if found else {})


def _activities(
    request: HttpRequest,
    report: Report,
    form: Form,
    listed: list[ListedActivity],
    row: str,
    known_on: date | None,
    found: Mapped | None,
    template_name: str = "reporting/activity_figure.html",
) -> HttpResponse:
    """The same for a figure that counts no persons: courses, events, providers; a sum shows what is summed."""
    kind, is_sum = KINDS[row], row in SUMS
    audit.record("view_figure", report, row=row, column="total", **_told(known_on, found))
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    addresses = kind.addresses(request.user, {item.key for item in page})
    context = {
        "report": report,
        "known_on": known_on,
        "window": report.window,
        "heading": row_words(form, row),
        "unit": found.told.office.name if found else report.office.name,
        "by_units": found,
        "kind": kind,
        "stored": report.cells.get(row, {}).get("total"),
        "now": sum(item.value or 0 for item in listed) if is_sum else len(listed),
        "count": len(listed),
        "is_sum": is_sum,
        "page": page,
        "lines": [(item, addresses.get(item.key, "")) for item in page],
    }
    return render(request, template_name, context)


def paged(request: HttpRequest, listed: list[Listed]) -> dict:
    """One page of a list, and which of its dossiers the user may open: one query for all."""
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    keys = {row.dossier_id for row in page}
    may_open = Dossier.objects.visible_to(request.user).filter(pk__in=keys).values_list("pk", flat=True)
    return {"page": page, "count": len(listed), "may_open": set(may_open)}
