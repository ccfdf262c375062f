"""The read-only API: each app's endpoints, its description and the page on which it is read."""

from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

app_name = "api"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("cases.api.urls")),
    path("", include("rehab.api.urls")),
    path("", include("aftercare.api.urls")),
    path("", include("programme.api.urls")),
    path("", include("reporting.api.urls")),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path(
        "docs/",
        SpectacularSwaggerSplitView.as_view(url_name="api:schema", template_name="api/docs.html"),
        name="docs",
    ),
]
