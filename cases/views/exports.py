"""The list of dossiers as a file, and who has taken which."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.export_files import CONTENT_TYPES, file_name
from cases.exporting import pieces
from cases.forms.exports import ListExportForm
from cases.listing import Listing
from cases.models import Dossier, ListExport
from cases.services import record_export
from core.errors import DomainError

ON_A_PAGE = 25
NO_SUCH_DOSSIER = "Không có hồ sơ số “{}” trong địa bàn của bạn."


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.EXPORT_REGISTER)
def list_export(request: HttpRequest, template_name: str = "cases/list_export.html") -> HttpResponseBase:
    """What will be in the file and what for; then the file, row by row as the list under the same address shows it.
    It is written down with this request, which ends before the first byte goes out."""
    listing = Listing(request.user, request.GET)
    keys = listing.keys_for(Permission.EXPORT_REGISTER)
    form = ListExportForm(request.POST or None)
    if form.is_valid():
        asked = form.cleaned_data
        try:
            export = record_export(
                listing=listing,
                keys=keys,
                purpose=asked["purpose"],
                note=asked["purpose_note"],
                file_format=asked["format"],
                by=request.user,
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return _file(export, listing)
    context = {"form": form, "listing": listing, "total": len(keys), "held_back": len(listing.keys()) - len(keys)}
    return render(request, template_name, context)


@require_safe
@requires(Permission.EXPORT_REGISTER)
def list_exports(request: HttpRequest, template_name: str = "cases/list_exports.html") -> HttpResponse:
    """One's own exports and those of one's area; of a dossier, those in which it stood."""
    exports = ListExport.objects.visible_to(request.user)
    number, unknown = request.GET.get("so", "").replace("\0", "").strip(), ""
    if number:
        dossier = Dossier.objects.visible_to(request.user).filter(number=number).first()
        exports = exports.holding(dossier) if dossier else exports.none()
        unknown = "" if dossier else NO_SUCH_DOSSIER.format(number)
    exports = exports.defer("dossiers").select_related("exported_by", "office", "end")
    page = Paginator(exports, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, template_name, {"page": page, "number": number, "unknown": unknown})


def _file(export: ListExport, listing: Listing) -> StreamingHttpResponse:
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=file_name(export)),
        "Cache-Control": "no-store",
    }
    return StreamingHttpResponse(pieces(export, listing), content_type=CONTENT_TYPES[export.format], headers=headers)
