"""The shape of every page that changes something about a dossier."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from accounts.enums import Permission
from cases.models import Dossier
from cases.perms import visible_dossier
from cases.procedures.by_hand import entered_on
from cases.procedures.reading import way_by_procedure
from core.errors import DomainError, StaleVersionError

BY_PROCEDURE = "Mục này do một thủ tục ghi; hãy làm bước tiếp theo của thủ tục đó, hoặc thu hồi bước đã ghi sai."


def entered_by_hand(fact: Any) -> Any:
    """A fact that a procedure wrote is changed by its steps alone."""
    if fact.procedure_id:
        raise PermissionDenied(BY_PROCEDURE)
    return fact


class DossierAct(View):
    """One act on one dossier: shows a form, hands what was typed to a service, shows a refusal beside its field
    with all that was typed. Subclasses give ``form_class`` and ``act``; ``subject`` is the fact that is corrected."""

    permission: ClassVar[Permission]
    form_class: ClassVar[type[forms.BaseForm]]
    template_name = "cases/act.html"
    heading = ""
    words = ""
    submit = "Lưu"
    done = "Đã lưu."
    panel = ""
    withdraws = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.dossier: Dossier | None = None
        self.subject: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.dossier = visible_dossier(request.user, kwargs["pk"], self.permission)
        self.subject = self.get_subject()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.page(self.get_form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.get_form(request.POST)
        if form.is_valid():
            try:
                self.act(form)
            except DomainError as refusal:
                form.refuse(refusal)
                form.present_url = "" if refusal.fields else self.present_url(refusal)
            else:
                messages.success(request, self.done)
                return redirect(self.next_url())
        return self.page(form)

    def present_url(self, refusal: DomainError) -> str:
        """Where one sees what somebody else did meanwhile."""
        if not isinstance(refusal, StaleVersionError):
            return ""
        return reverse("cases:dossier_detail", args=[self.dossier.pk]) + (f"#{self.panel}" if self.panel else "")

    def get_subject(self) -> Any:
        """The fact of this dossier that is corrected; none when a new one is entered."""
        return None

    def get_form(self, data: Any = None) -> forms.BaseForm:
        return self.form_class(data, **self.form_arguments())

    def form_arguments(self) -> dict[str, Any]:
        if self.subject is None:
            return {}
        return {"instance": self.subject, "version": self.subject.version}

    def act(self, form: Any) -> None:
        raise NotImplementedError

    def next_url(self) -> str:
        return reverse("cases:dossier_detail", args=[self.dossier.pk]) + (f"#{self.panel}" if self.panel else "")

    def page(self, form: Any) -> HttpResponse:
        return render(self.request, self.template_name, self.context(form))

    def context(self, form: Any) -> dict[str, Any]:
        return {
            "dossier": self.dossier,
            "form": form,
            "heading": self.heading,
            "words": self.words,
            "submit": self.submit,
            "back": self.next_url(),
            "withdraw_url": self.withdraw_url(),
        }

    def withdraw_url(self) -> str:
        """Where the fact that is corrected can be taken out altogether."""
        if not (self.withdraws and "fact" in self.kwargs):
            return ""
        return reverse(f"cases:{self.withdraws}", args=[self.dossier.pk, self.kwargs["fact"]])


class ByHandAct(DossierAct):
    """A page on which something of before this system is entered from its paper; it tells the way for what is decided
    since: the procedures ``kinds``."""

    kinds: ClassVar[tuple[str, ...]] = ()

    def context(self, form: Any) -> dict[str, Any]:
        ways = [way for kind in self.kinds if (way := way_by_procedure(self.dossier, self.request.user, kind))]
        return {**super().context(form), "entered_on": entered_on(self.dossier), "ways": ways}
