"""Contacts and planned tests on the dossier's page, and the list of what is to come."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.perms import requires
from aftercare.following import TEST, appointments
from aftercare.forms.following import AppointmentFilter, ContactForm, CorrectContactForm, PlanTestForm
from aftercare.helping import helpers_for
from aftercare.models import Contact, Helper, HelperAssignment, PlannedTest
from aftercare.services import (
    cancel_planned_test,
    correct_contact,
    plan_test,
    record_contact,
    withdraw_contact,
)
from cases.forms.acts import WithdrawForm
from cases.models import Dossier
from cases.queries import communes_today, with_commune
from cases.views.base import DossierAct
from core import calendar

ON_A_PAGE = 25


class ContactRecord(DossierAct):
    permission = Permission.WRITE_AFTERCARE
    form_class = ContactForm
    heading = "Ghi lần thăm, gặp"
    done = "Đã ghi lần thăm, gặp."
    panel = "following"

    def form_arguments(self) -> dict[str, Any]:
        today = calendar.today()
        helpers = helpers_for(self.dossier, today)
        now = HelperAssignment.objects.on(today).filter(aftercare__dossier=self.dossier, listed__in=helpers).first()
        initial = {"helper": now.listed_id} if now else {"officer": str(self.request.user)}
        return {"helpers": helpers, "initial": initial}

    def act(self, form: Any) -> None:
        record_contact(dossier=self.dossier, by=self.request.user, **form.cleaned_data)


class ContactCorrect(ContactRecord):
    form_class = CorrectContactForm
    heading = "Sửa lần thăm, gặp"
    done = "Đã sửa lần thăm, gặp."

    def get_subject(self) -> Contact:
        return get_object_or_404(Contact.objects.select_related("helper"), dossier=self.dossier, pk=self.kwargs["fact"])

    def form_arguments(self) -> dict[str, Any]:
        helpers = helpers_for(self.dossier, self.subject.on) | Helper.objects.filter(contacts=self.subject)
        return {"helpers": helpers.distinct(), "instance": self.subject, "version": self.subject.version}

    def act(self, form: Any) -> None:
        correct_contact(contact=self.subject, by=self.request.user, **{"helper": None, **form.cleaned_data})

    def withdraw_url(self) -> str:
        return reverse("aftercare:contact_withdraw", args=[self.dossier.pk, self.subject.pk])


class ContactWithdraw(DossierAct):
    permission = Permission.WRITE_AFTERCARE
    form_class = WithdrawForm
    heading = "Xóa lần thăm, gặp ghi nhầm"
    submit = "Xóa"
    done = "Đã xóa lần thăm, gặp."
    panel = "following"

    def get_subject(self) -> Contact:
        return get_object_or_404(Contact, dossier=self.dossier, pk=self.kwargs["fact"])

    def form_arguments(self) -> dict[str, Any]:
        return {"version": self.subject.version}

    def act(self, form: Any) -> None:
        withdraw_contact(contact=self.subject, by=self.request.user, **form.cleaned_data)


class TestPlan(DossierAct):
    permission = Permission.WRITE_TEST
    form_class = PlanTestForm
    heading = "Hẹn xét nghiệm định kỳ"
    words = "Kết quả xét nghiệm ghi sau đó (không phải đột xuất, trong thời gian quản lý sau cai) khép lần hẹn này."
    done = "Đã hẹn xét nghiệm."
    panel = "following"

    def act(self, form: Any) -> None:
        plan_test(dossier=self.dossier, by=self.request.user, **form.cleaned_data)


class TestCancel(ContactWithdraw):
    permission = Permission.WRITE_TEST
    heading = "Hủy lần hẹn xét nghiệm"
    submit = "Hủy hẹn"
    done = "Đã hủy lần hẹn xét nghiệm."

    def get_subject(self) -> PlannedTest:
        return get_object_or_404(PlannedTest, dossier=self.dossier, pk=self.kwargs["fact"])

    def act(self, form: Any) -> None:
        cancel_planned_test(planned=self.subject, by=self.request.user, **form.cleaned_data)


@require_safe
@requires(Permission.VIEW_AFTERCARE)
def appointment_list(request: HttpRequest, template_name: str = "aftercare/appointments.html") -> HttpResponse:
    """Contacts agreed and tests planned with those managed today, overdue first."""
    form = AppointmentFilter(request.GET, user=request.user)
    people = form.people(Dossier.objects.visible_to(request.user))
    found = appointments(people, what=form.what_chosen, before=form.before)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows, today = list(page.object_list), calendar.today()
    named = {row.pk: row for row in with_commune(Dossier.objects.filter(pk__in=[row["dossier_id"] for row in rows]))}
    communes = communes_today(named.values())
    context = {
        "form": form,
        "page": page,
        "rows": [
            {
                "dossier": named[row["dossier_id"]],
                "commune": communes.get(row["dossier_id"]),
                "day": row["day"],
                "is_test": row["what"] == TEST,
                "days_late": max((today - row["day"]).days, 0),
            }
            for row in rows
        ],
        "may_contact": request.user.may(Permission.WRITE_AFTERCARE),
        "may_test": request.user.may(Permission.WRITE_TEST),
    }
    return render(request, template_name, context)
