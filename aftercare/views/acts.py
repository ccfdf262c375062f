"""What the pages of clubs, models, courses and helpers do alike: entering one, an act on it, a person who joins it."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View

from accounts.enums import Permission
from accounts.perms import requires
from aftercare.forms.clubs import AddMemberForm
from aftercare.models.founded import Founded
from aftercare.queries import people_to_join
from areas.models import Area
from cases.models import Dossier
from core import calendar
from core.errors import DomainError
from rehab.queries import communes_to_choose


@method_decorator(requires(Permission.WRITE_CLUB), name="dispatch")
class FoundedAct(View):
    """A form, a service, back to the page. ``subject`` names what the service acts on: the club or model itself, or,
    with ``facts``, one of its rows; ``changes``: the form shows what is stored."""

    http_method_names: ClassVar[list[str]] = ["get", "head", "post"]
    find: Callable[[Any, int], Founded]
    form_class: type[forms.Form]
    service: Callable
    subject: str
    page: str
    heading: str
    done: str
    words = ""
    submit = "Lưu"
    facts = ""
    changes = False

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.post(request, **kwargs)

    def post(self, request: HttpRequest, pk: int, fact: int | None = None) -> HttpResponse:
        founded = type(self).find(request.user, pk)
        row = get_object_or_404(getattr(founded, self.facts), pk=fact) if self.facts else founded
        stored = {"instance": row, "version": row.version} if self.facts or self.changes else {}
        form, address = self.form_class(request.POST or None, **stored), reverse(self.page, args=[founded.pk])
        if form.is_valid():
            try:
                type(self).service(**{self.subject: row}, by=request.user, **form.cleaned_data)
            except DomainError as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, self.told(self.done, row))
                return redirect(address)
        context = {
            "subject": founded,
            "back": address,
            "form": form,
            "heading": self.told(self.heading, row),
            "words": self.told(self.words, row),
            "submit": self.submit,
        }
        return render(request, "aftercare/act.html", context)

    def told(self, words: str, row: Model) -> str:
        return words.format(row=row)


def entry(
    request: HttpRequest,
    form: forms.Form,
    service: Callable,
    *,
    heading: str,
    done: str,
    page: str,
    back: tuple[str, str],
) -> HttpResponse:
    """A club, a model, a course or a helper entered or changed: the form, the service, on to its own ``page``;
    ``back``: words and address of where one came from."""
    if form.is_valid():
        try:
            row = service(by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, done.format(row=row))
            return redirect(page, pk=row.pk)
    subject, address = back
    return render(
        request, "aftercare/act.html", {"form": form, "heading": heading, "subject": subject, "back": address}
    )


def communes_to_found_in(request: HttpRequest) -> QuerySet[Area]:
    return communes_to_choose(request.user, Permission.WRITE_CLUB, calendar.today())


def let_join(
    request: HttpRequest,
    founded: Founded,
    service: Callable,
    *,
    subject: str,
    inside: QuerySet,
    page: str,
    words: dict[str, str],
) -> HttpResponse:
    """Find a person among those one may write about, who joins from a day on; ``inside``: who is in it today."""
    asked = request.GET.get("q", "").strip()
    people = Dossier.objects.visible_to(request.user, Permission.WRITE_CLUB)
    form = AddMemberForm(request.POST or None, dossiers=people)
    if form.is_valid():
        try:
            joined = service(**{subject: founded}, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"{joined.dossier.full_name} {words['done']}")
            return redirect(page, pk=founded.pk)
    context = {
        **words,
        "founded": founded,
        "page_url": page,
        "form": form,
        "words": asked,
        "found": people_to_join(people, inside, asked) if asked else None,
    }
    return render(request, "aftercare/person_add.html", context)
