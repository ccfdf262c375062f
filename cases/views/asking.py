"""The new commune asks for the dossier of somebody who came to live there."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.perms import requires
from cases.forms.asking import AskForDossierForm
from cases.matching.typed import dossier_elsewhere, probe
from cases.queries import communes_for_entry
from cases.services import ask_for_dossier
from core.errors import DomainError

TYPED = ("full_name", "birth_date", "sex", "cccd", "commune")
NOT_FOUND = (
    "Không có hồ sơ nào ở nơi khác khớp đủ rõ với những gì bạn nhập. Hãy kiểm tra lại họ tên, ngày sinh, số giấy tờ; "
    "nếu đúng thì lập hồ sơ mới."
)
HERE = "Hồ sơ của người này đã có trong địa bàn của bạn: số {}."
ASKED = "Đã gửi đề nghị đến xã đang quản lý hồ sơ; kết quả sẽ hiện ở trang này."


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_DOSSIER)
def dossier_ask(request: HttpRequest, template_name: str = "cases/dossier_ask.html") -> HttpResponse:
    """Each question is one probe, noted and limited like those asked while a dossier is typed."""
    communes = communes_for_entry(request.user)
    if request.method != "POST" or "from_typed" in request.POST:
        typed = {name: request.POST[name] for name in TYPED if request.POST.get(name)}
        return _page(request, template_name, AskForDossierForm(communes=communes, initial=typed))
    form = AskForDossierForm(request.POST, communes=communes)
    if form.is_valid():
        try:
            transfer = _ask(request, form)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, ASKED)
            return redirect("cases:transfer", transfer.pk)
    return _page(request, template_name, form)


def _ask(request: HttpRequest, form: AskForDossierForm) -> Any:
    by, typed = request.user, form.cleaned_data
    answer = probe(form.asked(), by=by)
    if answer.refusal:
        raise DomainError(answer.refusal)
    if answer.own and not answer.elsewhere:
        raise DomainError(HERE.format(answer.own[0][0].number))
    dossier = dossier_elsewhere(form.asked(), by=by) if answer.elsewhere else None
    if dossier is None:
        raise DomainError(NOT_FOUND)
    facts = {"moved_on": typed["on"], "note": typed["note"], "known_as": form.known_as}
    return ask_for_dossier(dossier=dossier, to=typed["commune"], by=by, **facts)


def _page(request: HttpRequest, template_name: str, form: AskForDossierForm) -> HttpResponse:
    return render(request, template_name, {"form": form, "back": reverse("cases:transfers")})
