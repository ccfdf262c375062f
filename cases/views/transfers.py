"""Dossiers on their way from one commune to another: what is to be answered, what was sent, what came of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from accounts.scope import scope_of
from cases.enums import TransferState
from cases.forms.acts import RefuseTransferForm
from cases.models import Dossier, Transfer
from cases.services import accept_transfer, refuse_transfer, withdraw_transfer
from cases.transfers import is_late, may_answer, may_withdraw
from core import calendar
from core.errors import DomainError
from core.paging import CappedPaginator

ON_A_PAGE = 25
TO_ANSWER, SENT, LATE, DONE = "cho-tra-loi", "da-gui", "qua-han", "da-xong"
TABS = ((TO_ANSWER, "Chờ trả lời"), (SENT, "Đã gửi, đang chờ"), (LATE, "Quá hạn"), (DONE, "Đã xong"))
NOT_YOURS = "Việc này do xã được gửi trả lời, hoặc do cấp trên khi xã đã quá hạn."
NOT_YOURS_TO_WITHDRAW = "Chỉ nơi đã gửi rút lại được."


@require_safe
@requires(Permission.HAND_OVER)
def transfers(request: HttpRequest, template_name: str = "cases/transfers.html") -> HttpResponse:
    """Those of the area, the next to be late first; what is done, the newest first."""
    tab = request.GET.get("muc")
    tab = tab if tab in dict(TABS) else TO_ANSWER
    seen = Transfer.objects.visible_to(request.user).select_related("source", "target")
    keys = scope_of(request.user, Permission.HAND_OVER).commune_keys
    mine = seen.awaiting(keys)
    late = seen.late(calendar.today(), calendar.now())
    rows = {
        TO_ANSWER: mine.order_by("due_on", "pk"),
        SENT: seen.waiting().exclude(pk__in=mine.values("pk")).order_by("due_on", "pk"),
        LATE: late.order_by("due_on", "pk"),
        DONE: seen.exclude(state=TransferState.WAITING).order_by("-answered_at", "-pk"),
    }[tab]
    page = CappedPaginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        template_name,
        {
            "page": page,
            "tab": tab,
            "may_ask": request.user.may(Permission.WRITE_DOSSIER),
            "tabs": TABS,
            "late": set(late.filter(pk__in=[row.pk for row in page]).values_list("pk", flat=True)),
        },
    )


@require_safe
@requires(Permission.HAND_OVER)
def transfer_detail(request: HttpRequest, pk: int) -> HttpResponse:
    transfer = _visible(request, pk)
    return _page(request, transfer, RefuseTransferForm(version=transfer.version))


@require_POST
@requires(Permission.HAND_OVER)
def transfer_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """The dossier is the new commune's from today on."""
    return _answered(request, pk, accept_transfer, "Đã chuyển; từ hôm nay xã mới quản lý hồ sơ này.")


@require_http_methods(["GET", "POST"])
@requires(Permission.HAND_OVER)
def transfer_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """With a reason; what was typed stays when it is refused itself."""
    transfer = _visible(request, pk)
    if not may_answer(request.user, transfer):
        raise PermissionDenied(NOT_YOURS)
    if request.method == "GET":
        return redirect("cases:transfer", pk)
    form = RefuseTransferForm(request.POST, version=transfer.version)
    if form.is_valid():
        try:
            refuse_transfer(transfer=transfer, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã ghi không nhận, kèm lý do; hồ sơ vẫn ở xã cũ.")
            return redirect("cases:transfer", pk)
    return _page(request, transfer, form)


@require_POST
@requires(Permission.HAND_OVER)
def transfer_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    transfer = _visible(request, pk)
    if not may_withdraw(request.user, transfer):
        raise PermissionDenied(NOT_YOURS_TO_WITHDRAW)
    return _done(request, transfer, withdraw_transfer, "Đã rút lại; hồ sơ vẫn ở xã cũ.")


def _answered(request: HttpRequest, pk: int, act: Callable[..., Any], done: str) -> HttpResponse:
    transfer = _visible(request, pk)
    if not may_answer(request.user, transfer):
        raise PermissionDenied(NOT_YOURS)
    return _done(request, transfer, act, done)


def _done(request: HttpRequest, transfer: Transfer, act: Callable[..., Any], done: str) -> HttpResponse:
    version = request.POST.get("version", "")
    try:
        act(transfer=transfer, version=int(version) if version.isdecimal() else 0, by=request.user)
    except DomainError as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, done)
    return redirect("cases:transfer", transfer.pk)


def _visible(request: HttpRequest, pk: int) -> Transfer:
    seen = Transfer.objects.visible_to(request.user)
    return get_object_or_404(seen.select_related("source__parent", "target__parent", "asked_by", "answered_by"), pk=pk)


def _page(request: HttpRequest, transfer: Transfer, form: RefuseTransferForm) -> HttpResponse:
    """Whoever answers is shown how the person stands now; the dossier itself only to whom it belongs."""
    waits = transfer.state == TransferState.WAITING
    answers = waits and may_answer(request.user, transfer)
    return render(
        request,
        "cases/transfer.html",
        {
            "transfer": transfer,
            "form": form,
            "answers": answers,
            "withdraws": waits and may_withdraw(request.user, transfer),
            "is_late": is_late(transfer),
            "stage": transfer.dossier.get_stage_display() if answers else "",
            "sees_dossier": Dossier.objects.visible_to(request.user).filter(pk=transfer.dossier_id).exists(),
        },
    )
