"""What is determined and decided about a person: entered, ended, corrected."""

from typing import Any

from django.shortcuts import get_object_or_404

from accounts.enums import Permission
from cases.forms.acts import (
    ChangeDeterminationForm,
    ChangeDrugTestForm,
    ChangeRemovalForm,
    ChangeUserManagementForm,
    DeterminationForm,
    DrugTestForm,
    EndUserManagementForm,
    RemovalForm,
    UserManagementForm,
)
from cases.models import Determination, DrugTest, ListRemoval, UserManagement
from cases.services import (
    change_determination,
    change_drug_test,
    change_removal,
    change_user_management,
    end_user_management,
    enter_determination,
    enter_user_management,
    record_drug_test,
    remove_from_list,
)
from cases.views.base import ByHandAct, DossierAct, entered_by_hand


class DeterminationCreate(ByHandAct):
    kinds = ("determination",)
    permission = Permission.WRITE_DETERMINATION
    form_class = DeterminationForm
    heading = "Ghi kết quả xác định tình trạng nghiện"
    words = "Kết quả “Có nghiện” đưa người này vào danh sách người nghiện kể từ ngày đó."
    done = "Đã ghi kết quả xác định tình trạng nghiện."
    panel = "determinations"

    def act(self, form: DeterminationForm) -> None:
        enter_determination(dossier=self.dossier, by=self.request.user, **form.cleaned_data)


class DeterminationChange(DeterminationCreate):
    kinds = ()
    form_class = ChangeDeterminationForm
    heading = "Sửa kết quả xác định tình trạng nghiện"
    words = "Chỉ dùng để sửa chỗ ghi sai. Lần xác định mới thì ghi thành một kết quả mới."
    done = "Đã sửa kết quả xác định tình trạng nghiện."
    withdraws = "determination_withdraw"

    def get_subject(self) -> Determination:
        return get_object_or_404(self.dossier.determinations, pk=self.kwargs["fact"])

    def act(self, form: ChangeDeterminationForm) -> None:
        change_determination(determination=self.subject, by=self.request.user, **form.cleaned_data)


class RemovalCreate(DossierAct):
    permission = Permission.WRITE_DOSSIER
    form_class = RemovalForm
    heading = "Đưa ra khỏi danh sách người nghiện"
    words = "Ghi ngày và lý do. Nếu sau này lại được xác định có nghiện, người này trở lại danh sách."
    done = "Đã đưa ra khỏi danh sách người nghiện."
    panel = "determinations"

    def act(self, form: RemovalForm) -> None:
        remove_from_list(dossier=self.dossier, by=self.request.user, **form.cleaned_data)


class RemovalChange(RemovalCreate):
    form_class = ChangeRemovalForm
    heading = "Sửa lần đưa ra khỏi danh sách"
    words = "Chỉ dùng để sửa chỗ ghi sai."
    done = "Đã sửa lần đưa ra khỏi danh sách."
    withdraws = "removal_withdraw"

    def get_subject(self) -> ListRemoval:
        return get_object_or_404(self.dossier.removals, pk=self.kwargs["fact"])

    def act(self, form: ChangeRemovalForm) -> None:
        change_removal(removal=self.subject, by=self.request.user, **form.cleaned_data)


class DrugTestCreate(DossierAct):
    permission = Permission.WRITE_TEST
    form_class = DrugTestForm
    heading = "Ghi kết quả xét nghiệm ma túy"
    words = "Kết quả dương tính được báo ngay cho Chủ tịch UBND xã nơi cư trú (Luật PCMT 2021, Điều 22)."
    done = "Đã ghi kết quả xét nghiệm."
    panel = "drug_tests"

    def form_arguments(self) -> dict[str, Any]:
        return super().form_arguments() or {"initial": {"occasion": self.request.GET.get("occasion", "")}}

    def act(self, form: DrugTestForm) -> None:
        record_drug_test(dossier=self.dossier, by=self.request.user, **form.cleaned_data)


class DrugTestChange(DrugTestCreate):
    form_class = ChangeDrugTestForm
    heading = "Sửa kết quả xét nghiệm ma túy"
    words = "Chỉ dùng để sửa chỗ ghi sai. Lần xét nghiệm mới thì ghi thành một kết quả mới."
    done = "Đã sửa kết quả xét nghiệm."
    withdraws = "drug_test_withdraw"

    def get_subject(self) -> DrugTest:
        return get_object_or_404(self.dossier.drug_tests, pk=self.kwargs["fact"])

    def act(self, form: ChangeDrugTestForm) -> None:
        change_drug_test(test=self.subject, by=self.request.user, **form.cleaned_data)


class UserManagementCreate(ByHandAct):
    kinds = ("user_management",)
    permission = Permission.WRITE_DOSSIER
    form_class = UserManagementForm
    heading = "Quản lý người sử dụng trái phép chất ma túy"
    words = "Thời hạn quản lý là một năm kể từ ngày quyết định của Chủ tịch UBND xã."
    done = "Đã ghi quyết định quản lý."
    panel = "user_management"

    def act(self, form: UserManagementForm) -> None:
        enter_user_management(dossier=self.dossier, by=self.request.user, **form.cleaned_data)


class UserManagementEnd(UserManagementCreate):
    kinds = ()
    form_class = EndUserManagementForm
    heading = "Kết thúc quản lý người sử dụng"
    words = "Ngày kết thúc là ngày đầu tiên không còn bị quản lý."
    submit = "Ghi kết thúc"
    done = "Đã ghi kết thúc quản lý."

    def get_subject(self) -> UserManagement:
        return entered_by_hand(get_object_or_404(self.dossier.user_managements, pk=self.kwargs["fact"]))

    def act(self, form: Any) -> None:
        end_user_management(management=self.subject, by=self.request.user, **_with_reason(form))


class UserManagementChange(UserManagementEnd):
    form_class = ChangeUserManagementForm
    heading = "Sửa quyết định quản lý người sử dụng"
    words = "Chỉ dùng để sửa chỗ ghi sai."
    submit = "Lưu"
    done = "Đã sửa quyết định quản lý."
    withdraws = "user_management_withdraw"

    def act(self, form: Any) -> None:
        change_user_management(management=self.subject, by=self.request.user, **_with_reason(form))


def _with_reason(form: Any) -> dict[str, Any]:
    """The service calls ``reason`` what the column calls ``end_reason``."""
    found = dict(form.cleaned_data)
    found["reason"] = found.pop("end_reason")
    return found
