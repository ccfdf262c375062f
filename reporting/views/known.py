"""A report's form as it would have been compiled on a past day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core import audit
from core.errors import DomainError
from core.known import end_of
from reporting.forms.known import KnownForm
from reporting.known import compare_known, first_recorded
from reporting.views.reports import visible_report


@require_safe
@requires(Permission.VIEW_REPORT)
def report_known(request: HttpRequest, pk: int, template_name: str = "reporting/known.html") -> HttpResponse:
    """The form as known at the end of a day beside today's count. Whoever may see the report may see it."""
    report = visible_report(request, pk)
    form = KnownForm(request.GET or None)
    context = {"report": report, "window": report.window, "form": form}
    if form.is_valid():
        day = form.cleaned_data["ngay"]
        try:
            instant = end_of(day)
            tables = compare_known(report, instant)
        except DomainError as refusal:
            form.add_error("ngay", refusal.message)
        else:
            audit.record("view_known", report, day=day.isoformat())
            first = first_recorded()
            only_differing = form.cleaned_data["chi_khac"]
            context |= {
                "day": day,
                "tables": [table.of_differing() for table in tables] if only_differing else tables,
                "differing": sum(table.differing for table in tables),
                "first": first,
                "is_empty": first is None or first > instant,
            }
    return render(request, template_name, context)
