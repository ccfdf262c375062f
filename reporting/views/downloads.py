"""The download centre: many reports as one file."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core.errors import DomainError
from reporting.forms.downloads import BundleForm
from reporting.models import DownloadBundle
from reporting.services import ask_bundle, fetch_bundle
from reporting.views.files import PDF, XLSX

ON_A_PAGE = 15
KINDS = {"pdf": PDF, "xlsx": XLSX, "zip": "application/zip"}


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPILE_REPORT)
def bundle_list(request: HttpRequest, template_name: str = "reporting/download_list.html") -> HttpResponse:
    """Ask for reports as files; below, one's own of before."""
    form = BundleForm(request.POST or None, user=request.user)
    if form.is_valid():
        try:
            bundle = ask_bundle(**form.cleaned_data, by=request.user)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return redirect("reporting:bundle_detail", pk=bundle.pk)
    bundles = DownloadBundle.objects.visible_to(request.user).defer("content").select_related("unit")
    page = Paginator(bundles, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, template_name, {"form": form, "page": page, "days": settings.DOWNLOAD_KEPT_DAYS})


@require_safe
@requires(Permission.COMPILE_REPORT)
def bundle_detail(request: HttpRequest, pk: int, template_name: str = "reporting/download_detail.html") -> HttpResponse:
    """How far it is; then the file. While it is made the page asks every second."""
    if request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request"):
        template_name = "reporting/partials/_download.html"
    response = render(request, template_name, {"bundle": _own(request, pk)})
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
@requires(Permission.COMPILE_REPORT)
def bundle_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file itself; whether one may still have it is asked again."""
    bundle = _own(request, pk)
    if not bundle.is_ready:
        raise Http404
    content = fetch_bundle(bundle=bundle, by=request.user)
    disposition = content_disposition_header(as_attachment=True, filename=bundle.name)
    kind = KINDS[bundle.name.rpartition(".")[2]]
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})


def _own(request: HttpRequest, pk: int) -> DownloadBundle:
    bundles = DownloadBundle.objects.visible_to(request.user).defer("content")
    return get_object_or_404(bundles.select_related("unit__parent", "requested_by"), pk=pk)
