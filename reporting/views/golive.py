"""Số cuối kỳ trên giấy: the last paper report of each unit beside the register that was brought in."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from core.errors import DomainError, NotAllowedError
from reporting.forms.golive import PaperClosingForm
from reporting.golive import compared
from reporting.models import PaperClosing
from reporting.perms import compilable_offices
from reporting.services import type_paper_closing

ON_A_PAGE = 50


@require_safe
@requires(Permission.VIEW_REPORT)
def paper_closings(request: HttpRequest, template_name: str = "reporting/paper_closings.html") -> HttpResponse:
    """Unit by unit: what the paper closed with, what the register gives, and where they differ."""
    closings = PaperClosing.objects.visible_to(request.user).select_related("office__area", "typed_by")
    page = Paginator(closings.order_by("office__name", "pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    typed = closings.values("office")
    own = request.user.may(Permission.COMPILE_REPORT)
    missing = compilable_offices(request.user).exclude(pk__in=typed).exclude(kind__in=("district", "province"))
    context = {
        "page": page,
        "found": compared(page.object_list),
        "missing": missing.order_by("name")[:ON_A_PAGE] if own else [],
    }
    return render(request, template_name, context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.COMPILE_REPORT)
def paper_closing(
    request: HttpRequest, office: int, template_name: str = "reporting/paper_closing.html"
) -> HttpResponse:
    """Type in, or correct, the closing figures of one office."""
    found = get_object_or_404(compilable_offices(request.user), pk=office)
    closing = PaperClosing.objects.filter(office=found).first()
    form = PaperClosingForm(request.POST or None, office=found, closing=closing)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            type_paper_closing(
                office=found,
                on=data["on"],
                document=data["document"],
                values=form.typed,
                version=data["version"],
                by=request.user,
            )
        except NotAllowedError:
            raise
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã ghi số cuối kỳ trên giấy.")
            return redirect("reporting:paper_closings")
    return render(request, template_name, {"office": found, "form": form})
