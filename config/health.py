"""Whether this process can work: asked by the reverse proxy and by `make demo`."""

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache


@login_not_required
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when database and cache answer; a failure of either is an ordinary error 500."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    cache.set("healthz", "ok", 10)
    return HttpResponse(cache.get("healthz"), content_type="text/plain")
