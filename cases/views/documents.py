"""Official documents of a dossier: the choice of a form, its issuing, its printing."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from cases.documents.issuing import (
    Issuing,
    Rules,
    act_for,
    forms_fitting,
    head_of,
    issuing_in,
    issuing_of,
    procedure_for,
    rule_of,
    signer_title_of,
    step_for,
    symbol_of,
)
from cases.documents.numbers import borne_by
from cases.documents.registry import DocumentForm as Form
from cases.documents.registry import document_forms
from cases.forms.documents import DocumentForm
from cases.models import Dossier
from cases.perms import visible_dossier
from cases.services import issue_document, next_number
from cases.views.base import DossierAct
from core import audit, calendar

NOT_YOURS = "{name}: không do chức danh của bạn lập."
NONE_YOURS = "Chức danh của bạn không lập văn bản nào cho hồ sơ này."


@require_safe
@requires(Permission.VIEW_DOSSIER)
def document_choice(request: HttpRequest, pk: int, template_name: str = "cases/documents/choice.html") -> HttpResponse:
    """The forms that the user may issue for the person; first those of the person's procedures."""
    dossier = visible_dossier(request.user, pk)
    prefetch_related_objects([dossier], "procedures")
    rules, fitting = Rules(calendar.today()), forms_fitting(dossier)
    forms = [
        form
        for form in document_forms
        if issuing_in(form, rules.naming(form, procedure_for(form, dossier)), dossier, request.user)
    ]
    if not forms:
        raise PermissionDenied(NONE_YOURS)
    context = {
        "dossier": dossier,
        "fitting": [form for form in forms if form.slug in fitting],
        "others": [form for form in forms if form.slug not in fitting],
    }
    return render(request, template_name, context)


class DocumentCreate(DossierAct):
    """The page on which one form is issued."""

    permission = Permission.VIEW_DOSSIER
    form_class = DocumentForm
    submit = "Lập văn bản"
    done = "Đã lập văn bản. Bấm “Mở PDF” để xem và in."
    panel = "documents"

    chosen: Form
    issuing: Issuing

    def get_subject(self) -> None:
        today = calendar.today()
        chosen = next((form for form in document_forms if form.slug == self.kwargs["form"]), None)
        if chosen is None:
            raise Http404
        self.chosen, self.heading = chosen, chosen.name
        self.procedure = procedure_for(chosen, self.dossier)
        rule = rule_of(chosen, self.procedure, step_for(chosen, self.procedure), today)
        issuing = issuing_of(chosen, rule, today, self.dossier, self.request.user)
        if issuing is None:
            raise PermissionDenied(NOT_YOURS.format(name=chosen.name))
        self.issuing = issuing
        article = rule.article if rule else chosen.article
        self.words = f"Căn cứ {article}. Chỗ chưa biết được in thành dòng chấm để điền tay."

    def get_form(self, data: Any = None) -> DocumentForm:
        today = calendar.today()
        symbol = symbol_of(self.chosen, self.issuing)
        following = f"{next_number(self.issuing.office, today.year, symbol):02d}/{symbol}" if symbol else ""
        initial = {
            "on": today,
            "place": head_of(self.issuing, today).place,
            "signer_title": signer_title_of(self.chosen, self.issuing),
            "signer_name": self.dossier.full_name if self.chosen.is_personal else "",
        }
        borne = borne_by(self.chosen, self.procedure, step_for(self.chosen, self.procedure), symbol)
        act = None if borne else act_for(self.chosen, self.procedure)
        form = DocumentForm(data, act=act, next_number=following, initial=initial)
        form.bear(borne)
        return form

    def act(self, form: DocumentForm) -> None:
        issue_document(dossier=self.dossier, form=self.chosen.slug, by=self.request.user, **form.facts)


@require_safe
@cache_control(private=True, no_store=True)
def document_pdf(request: HttpRequest, pk: int, fact: int) -> HttpResponse:
    """The document as it was printed, for those who may see the dossier."""
    dossier: Dossier = visible_dossier(request.user, pk)
    document = get_object_or_404(dossier.documents, pk=fact)
    audit.record("print_document", document, by=request.user, dossier=dossier.pk, form=document.form)
    name = f"{document.form}_{dossier.number}_{document.on:%Y-%m-%d}.pdf"
    disposition = content_disposition_header(False, name)
    return HttpResponse(
        bytes(document.pdf), content_type="application/pdf", headers={"Content-Disposition": disposition}
    )
