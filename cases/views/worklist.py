"""The list of what is owed by law."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.models import Clock
from cases.notices import work_notices
from cases.procedures.manifest import manifests
from cases.queries import communes_today
from cases.worklist import Standing, WorkFilter, owed_to, standings, stands_above
from core import calendar
from core.paging import CappedPaginator

ON_A_PAGE = 50


@require_safe
@requires(Permission.VIEW_DOSSIER)
def worklist(request: HttpRequest, template_name: str = "cases/worklist.html") -> HttpResponse:
    """Steps due and overdue over all dossiers; a click opens the form of that very step."""
    found = WorkFilter(request.GET, owed_to(request.user), user=request.user)
    page = CappedPaginator(found.qs, ON_A_PAGE).get_page(request.GET.get("page"))
    clocks = list(page.object_list)
    communes = communes_today(clock.procedure.dossier for clock in clocks)
    stand = standings(request.user, clocks)
    rows = [_row(clock, communes.get(clock.procedure.dossier_id), stand[clock.pk]) for clock in clocks]
    context = {
        "filter": found,
        "page": page,
        "rows": rows,
        "escalate_after": settings.ESCALATE_AFTER_DAYS,
        "notices": [(notice, words) for notice in work_notices if (words := notice.find(request.user))],
    }
    return render(request, template_name, {**context, "stands_above": stands_above(request.user)})


def _row(clock: Clock, commune: object, standing: Standing) -> dict[str, object]:
    manifest = manifests[clock.procedure.kind]
    days = (clock.due_on - calendar.today()).days if clock.due_on else None
    return {
        "clock": clock,
        "dossier": clock.procedure.dossier,
        "commune": commune,
        "manifest": manifest,
        "label": manifest.act(clock.act).label,
        "standing": standing,
        "days": days,
        "late": -days if days is not None and days < 0 else 0,
        "past_hour": days == 0 and clock.due_at is not None and clock.due_at < calendar.now(),
    }
