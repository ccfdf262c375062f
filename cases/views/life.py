"""Death, prison, absence: shown first with all that ends by it, then written in one act; and the commune's list of
those whose home nobody knows, or who come back from prison."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.endings import Ended, consequences
from cases.forms.acts import WithdrawForm
from cases.forms.life import EndLifeEventForm, LifeEventForm, ReleaseForm, UnknownForm
from cases.models import LifeEvent, LifeEventKind
from cases.services import (
    announce_release,
    check_life_event,
    end_life_event,
    record_life_event,
    take_back_life_event,
)
from cases.views.base import DossierAct
from core import calendar
from core.errors import DomainError

ON_A_PAGE = 25
LOOK_BACK = timedelta(days=90)
"""How long a released person stays on the list."""


class LifeEventCreate(DossierAct):
    permission = Permission.WRITE_DOSSIER
    form_class = LifeEventForm
    template_name = "cases/life_event.html"
    heading = "Ghi chết, phạt tù, mất tích"
    words = "Kết thúc mọi việc đang làm cho người này trong một lần ghi. Trước khi ghi, hệ thống cho xem từng việc."
    submit = "Xem những việc sẽ kết thúc"
    done = "Đã ghi sự việc và kết thúc mọi việc đang làm cho người này."
    panel = "life"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.shown: list[tuple[str, list[str]]] | None = None
        self.changed = False

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.get_form(request.POST)
        if form.is_valid():
            kind, on = LifeEventKind(form.cleaned_data["kind"]), form.cleaned_data["on"]
            try:
                check_life_event(self.dossier, kind, on)
            except DomainError as refusal:
                form.refuse(refusal)
                return self.page(form)
            self.shown = consequences(Ended(self.dossier, kind, on))
            self.submit = "Ghi sự việc này"
            digest = sha256(repr((kind, on, self.shown)).encode()).hexdigest()
            if form.cleaned_data["seen"] == digest:
                return super().post(request, **kwargs)
            self.changed = bool(form.cleaned_data["seen"])
            form.show(digest)
        return self.page(form)

    def act(self, form: LifeEventForm) -> None:
        data = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        record_life_event(dossier=self.dossier, by=self.request.user, **data)

    def context(self, form: Any) -> dict[str, Any]:
        return {**super().context(form), "consequences": self.shown, "changed": self.changed}


class UnknownCreate(DossierAct):
    permission = Permission.WRITE_DOSSIER
    form_class = UnknownForm
    heading = "Ghi không rõ nơi ở"
    words = "Không kết thúc việc nào; người này vào danh sách “Không rõ nơi ở” của xã cho đến khi tìm thấy."
    done = "Đã ghi không rõ nơi ở."
    panel = "life"

    def act(self, form: Any) -> None:
        record_life_event(dossier=self.dossier, kind=LifeEventKind.UNKNOWN, by=self.request.user, **form.cleaned_data)


class LifeEventEnd(DossierAct):
    """Released from prison, or found again."""

    permission = Permission.WRITE_DOSSIER
    form_class = EndLifeEventForm
    heading = "Đã về, đã tìm thấy"
    words = "Ngày ra tù, hoặc ngày biết lại nơi ở."
    done = "Đã ghi."
    panel = "life"

    def get_subject(self) -> LifeEvent:
        return get_object_or_404(self.dossier.life_events, pk=self.kwargs["fact"])

    def form_arguments(self) -> dict[str, Any]:
        return {"version": self.subject.version}

    def act(self, form: Any) -> None:
        end_life_event(event=self.subject, by=self.request.user, **form.cleaned_data)


class ReleaseAnnounce(LifeEventEnd):
    form_class = ReleaseForm
    heading = "Công an thông báo ngày ra tù"
    words = "Người này vào danh sách “Ra tù” của xã."
    done = "Đã ghi ngày dự kiến ra tù."

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"expected_end": self.subject.expected_end}}

    def act(self, form: Any) -> None:
        announce_release(event=self.subject, by=self.request.user, **form.cleaned_data)


class LifeEventTakeBack(LifeEventEnd):
    form_class = WithdrawForm
    heading = "Thu hồi sự việc ghi nhầm"
    words = "Mọi việc đã kết thúc vì sự việc này tiếp tục như trước. Lần ghi đã thu hồi vẫn ở trong lịch sử."
    submit = "Thu hồi"
    done = "Đã thu hồi; những việc đã kết thúc vì sự việc đó tiếp tục."

    def act(self, form: Any) -> None:
        take_back_life_event(event=self.subject, by=self.request.user, **form.cleaned_data)


@require_safe
@requires(Permission.VIEW_DOSSIER)
def absences(request: HttpRequest, template_name: str = "cases/absences.html") -> HttpResponse:
    """Two lists of the area: whose home nobody knows; who comes out of prison, as the police announced, or came."""
    events = LifeEvent.objects.visible_to(request.user).select_related("dossier")
    is_release = request.GET.get("muc") == "ra-tu"
    if is_release:
        lately = Q(ends__gte=calendar.today() - LOOK_BACK)
        announced = Q(ends__isnull=True, expected_end__isnull=False)
        rows = events.filter(lately | announced, kind=LifeEventKind.IMPRISONED).annotate(
            day=Coalesce(F("ends"), F("expected_end"))
        )
        rows = rows.order_by("day", "pk")
    else:
        rows = events.filter(kind=LifeEventKind.UNKNOWN, ends__isnull=True).order_by("starts", "pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    may_write = request.user.may(Permission.WRITE_DOSSIER)
    return render(request, template_name, {"page": page, "is_release": is_release, "may_write": may_write})
