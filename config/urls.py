from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from config.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("quan-tri/", admin.site.urls),
    path("api/v1/", include("config.api")),
    path("", include("accounts.urls")),
    path("ho-so/", include("cases.urls")),
    path("", include("rehab.urls")),
    path("", include("aftercare.urls")),
    path("chuong-trinh/", include("programme.urls")),
    path("so-excel/", include("registers.urls")),
    path("ho-so-trung/", include("registers.pair_urls")),
    path("", include("reporting.urls")),
]
