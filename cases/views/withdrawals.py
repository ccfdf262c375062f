"""Pages on which something entered wrongly is taken out, with the reason."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from accounts.enums import Permission
from cases.forms.acts import WithdrawForm
from cases.services import withdraw_fact, withdraw_move, withdraw_paper
from cases.views.base import DossierAct, entered_by_hand


class DeterminationWithdraw(DossierAct):
    """Also the shape of the others: the facts of this dossier, and the service that takes one out."""

    permission = Permission.WRITE_DETERMINATION
    form_class = WithdrawForm
    heading = "Xóa kết quả xác định ghi nhầm"
    words = "Chỉ xóa khi ghi nhầm người hoặc ghi trùng. Lần ghi đã xóa vẫn được giữ trong lịch sử của hệ thống."
    submit = "Xóa"
    done = "Đã xóa."
    panel = "determinations"

    def facts(self) -> QuerySet:
        return self.dossier.determinations.all()

    def get_subject(self) -> Any:
        return get_object_or_404(self.facts(), pk=self.kwargs["fact"])

    def form_arguments(self) -> dict[str, Any]:
        return {"version": self.subject.version}

    def act(self, form: WithdrawForm) -> None:
        withdraw_fact(fact=self.subject, by=self.request.user, **form.cleaned_data)


class RemovalWithdraw(DeterminationWithdraw):
    permission = Permission.WRITE_DOSSIER
    heading = "Xóa lần đưa ra khỏi danh sách ghi nhầm"

    def facts(self) -> QuerySet:
        return self.dossier.removals.all()


class DrugTestWithdraw(DeterminationWithdraw):
    permission = Permission.WRITE_TEST
    heading = "Xóa kết quả xét nghiệm ghi nhầm"
    panel = "drug_tests"

    def facts(self) -> QuerySet:
        return self.dossier.drug_tests.all()


class UserManagementWithdraw(DeterminationWithdraw):
    permission = Permission.WRITE_DOSSIER
    heading = "Xóa quyết định quản lý ghi nhầm"
    panel = "user_management"

    def get_subject(self) -> Any:
        return entered_by_hand(super().get_subject())

    def facts(self) -> QuerySet:
        return self.dossier.user_managements.all()


class PaperWithdraw(DeterminationWithdraw):
    """A paper has the dossier's version."""

    permission = Permission.WRITE_DOSSIER
    heading = "Xóa giấy tờ ghi nhầm"
    panel = "papers"

    def facts(self) -> QuerySet:
        return self.dossier.papers.all()

    def form_arguments(self) -> dict[str, Any]:
        return {"version": self.dossier.version}

    def act(self, form: WithdrawForm) -> None:
        withdraw_paper(paper=self.subject, by=self.request.user, **form.cleaned_data)


class MoveWithdraw(PaperWithdraw):
    heading = "Xóa lần chuyển ghi nhầm"
    words = "Xã trước đó quản lý lại hồ sơ, như chưa từng chuyển. Lần ghi đã xóa vẫn được giữ trong lịch sử."
    panel = "responsibility"

    def facts(self) -> QuerySet:
        return self.dossier.responsibilities.all()

    def act(self, form: WithdrawForm) -> None:
        withdraw_move(responsibility=self.subject, by=self.request.user, **form.cleaned_data)
