"""A report's form by the units of another tree, to compare before and after a reform."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core import audit
from reporting.by_units import Mapped, mapped, tables_of, trees_to_compare
from reporting.models import Report
from reporting.views.reports import visible_report


@require_safe
@requires(Permission.VIEW_REPORT)
def report_by_units(request: HttpRequest, pk: int, template_name: str = "reporting/by_units.html") -> HttpResponse:
    """Counted from today's facts. Whoever may see the report may see it, of the units they read."""
    report = visible_report(request, pk)
    found = asked_by_units(request, report)
    context = {"report": report, "window": report.window, "other_trees": trees_to_compare(report, request.user)}
    if found:
        audit.record("view_by_units", report, units_on=found.other.day.isoformat(), unit=found.unit.code)
        tables = tables_of(found)
        all_hold = all(check.holds for check in tables.checks)
        context |= {"found": found, "tables": tables, "all_hold": all_hold}
    return render(request, template_name, context)


def asked_by_units(request: HttpRequest, report: Report) -> Mapped | None:
    """What the address asks for; None when it asks for the units of the period. What is not there leads nowhere."""
    if "theo" not in request.GET:
        return None
    try:
        day = date.fromisoformat(request.GET["theo"])
    except ValueError:
        day = None
    found = mapped(report, request.user, day=day, code=request.GET.get("don-vi", ""))
    if found is None:
        raise Http404
    return found
