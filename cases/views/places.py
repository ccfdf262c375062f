"""Identity papers, and moves from commune to commune."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from areas.models import Area
from cases.forms.acts import AddressForm, ChangePaperForm, CorrectMoveForm, HandOverForm, PaperForm
from cases.models import IdentityPaper, Responsibility
from cases.queries import communes_matching, full_name_of
from cases.services import (
    add_paper,
    change_address,
    change_paper,
    correct_responsibility,
    hand_over,
)
from cases.transfers import reaches
from cases.views.base import DossierAct
from cases.views.dossiers import warn_of_papers
from core import calendar
from core.days import parse_day
from core.errors import DomainError

SENT = "Đã gửi hồ sơ đến {to}; chờ xã mới tiếp nhận{due}. Đừng quên lập văn bản thông báo ở mục “Văn bản”."
NOT_A_CORRECTION = (
    "{to} ngoài địa bàn của bạn, nên không thể tự ghi xã ấy đang quản lý; hãy dùng “Chuyển nơi quản lý” để gửi hồ sơ."
)


class PaperCreate(DossierAct):
    permission = Permission.WRITE_DOSSIER
    form_class = PaperForm
    heading = "Thêm giấy tờ tùy thân"
    words = "Giấy cùng loại đang dùng sẽ được ghi là đã thay; số cũ vẫn tìm ra hồ sơ này."
    done = "Đã thêm giấy tờ."
    panel = "papers"

    def act(self, form: PaperForm) -> None:
        add_paper(dossier=self.dossier, by=self.request.user, **form.cleaned_data)
        warn_of_papers(self.request, self.dossier)


class PaperChange(PaperCreate):
    form_class = ChangePaperForm
    heading = "Sửa giấy tờ tùy thân"
    words = "Chỉ dùng để sửa chỗ ghi sai. Giấy cấp mới thì thêm thành giấy mới."
    done = "Đã sửa giấy tờ."
    withdraws = "paper_withdraw"

    def get_subject(self) -> IdentityPaper:
        return get_object_or_404(self.dossier.papers, pk=self.kwargs["fact"])

    def form_arguments(self) -> dict[str, Any]:
        return {"instance": self.subject, "version": self.dossier.version}

    def act(self, form: ChangePaperForm) -> None:
        change_paper(paper=self.subject, by=self.request.user, **form.cleaned_data)
        warn_of_papers(self.request, self.dossier)


class MovePage(DossierAct):
    """A page on which a commune is found by its name."""

    permission = Permission.WRITE_DOSSIER
    template_name = "cases/move.html"
    panel = "responsibility"

    def context(self, form: Any) -> dict[str, Any]:
        chosen = Area.objects.filter(pk=_number(form["to"].value())).first()
        return {**super().context(form), "chosen": chosen, "chosen_name": full_name_of(chosen) if chosen else ""}


class Move(MovePage):
    form_class = HandOverForm
    heading = "Chuyển nơi quản lý"
    words = (
        "Hồ sơ được gửi đến xã mới; xã của bạn vẫn quản lý cho đến khi xã mới tiếp nhận. "
        "Nếu xã mới cũng thuộc địa bàn của bạn thì hồ sơ chuyển ngay từ ngày ghi ở dưới."
    )
    submit = "Chuyển hồ sơ"

    def act(self, form: HandOverForm) -> None:
        typed = {name: form.cleaned_data[name] for name in ("to", "address", "note")}
        transfer = hand_over(dossier=self.dossier, moved_on=form.cleaned_data["on"], by=self.request.user, **typed)
        if transfer is None:
            self.done = f"Đã chuyển hồ sơ đến {typed['to']}."
            return
        self.done = SENT.format(to=typed["to"], due=f", hạn {transfer.due_on:%d/%m/%Y}" if transfer.due_on else "")


class MoveCorrect(MovePage):
    form_class = CorrectMoveForm
    heading = "Sửa nơi quản lý"
    words = "Chỉ dùng để sửa xã hoặc ngày đã ghi sai. Nếu người này mới chuyển đi, hãy dùng “Chuyển nơi quản lý”."
    submit = "Lưu"
    withdraws = "move_withdraw"

    def get_subject(self) -> Responsibility:
        return get_object_or_404(self.dossier.responsibilities, pk=self.kwargs["fact"])

    @property
    def is_first(self) -> bool:
        return self.subject.starts == self.dossier.opened_on

    def form_arguments(self) -> dict[str, Any]:
        return {
            "version": self.dossier.version,
            "is_first": self.is_first,
            "initial": {"on": self.subject.starts, "to": self.subject.commune_id},
        }

    def act(self, form: CorrectMoveForm) -> None:
        to = form.cleaned_data["to"]
        if self.subject.ends is None and to != self.subject.commune and not reaches(self.request.user, to):
            sentence = NOT_A_CORRECTION.format(to=to)
            raise DomainError(sentence, fields={"to": sentence})
        correct_responsibility(
            responsibility=self.subject,
            version=form.version,
            commune=to,
            starts=form.cleaned_data.get("on") or self.dossier.opened_on,
            by=self.request.user,
        )
        self.done = "Đã sửa nơi quản lý."

    def withdraw_url(self) -> str:
        return "" if self.is_first or self.subject.ends else super().withdraw_url()

    def context(self, form: Any) -> dict[str, Any]:
        return {**super().context(form), "first_day": self.dossier.opened_on if self.is_first else None}


class AddressChange(DossierAct):
    permission = Permission.WRITE_DOSSIER
    form_class = AddressForm
    heading = "Đổi nơi cư trú"
    words = "Nơi cũ được giữ lại cùng thời gian ở đó. Nếu chuyển sang xã khác, hãy dùng “Chuyển nơi quản lý”."
    panel = "responsibility"

    def form_arguments(self) -> dict[str, Any]:
        return {"version": self.dossier.version, "initial": {"kind": "present"}}

    def act(self, form: AddressForm) -> None:
        change_address(dossier=self.dossier, by=self.request.user, **form.cleaned_data)


@require_safe
@requires(Permission.WRITE_DOSSIER)
def commune_options(request: HttpRequest, template_name: str = "cases/partials/_communes.html") -> HttpResponse:
    """Communes of the whole country whose name holds the words typed, in the tree of the day typed."""
    try:
        day = parse_day(request.GET.get("on", ""))
    except ValueError:
        day = calendar.today()
    text = request.GET.get("commune_words", "")
    return render(request, template_name, {"communes": communes_matching(text, day), "words": text, "day": day})


def _number(value: Any) -> int | None:
    return int(value) if str(value or "").isdecimal() else None
