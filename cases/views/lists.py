"""The list of dossiers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.filters import DossierFilter
from cases.models import Dossier
from cases.queries import communes_today, with_commune
from core.paging import CappedPaginator

ON_A_PAGE = 25


@require_safe
@requires(Permission.VIEW_DOSSIER)
def dossier_list(request: HttpRequest, template_name: str = "cases/dossier_list.html") -> HttpResponse:
    """Search and filters; while one types, htmx takes the results alone and keeps the address."""
    found = DossierFilter(request.GET, with_commune(Dossier.objects.visible_to(request.user)), user=request.user)
    page = CappedPaginator(found.qs, ON_A_PAGE).get_page(request.GET.get("page"))
    dossiers = list(page.object_list)
    communes = communes_today(dossiers)
    rows = [(dossier, communes.get(dossier.pk)) for dossier in dossiers]
    if request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request"):
        template_name = "cases/partials/_results.html"
    response = render(
        request,
        template_name,
        {
            "filter": found,
            "page": page,
            "rows": rows,
            "may_register": request.user.may(Permission.WRITE_DOSSIER),
        },
    )
    patch_vary_headers(response, ["HX-Request"])
    return response
