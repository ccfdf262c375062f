"""The first page: what the post of today needs to see first, and the lists behind its figures."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.models import User
from accounts.perms import requires
from areas.enums import OfficeKind
from areas.models import Office
from core import audit
from core.calendar import today
from rehab.queries import recorded_this_morning
from reporting.charts import comparison_chart, modality_chart
from reporting.dashboards import FLOW_COLUMNS, SIDE_BY_SIDE, Desk, figure_list, figure_words, listed_rows
from reporting.dossiers import ending_soon, newest_dossiers, occupancy, people_by_stage
from reporting.notices import report_notice
from reporting.perms import readable_offices
from reporting.views.figures import paged

HIGHEST_FIRST = list(OfficeKind)
SPAN_WORDS = {"hom-nay": "hôm nay", "thang-nay": "tháng này, đến hôm nay"}


@require_safe
def dashboard(request: HttpRequest, template_name: str = "reporting/dashboard.html") -> HttpResponse:
    """By the office of the post; who has several chooses. Whoever has no dossiers to see goes to their own page."""
    offices = _own_offices(request.user)
    if not request.user.may(Permission.VIEW_DOSSIER) or not offices:
        return redirect("admin:index" if request.user.may(Permission.MANAGE_USERS) else "accounts:profile")
    office = next((one for one in offices if str(one.pk) == request.GET.get("office")), offices[0])
    context = {
        "office": office,
        "offices": offices,
        "notice": report_notice(request.user),
        "has_figures": _has_figures(request.user, office),
        **_own_people(request.user, office),
    }
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_REPORT)
def unit_figures(request: HttpRequest, office: int, template_name: str = "reporting/partials/_desk.html"):
    """The figures of an office's first page, loaded after the page itself."""
    desk = Desk(get_object_or_404(readable_offices(request.user).select_related("area"), pk=office))
    context = {"desk": desk, "flow_columns": [words for _, words in FLOW_COLUMNS], "month": desk.month()}
    if desk.children:
        context |= {
            "columns": SIDE_BY_SIDE,
            "comparison": desk.comparison(),
            "comparison_chart": comparison_chart(desk),
        }
    if desk.has_facilities:
        context |= {"modalities": desk.modalities(), "modality_chart": modality_chart(desk)}
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_REPORT)
def unit_figure(
    request: HttpRequest, office: int, span: str, row: str, template_name: str = "reporting/figure.html"
) -> HttpResponse:
    """The dossiers behind one figure of a first page."""
    found = get_object_or_404(readable_offices(request.user).select_related("area"), pk=office)
    if span not in SPAN_WORDS or row not in listed_rows(span):
        raise Http404
    audit.record("view_figure", found, row=row, span=span)
    context = {
        "heading": figure_words(row),
        "unit": found.name,
        "words": SPAN_WORDS[span],
        **paged(request, figure_list(found, span, row)),
    }
    return render(request, template_name, context)


def _own_offices(user: User) -> list[Office]:
    """The offices of today's posts, each once, the highest first."""
    offices = {post.office_id: post.office for post in user.posts_today if post.office}
    return sorted(offices.values(), key=lambda office: HIGHEST_FIRST.index(OfficeKind(office.kind)))


def _has_figures(user: User, office: Office) -> bool:
    """No form counts the people of a clinic as its own: they are counted in their communes."""
    return office.kind != OfficeKind.CLINIC and readable_offices(user).filter(pk=office.pk).exists()


def _own_people(user: User, office: Office) -> dict[str, Any]:
    """A facility sees its beds and whose term ends soon, the others their people by stage; a commune also the
    dossiers opened last."""
    if office.is_care:
        facility = occupancy(office)
        recorded = facility and recorded_this_morning(user, facility)
        ending = ending_soon(user, office)
        return {"facility": facility, "recorded": recorded, "ending": ending, "today": today()}
    newest = newest_dossiers(user) if office.kind == OfficeKind.COMMUNE else None
    return {"stages": people_by_stage(user), "newest": newest}
