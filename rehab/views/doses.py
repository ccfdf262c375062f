"""Orders of doses and urine tests of one patient, written by the clinic that treats them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.enums import Permission
from cases.forms.acts import WithdrawForm
from cases.perms import NOT_THIS_ONE
from cases.views.base import DossierAct
from core import calendar
from rehab.dose_forms import CorrectDoseOrderForm, CorrectUrineTestForm, DoseOrderForm, UrineTestForm
from rehab.enums import Modality
from rehab.models import DoseOrder, Episode, UrineTest
from rehab.perms import can_run_facility
from rehab.services import (
    correct_dose_order,
    correct_urine_test,
    order_dose,
    record_urine_test,
    withdraw_dose_order,
    withdraw_urine_test,
)


class TreatmentAct(DossierAct):
    """An act on the patient's treatment of today, by its own clinic."""

    permission = Permission.VIEW_DOSSIER
    panel = "methadone"
    episode: Episode

    def get_subject(self) -> Any:
        running = Episode.objects.on(calendar.today()).filter(dossier=self.dossier, modality=Modality.METHADONE)
        self.episode = get_object_or_404(running.select_related("facility__office"))
        self.check_clinic()

    def check_clinic(self) -> None:
        if not can_run_facility(self.request.user, self.episode.facility.office):
            raise PermissionDenied(NOT_THIS_ONE)


class DoseOrderAdd(TreatmentAct):
    form_class = DoseOrderForm
    heading = "Ghi chỉ định liều"
    words = "Liều này được dùng từ ngày ghi dưới đây cho đến chỉ định tiếp theo."
    done = "Đã ghi chỉ định liều."

    def act(self, form: DoseOrderForm) -> None:
        order_dose(episode=self.episode, by=self.request.user, **form.cleaned_data)


class UrineTestAdd(TreatmentAct):
    form_class = UrineTestForm
    heading = "Ghi xét nghiệm nước tiểu"
    done = "Đã ghi kết quả xét nghiệm."

    def act(self, form: UrineTestForm) -> None:
        record_urine_test(episode=self.episode, by=self.request.user, **form.cleaned_data)


class TreatmentFact(TreatmentAct):
    """An act on one order or test of the person, of whatever treatment, by the clinic of that treatment."""

    model: type[DoseOrder] | type[UrineTest]

    def get_subject(self) -> DoseOrder | UrineTest:
        facts = self.model.objects.filter(episode__dossier=self.dossier)
        fact = get_object_or_404(facts.select_related("episode__facility__office"), pk=self.kwargs["fact"])
        self.episode = fact.episode
        self.check_clinic()
        return fact


class DoseOrderCorrect(TreatmentFact):
    model = DoseOrder
    form_class = CorrectDoseOrderForm
    heading = "Sửa chỉ định liều ghi sai"
    words = "Đổi liều thì ghi một chỉ định mới."
    done = "Đã sửa chỉ định liều."

    def act(self, form: CorrectDoseOrderForm) -> None:
        correct_dose_order(order=self.subject, version=form.version, data=facts_of(form), by=self.request.user)

    def withdraw_url(self) -> str:
        return reverse("rehab:dose_order_withdraw", args=[self.dossier.pk, self.subject.pk])


class UrineTestCorrect(TreatmentFact):
    model = UrineTest
    form_class = CorrectUrineTestForm
    heading = "Sửa xét nghiệm nước tiểu ghi sai"
    done = "Đã sửa kết quả xét nghiệm."

    def act(self, form: CorrectUrineTestForm) -> None:
        correct_urine_test(test=self.subject, version=form.version, data=facts_of(form), by=self.request.user)

    def withdraw_url(self) -> str:
        return reverse("rehab:urine_test_withdraw", args=[self.dossier.pk, self.subject.pk])


class DoseOrderWithdraw(TreatmentFact):
    model = DoseOrder
    form_class = WithdrawForm
    heading = "Xóa chỉ định liều ghi nhầm"
    submit = "Xóa"
    done = "Đã xóa."

    def form_arguments(self) -> dict[str, Any]:
        return {"version": self.subject.version}

    def act(self, form: WithdrawForm) -> None:
        withdraw_dose_order(order=self.subject, by=self.request.user, **form.cleaned_data)


class UrineTestWithdraw(DoseOrderWithdraw):
    model = UrineTest
    heading = "Xóa xét nghiệm nước tiểu ghi nhầm"

    def act(self, form: WithdrawForm) -> None:
        withdraw_urine_test(test=self.subject, by=self.request.user, **form.cleaned_data)


def facts_of(form: Any) -> dict[str, Any]:
    """What was typed, without the version."""
    return {name: value for name, value in form.cleaned_data.items() if name != "version"}
