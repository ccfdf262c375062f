"""One act of an office as a page: a form, the service it is given to, and where one comes out."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from accounts.enums import Permission
from accounts.perms import RequiresPermission
from core.errors import DomainError
from programme.perms import require_kept, visible_row
from programme.reach import standing_offices


class Act(RequiresPermission, View):
    """The form, shown and sent."""

    permissions = (Permission.WRITE_PROGRAMME,)
    template_name = "programme/act.html"
    form_class: type[forms.BaseForm]
    service: ClassVar[Any]
    heading = ""
    submit = "Lưu"
    done = "Đã lưu."
    list_name = ""
    detail_name = ""
    apart: tuple[str, ...] = ()
    """Fields that the service takes by their own names; the others go as ``data``."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(self.make_form(None))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            result = self.perform(form)
        except DomainError as refusal:
            form.refuse(refusal)
            return self._page(form)
        messages.success(request, self.done)
        return redirect(self.after(result))

    def make_form(self, data: Any) -> forms.BaseForm:
        return self.form_class(data, **self.form_kwargs())

    def form_kwargs(self) -> dict[str, Any]:
        """What the form is made with, beside what was sent."""
        return {}

    def perform(self, form: Any) -> Any:
        raise NotImplementedError

    def shared(self, form: Any) -> dict[str, Any]:
        """What is typed, as the service takes it."""
        typed = {name: value for name, value in form.cleaned_data.items() if name not in ("version", "office")}
        own = {name: typed.pop(name) for name in self.apart if name in typed}
        return {**own, **({"data": typed} if typed else {}), "by": self.request.user}

    def after(self, result: Any) -> str:
        if self.detail_name:
            return reverse(self.detail_name, args=[result.pk])
        return reverse(self.list_name)

    def back(self) -> str:
        return reverse(self.list_name)

    def about(self) -> str:
        """Words under the heading."""
        return ""

    def _page(self, form: forms.BaseForm) -> HttpResponse:
        context = {
            "form": form,
            "heading": self.heading,
            "submit": self.submit,
            "back": self.back(),
            "words": self.about(),
        }
        return render(self.request, self.template_name, context)


class Add(Act):
    """A new row of one of the user's own offices."""

    def form_kwargs(self) -> dict[str, Any]:
        return {"offices": standing_offices(self.request.user)}

    def perform(self, form: Any) -> Any:
        return type(self).service(office=form.cleaned_data["office"], **self.shared(form))


class Change(Act):
    """A row that is changed: not there for whoever cannot see it, refused to whoever may not keep it."""

    rows: ClassVar[models.QuerySet]
    subject = "row"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.row = None
        if request.user.is_authenticated and request.user.may(Permission.WRITE_PROGRAMME):
            self.row = self.find(request, kwargs["pk"])
            require_kept(request.user, self.office_id())
        return super().dispatch(request, *args, **kwargs)

    def find(self, request: HttpRequest, pk: int) -> Any:
        return visible_row(request.user, self.rows.all(), pk)

    def office_id(self) -> int:
        return self.row.office_id

    def about(self) -> str:
        return str(self.row)

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.row, "version": self.row.version}

    def perform(self, form: Any) -> Any:
        return type(self).service(**{self.subject: self.row}, version=form.version, **self.shared(form))

    def back(self) -> str:
        return self.after(self.row) if self.detail_name else reverse(self.list_name)


class ChangePart(Change):
    """A part of a row, changed from the page of the whole."""

    whole = ""

    def office_id(self) -> int:
        return getattr(self.row, self.whole).office_id

    def after(self, result: Any) -> str:
        return reverse(self.detail_name, args=[getattr(self.row, f"{self.whole}_id")])


class AddPart(Change):
    """A new part of a row."""

    def form_kwargs(self) -> dict[str, Any]:
        return {}

    def perform(self, form: Any) -> Any:
        return type(self).service(**{self.subject: self.row}, **self.shared(form))

    def after(self, result: Any) -> str:
        return reverse(self.detail_name, args=[self.row.pk])
