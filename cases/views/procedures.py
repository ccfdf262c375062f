"""The pages of legal procedures: where they stand, the next step, a step taken back, the scans."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from cases.documents.issuing import printable_for
from cases.documents.numbers import number_offered
from cases.forms.procedures import StepForm, UndoForm
from cases.models import DeadlineUnit, Dossier, Procedure, Scan, Step
from cases.perms import roles_in, visible_dossier
from cases.procedures.manifest import NOT_BEGUN, Act, Manifest, Taking, manifests
from cases.procedures.reading import ahead_of, cards_of, foretold
from cases.procedures.rules import RuleBook
from cases.procedures.telling import leading_here, told_clocks, told_steps
from cases.services import open_procedure, take_step, undo_step
from cases.views.base import DossierAct
from core import audit, calendar
from core.errors import DomainError

NO_LONGER = "Từ bước này, hồ sơ {number} không còn do đơn vị của bạn theo dõi nên không xem được nữa."
NOT_YOURS = "Bước “{act}” không do chức danh của bạn làm."


@require_safe
def procedure_detail(
    request: HttpRequest, pk: int, procedure: int, template_name: str = "cases/procedures/detail.html"
) -> HttpResponse:
    """One procedure: every step, every deadline with its arithmetic, every stretch that does not count."""
    dossier = visible_dossier(request.user, pk)
    found = get_object_or_404(dossier.procedures, pk=procedure)
    card = cards_of(dossier, request.user, [found])[0]
    return render(
        request,
        template_name,
        {
            "dossier": dossier,
            "card": card,
            "steps": told_steps(found, card.manifest),
            "clocks": told_clocks(found, card.manifest),
            "pauses": found.pauses.all(),
        },
    )


@require_safe
@cache_control(private=True, no_store=True)
def scan(request: HttpRequest, pk: int, scan: int) -> HttpResponse:
    """The scan of a signed paper, for those who may see the dossier."""
    dossier = visible_dossier(request.user, pk)
    found = get_object_or_404(Scan, pk=scan, step__procedure__dossier=dossier)
    audit.record("view_scan", found, by=request.user, dossier=dossier.pk)
    return HttpResponse(bytes(found.content), content_type=found.content_type)


class StepAct(DossierAct):
    """A page on which one act of a procedure is taken."""

    permission = Permission.VIEW_DOSSIER
    form_class = StepForm
    template_name = "cases/procedures/step.html"
    submit = "Ghi bước này"
    panel = "procedures"

    manifest: Manifest
    taken: Act
    book: RuleBook

    def get_subject(self) -> Procedure | None:
        procedure = self.find_procedure()
        kind = procedure.kind if procedure else self.kwargs["kind"]
        if kind not in {manifest.slug for manifest in manifests}:
            raise Http404
        self.manifest = manifests[kind]
        self.taken = self.find_act()
        self.book = RuleBook.of(kind)
        self.heading, self.words = self.taken.label, self.taken.words
        self.done = f"Đã ghi bước “{self.taken.label}”."
        roles = roles_in(self.request.user, procedure or Procedure(dossier=self.dossier))
        if not self.book.ever(self.taken.slug) & {role.value for role in roles.own | roles.lent}:
            raise PermissionDenied(NOT_YOURS.format(act=self.taken.label))
        return procedure

    def find_procedure(self) -> Procedure | None:
        raise NotImplementedError

    def find_act(self) -> Act:
        act = self.manifest.act(self.kwargs["act"])
        if act is None:
            raise Http404
        return act

    def get_form(self, data: Any = None) -> StepForm:
        form = StepForm(
            data,
            self.request.FILES or None if data is not None else None,
            act=self.taken,
            with_hour=self._counts_hours(),
            sex=self.dossier.sex,
            version=self.subject.version if self.subject else None,
            initial={"on": calendar.today(), **self.offered()},
        )
        for ask in self.taken.asks:
            if ask.counted_by:
                rule = self.book.at(ask.counted_by, calendar.today())
                form.counted(ask.slug, rule and rule.at_least)
            if ask.hint and (ahead := self.ahead(form.day_given)):
                form.hint(ask.slug, ask.hint(ahead))
        return form

    def ahead(self, day: date) -> Taking | None:
        """The act as it would be taken on a day."""
        procedure = self.subject or Procedure(dossier=self.dossier, kind=self.manifest.slug, state=NOT_BEGUN)
        return ahead_of(self.taken, procedure, self.book, day, self.request.user)

    def offered(self) -> dict[str, Any]:
        """What the dossier knows already of what the act asks."""
        known = self.taken.prefills(self.dossier, self.subject) if self.taken.prefills else {}
        return known | number_offered(self.taken, self.dossier, self.subject)

    def present_url(self, refusal: DomainError) -> str:
        """The procedure as it stands now; when another of the kind is open already, that one."""
        open_now = self.subject or self.dossier.procedures.open().filter(kind=self.manifest.slug).first()
        return reverse("cases:procedure_detail", args=[self.dossier.pk, open_now.pk]) if open_now else ""

    def context(self, form: Any) -> dict[str, Any]:
        day = self.subject.decided_on if self.subject and self.subject.decided_on else calendar.today()
        return {
            **super().context(form),
            "manifest": self.manifest,
            "rule": self.book.at(self.taken.slug, day),
            "doing": self.book.at(self.taken.slug, calendar.today()),
            "lacks": foretold(self.ahead(calendar.today())),
            "before": leading_here(self.subject, self.manifest) if self.subject else None,
            "printable": printable_for(self.taken, self.subject, self.dossier, self.request.user),
        }

    def _counts_hours(self) -> bool:
        """Whether a deadline that this step starts is counted in hours, by the law of today."""
        owed = [act.slug for act in self.manifest.acts if self.taken.slug in act.due_after]
        rules = [self.book.at(slug, calendar.today()) for slug in owed]
        return any(rule and rule.unit == DeadlineUnit.HOUR for rule in rules)


class ProcedureOpen(StepAct):
    """The first act of a procedure."""

    def find_procedure(self) -> None:
        return None

    def find_act(self) -> Act:
        acts = {act.slug: act for act in self.manifest.acts_from(NOT_BEGUN)}
        act = acts.get(self.kwargs["opening"]) if "opening" in self.kwargs else next(iter(acts.values()), None)
        if act is None:
            raise Http404
        return act

    def act(self, form: StepForm) -> None:
        open_procedure(
            dossier=self.dossier,
            kind=self.manifest.slug,
            act=self.taken.slug,
            on=form.cleaned_data["on"],
            at=form.moment,
            data=form.facts,
            papers=form.papers,
            scans=form.scans,
            by=self.request.user,
        )


class ProcedureStep(StepAct):
    """A further act of a procedure."""

    def find_procedure(self) -> Procedure:
        return get_object_or_404(self.dossier.procedures, pk=self.kwargs["procedure"])

    def act(self, form: StepForm) -> None:
        take_step(
            procedure=self.subject,
            version=form.cleaned_data["version"],
            act=self.taken.slug,
            on=form.cleaned_data["on"],
            at=form.moment,
            data=form.facts,
            papers=form.papers,
            scans=form.scans,
            by=self.request.user,
        )

    def next_url(self) -> str:
        return page_of(self, self.kwargs["procedure"])


class StepUndo(DossierAct):
    """The last step is taken back, with a reason."""

    permission = Permission.VIEW_DOSSIER
    form_class = UndoForm
    words = "Bước ghi sai vẫn hiện trong thủ tục, gạch ngang, kèm lý do; thủ tục trở về trạng thái trước đó."
    submit = "Thu hồi bước này"
    done = "Đã thu hồi bước ghi sai."

    def get_subject(self) -> Step:
        step = get_object_or_404(Step, pk=self.kwargs["step"], procedure__dossier=self.dossier)
        self.heading = f"Thu hồi bước “{manifests[step.procedure.kind].act(step.act).label}”"
        return step

    def form_arguments(self) -> dict[str, Any]:
        return {"version": self.subject.procedure.version}

    def act(self, form: UndoForm) -> None:
        undo_step(
            step=self.subject,
            version=form.version,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
        )

    def next_url(self) -> str:
        return page_of(self, self.subject.procedure_id)


def page_of(view: DossierAct, procedure: int) -> str:
    """The procedure's page; a facility or clinic that by this step has let the person go no longer sees it."""
    if view.request.method == "POST" and not Dossier.objects.visible_to(view.request.user).filter(pk=view.dossier.pk):
        messages.info(view.request, NO_LONGER.format(number=view.dossier.number))
        return reverse("cases:dossier_list")
    return reverse("cases:procedure_detail", args=[view.dossier.pk, procedure])
