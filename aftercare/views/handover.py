"""The queue of those who completed rehabilitation, or came back, and are not managed yet."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from aftercare.enums import PROCEDURE
from aftercare.forms.handover import LATE, LeaveQueueForm, QueueFilter, UnitQueue
from aftercare.handover import PROPOSE, REPORT, Deadlines, NextStep, by_commune, completions_of, waiting
from aftercare.models import HandoverExit
from aftercare.services import leave_queue, return_to_queue
from cases.forms.acts import WithdrawForm
from cases.models import Dossier
from cases.proposals import opening
from cases.queries import communes_today, with_commune
from cases.views.base import DossierAct
from cases.worklist import stands_above
from core import calendar

ON_A_PAGE = 25
FIRST_YEAR = 2022
RESULTS = {
    "thieu": ("Còn thiếu", "missing"),
    "da-quan-ly": ("Đã có quyết định", "managed"),
    "co-ly-do": ("Có lý do", "excused"),
    "tat-ca": ("Tất cả", "completed"),
}


@require_safe
@requires(Permission.VIEW_AFTERCARE)
def handover(request: HttpRequest, template_name: str = "aftercare/handover.html") -> HttpResponse:
    """Who waits, with the deadline of the next step; for the offices above also commune by commune."""
    deadlines = Deadlines(calendar.today())
    people = Dossier.objects.visible_to(request.user)
    queue = waiting(people)
    found = QueueFilter(request.GET, queue, user=request.user, deadlines=deadlines)
    page = Paginator(with_commune(found.qs), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    communes, steps = communes_today(rows), deadlines.of(rows)
    context = {
        "filter": found,
        "page": page,
        "rows": [
            {
                "dossier": row,
                "commune": communes.get(row.pk),
                "step": steps[row.pk],
                "url": next_url(row, steps[row.pk]),
            }
            for row in rows
        ],
        "units": by_commune(queue, deadlines) if stands_above(request.user) else [],
        "late": LATE,
    }
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_AFTERCARE)
def completions(request: HttpRequest, template_name: str = "aftercare/completions.html") -> HttpResponse:
    """Of those who completed in the year: who is managed, and, by name, who is missing."""
    years = range(calendar.today().year, FIRST_YEAR - 1, -1)
    asked = request.GET.get("nam", "")
    year = int(asked) if asked in map(str, years) else years[0]
    found = UnitQueue(request.GET, Dossier.objects.visible_to(request.user), user=request.user)
    of_year = completions_of(year, found.qs)
    counts = {name: getattr(of_year, name).count() for _, name in RESULTS.values()}
    wanted = request.GET.get("xem") if request.GET.get("xem") in RESULTS else "thieu"
    rows = getattr(of_year, RESULTS[wanted][1]).order_by("completed_on", "pk")
    page = Paginator(with_commune(rows), ON_A_PAGE).get_page(request.GET.get("page"))
    people = list(page.object_list)
    communes = communes_today(people)
    done = counts["completed"] - counts["excused"]
    context = {
        "filter": found,
        "year": year,
        "years": years,
        "counts": counts,
        "share": counts["managed"] * 100 / done if done else None,
        "tabs": [(slug, label, counts[name]) for slug, (label, name) in RESULTS.items()],
        "wanted": wanted,
        "page": page,
        "rows": [{"dossier": row, "commune": communes.get(row.pk)} for row in people],
    }
    return render(request, template_name, context)


class QueueLeave(DossierAct):
    permission = Permission.WRITE_AFTERCARE
    form_class = LeaveQueueForm
    heading = "Ghi lý do không quản lý sau cai"
    words = "Người này ra khỏi danh sách chờ; lý do và người ghi được lưu trong hồ sơ và tính vào con số của năm."
    done = "Đã ghi lý do; người này không còn trong danh sách chờ."
    panel = "aftercare"

    def act(self, form: Any) -> None:
        leave_queue(dossier=self.dossier, by=self.request.user, **form.cleaned_data)


class QueueReturn(DossierAct):
    permission = Permission.WRITE_AFTERCARE
    form_class = WithdrawForm
    heading = "Đưa trở lại danh sách chờ"
    words = "Lý do đã ghi nhầm được xóa; người này lại chờ quản lý sau cai."
    submit = "Đưa trở lại"
    done = "Người này lại ở trong danh sách chờ quản lý sau cai."
    panel = "aftercare"

    def get_subject(self) -> HandoverExit:
        return get_object_or_404(HandoverExit, dossier=self.dossier, pk=self.kwargs["fact"])

    def form_arguments(self) -> dict[str, Any]:
        return {"version": self.subject.version}

    def act(self, form: Any) -> None:
        return_to_queue(left=self.subject, by=self.request.user, **form.cleaned_data)


def next_url(row: Dossier, step: NextStep) -> str:
    """The page on which the next step is taken; for one who is still expected the dossier itself."""
    if step.procedure:
        return reverse("cases:procedure_detail", args=[row.pk, step.procedure.pk])
    if row.is_expected or not row.has_completed:
        return reverse("cases:dossier_detail", args=[row.pk])
    return opening(row, PROCEDURE, PROPOSE if row.reported_on and row.reported_on >= row.since else REPORT)
