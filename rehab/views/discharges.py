"""Who comes out of a facility soon, shown to the home commune before the person is back."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core import calendar
from rehab.queries import leaving_by

ON_A_PAGE = 25
AHEAD = timedelta(days=15)
"""NĐ116/2021 art. 62: the facility gives notice at least so many days before."""


@require_safe
@requires(Permission.VIEW_DOSSIER)
def discharges(request: HttpRequest, template_name: str = "rehab/discharges.html") -> HttpResponse:
    """The persons of the area (or in the facility) whose term ends within 15 days, or is over."""
    rows = leaving_by(request.user, calendar.today() + AHEAD)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, template_name, {"page": page})
