"""The rest of forms 05 and 19, section by section."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.db.models import Model

from accounts.enums import Permission
from cases.forms.profile import (
    BackgroundForm,
    DrugUseForm,
    HealthForm,
    PastRehabForm,
    RelativeForm,
    VersionOnlyForm,
)
from cases.models import Background, DrugUse, HealthProfile, PastRehab, Relative
from cases.services import save_background, save_drug_uses, save_health, save_past_rehabs, save_relatives
from cases.views.base import DossierAct
from core.errors import DomainError
from core.saving import require_version

EMPTY_ROWS = 2


class BackgroundEdit(DossierAct):
    permission = Permission.WRITE_DOSSIER
    form_class = BackgroundForm
    template_name = "cases/sheet_form.html"
    heading = "Nhân thân"
    done = "Đã lưu nhân thân."
    panel = "background"
    section = "background"
    model: ClassVar[type[Model]] = Background
    save: ClassVar[Callable[..., Any]] = staticmethod(save_background)

    def get_subject(self) -> Model:
        """The sheet as kept, or a new one, whose version is 0 until it is saved."""
        return self.model.objects.filter(dossier=self.dossier).first() or self.model(dossier=self.dossier, version=0)

    def act(self, form: Any) -> None:
        data = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        self.save(dossier=self.dossier, version=form.version, data=data, by=self.request.user)

    def context(self, form: Any) -> dict[str, Any]:
        return {**super().context(form), "section": self.section}


class HealthEdit(BackgroundEdit):
    permission = Permission.WRITE_HEALTH
    form_class = HealthForm
    heading = "Sức khỏe"
    done = "Đã lưu thông tin sức khỏe."
    panel = "health"
    section = "health"
    model = HealthProfile
    save = staticmethod(save_health)


class RowsEdit(DossierAct):
    """A page of rows: those there are, and some empty ones. A row is taken out by its box."""

    permission = Permission.WRITE_DOSSIER
    form_class = VersionOnlyForm
    template_name = "cases/rows_form.html"
    panel = "background"
    section = ""
    model: ClassVar[type[Model]]
    row_form: ClassVar[type[forms.ModelForm]]
    save: ClassVar[Callable[..., Any]]

    def form_arguments(self) -> dict[str, Any]:
        return {"version": self.dossier.version}

    def get_form(self, data: Any = None) -> VersionOnlyForm:
        """The form carries the version; beside it ``rows`` are the rows themselves."""
        form = super().get_form(data)
        form.rows = self._rows(form.data if data is not None else None)
        return form

    def _rows(self, data: Any) -> forms.BaseFormSet:
        formset = forms.modelformset_factory(
            self.model, form=self.row_form, extra=EMPTY_ROWS, can_delete=True, max_num=40
        )
        return formset(data, queryset=self.model.objects.filter(dossier=self.dossier), prefix="rows")

    def act(self, form: VersionOnlyForm) -> None:
        require_version(self.dossier, form.version)
        if not form.rows.is_valid():
            raise DomainError("Chưa lưu được. Hãy sửa những ô được đánh dấu đỏ bên dưới rồi bấm lưu lại.")
        rows = [_row_values(row) for row in form.rows if row.has_changed()]
        self.save(dossier=self.dossier, version=form.version, rows=rows, by=self.request.user)

    def context(self, form: Any) -> dict[str, Any]:
        return {**super().context(form), "section": self.section, "rows": form.rows}


def _row_values(row: forms.ModelForm) -> dict[str, Any]:
    values = {name: value for name, value in row.cleaned_data.items() if name not in ("id", "DELETE")}
    kept = row.cleaned_data.get("id")
    return {**values, "id": kept and kept.pk, "remove": row.cleaned_data.get("DELETE", False)}


class RelativesEdit(RowsEdit):
    heading = "Thân nhân"
    done = "Đã lưu thân nhân."
    section = "relatives"
    model = Relative
    row_form = RelativeForm
    save = staticmethod(save_relatives)


class DrugUsesEdit(RowsEdit):
    heading = "Các chất đã dùng"
    done = "Đã lưu các chất đã dùng."
    section = "drugs"
    model = DrugUse
    row_form = DrugUseForm
    save = staticmethod(save_drug_uses)


class PastRehabsEdit(RowsEdit):
    heading = "Các lần cai nghiện trước đây"
    words = "Những lần cai trước khi lập hồ sơ, theo lời khai. Lần cai đang quản lý thì ghi ở phần cai nghiện."
    done = "Đã lưu các lần cai trước đây."
    section = "rehabs"
    model = PastRehab
    row_form = PastRehabForm
    save = staticmethod(save_past_rehabs)
